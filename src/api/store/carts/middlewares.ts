import { type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow, refreshPaymentCollectionForCartWorkflow } from "@medusajs/medusa/core-flows"
import { currentPriceRequest } from "../../../modules/tier-pricing/price-request"
import { prepareCompletion } from "../../../workflows/carts/prepare-completion"
import { reconcileCartWorkflow } from "../../../workflows/carts/reconcile-cart"
import { takeRedemptionTurn } from "../../../workflows/reward-points/cart/redemption-turn"
import { beforeAnswer } from "../../before-answer"
import type { RefusalError } from "../../../shared/refusal-error"
import { answerRefusal, refusing } from "../../refusals"
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

/**
 * The first door of completion; see `prepareCompletion`. What the `validate` hook refuses after it,
 * because another request changed the cart meanwhile, is answered as fully: of an error core's
 * handler keeps only a type and a message.
 */
const prepareFirst = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
  // Express takes the parameters back before it answers an error.
  const { id } = req.params
  answerRefusedOfHooks(res, async (refused) => {
    if (refused.refusals.some(({ path }) => path === "promo_codes")) {
      // Another cart was faster with a personal code: the buyer goes on with the cart as it is without it.
      await refreshCartItemsWorkflow(req.scope).run({ input: { cart_id: id } })
    }
  })
  await prepareCompletion(req.scope, id)
  next()
})

/** What a hook of ours refuses is answered as fully as what a route of ours refuses. */
const answerRefused = (_req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  answerRefusedOfHooks(res)
  next()
}

/** @param before what is to be done before a refusal is answered; it is answered also where that fails */
const answerRefusedOfHooks = (res: MedusaResponse, before?: (refused: RefusalError) => Promise<void>): void => {
  const request = currentPriceRequest()
  const send = res.json.bind(res)
  res.json = (body) => {
    res.json = send
    const refused = res.statusCode >= 400 ? request?.refused : undefined
    if (!refused) {
      return send(body)
    }
    const answer = () => void (answerRefusal(refused, res) || send(body))
    if (before) {
      before(refused).then(answer, answer)
    } else {
      answer()
    }
    return res
  }
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
  { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [prepareFirst] },
]
