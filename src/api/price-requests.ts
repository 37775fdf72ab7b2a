import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { withPriceRequest } from "../modules/tier-pricing/price-request"

const open =
  (origin: "store" | "admin") =>
  (req: AuthenticatedMedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void => {
    // Medusa authenticates after this, so the customer is read when a price asks for it.
    const customerId = (): string | null => (req.auth_context?.actor_type === "customer" && req.auth_context.actor_id) || null
    withPriceRequest({ origin, customerId }, next)
  }

/** Each request of a shopper or an admin is a price request of its own; see `price-request.ts`. */
export const priceRequestMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/*", middlewares: [open("store")] },
  { matcher: "/admin/*", middlewares: [open("admin")] },
]
