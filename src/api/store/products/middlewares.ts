import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { answerPerBuyer } from "../answer-per-buyer"

/**
 * Core puts only the customer's groups into the pricing context of product routes. A rule for a
 * single customer needs the customer, so that a listing shows what the cart will cost.
 */
const addCustomer = (req: AuthenticatedMedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void => {
  const customer_id = req.auth_context?.actor_id
  if (customer_id && req.pricingContext) {
    req.pricingContext = { ...req.pricingContext, customer_id }
  }
  next()
}

/** Routes that answer with calculated prices of variants. */
export const PRODUCT_ROUTES = ["/store/products", "/store/products/:id", "/store/product-variants", "/store/product-variants/:id"] as const

/** Same matchers and methods as core's: ours run after core has made the context. */
export const storeProductMiddlewares: MiddlewareRoute[] = PRODUCT_ROUTES.map((matcher) => ({ matcher, method: ["GET"], middlewares: [answerPerBuyer, addCustomer] }))
