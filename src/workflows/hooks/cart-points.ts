/**
 * The redemption's turn in core's refresh of a cart: after promotions and taxes, before the payment
 * collection is sized. Gift cards and store credit of the official loyalty plugin come after it.
 */
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { takeRedemptionTurn } from "../reward-points/cart/redemption-turn"
import { shareHook } from "./share-hook"

shareHook(refreshCartItemsWorkflow, "beforeRefreshingPaymentCollection", async ({ input }, { container }) => {
  await takeRedemptionTurn(container, input.cart_id)
})
