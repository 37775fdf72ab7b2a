import { type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow, refreshPaymentCollectionForCartWorkflow } from "@medusajs/medusa/core-flows"
import { reconcileCartWorkflow } from "../../../workflows/carts/reconcile-cart"
import { hasEndedRules } from "../../../workflows/free-products/cart/ended-rules"
import { hasTurned, lookAtCart } from "../../../workflows/free-products/cart/seen-cart"
import { takeFreeProductsTurn } from "../../../workflows/free-products/cart/turn"
import { takeRedemptionTurn } from "../../../workflows/reward-points/cart/redemption-turn"
import { currentPriceRequest } from "../../../modules/tier-pricing/price-request"
import { errorMessage } from "../../../shared/error-message"
import { isStorable } from "../../../shared/schema"
import { RefusalError } from "../../../shared/refusal-error"
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

/** Core's refresh does not run when promotions change: free products and the redemption take their turns before the answer, and the payment is sized after them. */
const turnsAfterPromotions = (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const { id } = req.params
  beforeAnswer(res, next, async (body) => {
    const free_products = await takeFreeProductsTurn(req.scope, id, { after_promotions: true })
    const points = await takeRedemptionTurn(req.scope, id)
    if (!free_products.changed && !points.changed) {
      return body
    }
    await refreshPaymentCollectionForCartWorkflow(req.scope).run({ input: { cart_id: id } })
    return { cart: await cartOf(req, id) }
  })
  next()
}

/** Nor does it where a buyer who logs in is the cart's customer already: what only he may have comes now. */
const turnsAfterLogin = (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const { id } = req.params
  beforeAnswer(res, next, async (body) => {
    if (hasTurned(id) || !(await takeFreeProductsTurn(req.scope, id)).changed) {
      return body
    }
    await refreshCartItemsWorkflow(req.scope).run({ input: { cart_id: id } })
    return { cart: await cartOf(req, id) }
  })
  next()
}

const cartOf = async (req: AuthenticatedMedusaRequest, id: string): Promise<unknown> => {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: req.queryConfig.fields, filters: { id } })
  return data[0]
}

/** A rule that has ended, or was archived, gives nothing any more: what it left in a cart goes when the cart is read. One statement where nothing has. */
const withoutEnded = refusing(async (req: AuthenticatedMedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  const { id } = req.params
  if (isStorable(id) && hasEndedRules(await lookAtCart(req.scope, id), new Date()) && (await takeFreeProductsTurn(req.scope, id)).changed) {
    await refreshAnyhow(req, id)
  }
  next()
})

/** A read fails for nobody who is busy with the cart at this moment, as its completion is: he refreshes it, and no cart is completed whose payment is for another amount. */
const refreshAnyhow = async (req: AuthenticatedMedusaRequest, cart_id: string): Promise<void> => {
  try {
    await refreshCartItemsWorkflow(req.scope).run({ input: { cart_id } })
  } catch (error) {
    req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`cart ${cart_id} is shown without a refresh: ${errorMessage(error)}`)
  }
}

/** A line that a rule has put into the cart is not the buyer's to change: he may decline it. */
const refuseManagedLine = refusing(async (req: AuthenticatedMedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  const { id, line_id } = req.params
  const managed = isStorable(id) ? (await lookAtCart(req.scope, id)).lines.find((line) => line.line_id === line_id) : undefined
  if (managed) {
    const instead = `to do without it, POST /store/carts/${id}/free-products { "rule_id": "${managed.rule_id}", "decline": true }`
    throw new RefusalError("free_product_refused", [{ path: "line_id", reason: "managed_line", message: `is a free product, which follows the cart by itself: ${instead}`, values: [managed.rule_id] }])
  }
  next()
})

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
  { matcher: "/store/carts/:id", method: ["GET"], middlewares: [withoutEnded] },
  { matcher: "/store/carts/:id", method: ["POST"], middlewares: [answerRefused] },
  { matcher: "/store/carts/:id/customer", method: ["POST"], middlewares: [reconcileFirst, turnsAfterLogin] },
  { matcher: "/store/carts/:id/line-items/:line_id", method: ["POST"], middlewares: [refuseManagedLine] },
  { matcher: "/store/carts/:id/line-items/:line_id", method: ["DELETE"], middlewares: [refuseManagedLine] },
  { matcher: "/store/carts/:id/promotions", method: ["POST"], middlewares: [answerRefused, reconcileFirst, turnsAfterPromotions] },
  { matcher: "/store/carts/:id/promotions", method: ["DELETE"], middlewares: [reconcileFirst, turnsAfterPromotions] },
  { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [completeIfRight] },
]
