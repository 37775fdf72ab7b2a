/** What core has read of a cart where it computes promotions is kept for the free products' turn a moment later, in the same request. */
import { updateCartPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { noteSeenCart } from "../free-products/cart/seen-cart"
import { shareHook } from "./share-hook"

shareHook(updateCartPromotionsWorkflow, "setPromotionContext", ({ cart }) => {
  noteSeenCart(cart)
  return new StepResponse({})
})
