import { type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow, refreshPaymentCollectionForCartWorkflow } from "@medusajs/medusa/core-flows"
import { reconcileCartWorkflow } from "../../../workflows/carts/reconcile-cart"
import { takeRedemptionTurn } from "../../../workflows/reward-points/cart/redemption-turn"
import { currentPriceRequest } from "../../../modules/tier-pricing/price-request"
import { beforeAnswer, beforeFailure } from "../../before-answer"
import { answerRefusal, refusing } from "../../refusals"
import { completeIfRight } from "./complete-if-right"
import { refuseWrongQuantities } from "./quantities"
import { readTypedCodes } from "./typed-codes"

/**
 * Core prices no line when promotions change, nor when a cart is transferred to the customer whom it
 * already names: lines are made right before core goes on.
 */
const reconcileFirst = refusing(async (req: AuthenticatedMedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  const { result } = await reconcileCartWorkflow(req.scope).run({ input: { cart_id: req.params.id } })
  if (result.changed) {
    await refreshCartItemsWorkflow(req.scope).run({ input: { cart_id: req.params.id } })
  }
  next()
})

/** Core sizes no redemption when promotions change: it is clamped before the answer, and the payment with it. */
const clampPointsAfter = (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const { id } = req.params
  beforeAnswer(res, next, async (body) => {
    const { changed } = await takeRedemptionTurn(req.scope, id)
    if (!changed) {
      return body
    }
    await refreshPaymentCollectionForCartWorkflow(req.scope).run({ input: { cart_id: id } })
    const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: req.queryConfig.fields, filters: { id } })
    return { cart: data[0] }
  })
  next()
}

/** What a hook of ours refuses is answered as fully as what a route of ours refuses. */
const answerRefused = (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  beforeFailure(req, res, next, async (answer) => void (answerRefusal(currentPriceRequest()?.refused, res) || answer()))
  next()
}

/**
 * Same matchers and methods as core's: ours run after core's validation, before core's handlers.
 * The wildcard runs before core's validation.
 */
export const storeCartMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts*", method: ["POST"], middlewares: [refuseWrongQuantities, readTypedCodes] },
  { matcher: "/store/carts*", method: ["DELETE"], middlewares: [readTypedCodes] },
  { matcher: "/store/carts", method: ["POST"], middlewares: [answerRefused] },
  { matcher: "/store/carts/:id", method: ["POST"], middlewares: [answerRefused] },
  { matcher: "/store/carts/:id/customer", method: ["POST"], middlewares: [reconcileFirst] },
  { matcher: "/store/carts/:id/promotions", method: ["POST"], middlewares: [answerRefused, reconcileFirst, clampPointsAfter] },
  { matcher: "/store/carts/:id/promotions", method: ["DELETE"], middlewares: [reconcileFirst, clampPointsAfter] },
  { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [completeIfRight] },
]
