/**
 * Our turns in core's refresh of a cart, after promotions and taxes and before the payment collection is sized: free products, then
 * what points pay of the rest. Gift cards and store credit of the official loyalty plugin come after them.
 */
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { takeFreeProductsTurn } from "../free-products/cart/turn"
import { takeRedemptionTurn } from "../reward-points/cart/redemption-turn"
import { shareHook } from "./share-hook"

shareHook(refreshCartItemsWorkflow, "beforeRefreshingPaymentCollection", async ({ input }, { container }) => {
  await takeFreeProductsTurn(container, input.cart_id, { after_promotions: true, within_refresh: true })
  await takeRedemptionTurn(container, input.cart_id)
})
