import { type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { prepareCompletion } from "../../../workflows/carts/prepare-completion"
import { reconcileCartWorkflow } from "../../../workflows/carts/reconcile-cart"
import { refusing } from "../../refusals"
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

/** The first door of completion; see `prepareCompletion`. */
const prepareFirst = refusing(async (req: AuthenticatedMedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
  await prepareCompletion(req.scope, req.params.id)
  next()
})

/**
 * Same matchers and methods as core's: ours run after core's validation, before core's handlers.
 * The wildcard runs before core's validation.
 */
export const storeCartMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts*", method: ["POST"], middlewares: [refuseWrongQuantities] },
  { matcher: "/store/carts/:id/customer", method: ["POST"], middlewares: [reconcileFirst] },
  { matcher: "/store/carts/:id/promotions", method: ["POST"], middlewares: [reconcileFirst] },
  { matcher: "/store/carts/:id/promotions", method: ["DELETE"], middlewares: [reconcileFirst] },
  { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [prepareFirst] },
]
