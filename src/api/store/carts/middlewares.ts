import { type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refreshCartItemsWorkflow, refreshPaymentCollectionForCartWorkflow } from "@medusajs/medusa/core-flows"
import { currentPriceRequest } from "../../../modules/tier-pricing/price-request"
import { prepareCompletion } from "../../../workflows/carts/prepare-completion"
import { reconcileCartWorkflow } from "../../../workflows/carts/reconcile-cart"
import { takeRedemptionTurn } from "../../../workflows/reward-points/cart/redemption-turn"
import type { RefusalError } from "../../../shared/refusal-error"
import { beforeAnswer } from "../../before-answer"
import { answerRefusal, refusing } from "../../refusals"
import { refuseWrongQuantities } from "./quantities"

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
  const request = currentPriceRequest()
  // Read now: where core's error handler answers, the request has no parameters any more.
  const { id } = req.params
  const send = res.json.bind(res)
  res.json = (body) => {
    res.json = send
    const { refused } = request ?? {}
    if (res.statusCode < 400 || !refused) {
      return send(body)
    }
    // What was refused is answered in any case.
    const answer = () => answerRefusal(refused, res) || send(body)
    clampRefused(req.scope, id, refused).then(answer, (error: unknown) => {
      req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(`points of cart ${id} could not be clamped: ${error instanceof Error ? error.message : String(error)}`)
      answer()
    })
    return res
  }
  await prepareCompletion(req.scope, id)
  next()
})

/** What a completion cannot debit any more, since another cart was faster, is not shown any longer: the next look shows the smaller redemption. */
const clampRefused = async (container: MedusaContainer, cart_id: string, { refusals }: RefusalError): Promise<void> => {
  if (refusals.some(({ path }) => path === "points") && (await takeRedemptionTurn(container, cart_id, true)).changed) {
    await refreshPaymentCollectionForCartWorkflow(container).run({ input: { cart_id } })
  }
}

/**
 * Same matchers and methods as core's: ours run after core's validation, before core's handlers.
 * The wildcard runs before core's validation.
 */
export const storeCartMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts*", method: ["POST"], middlewares: [refuseWrongQuantities] },
  { matcher: "/store/carts/:id/customer", method: ["POST"], middlewares: [reconcileFirst] },
  { matcher: "/store/carts/:id/promotions", method: ["POST"], middlewares: [reconcileFirst, clampPointsAfter] },
  { matcher: "/store/carts/:id/promotions", method: ["DELETE"], middlewares: [reconcileFirst, clampPointsAfter] },
  { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [prepareFirst] },
]
