import { authenticate, validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"
import { retrieveTransformQueryConfig } from "@medusajs/medusa/api/store/carts/query-config"
import { StoreGetCartsCart } from "@medusajs/medusa/api/store/carts/validators"
import { answerPerBuyer } from "../answer-per-buyer"

/** Who is logged in is known by the session; guests come without one. */
const maybeSession = authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true })

/** Who knows a cart's id may choose and decline, as he may add and remove lines by Medusa's own routes. */
export const storeFreeProductMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts/:id/free-products", method: ["GET", "POST"], middlewares: [maybeSession, answerPerBuyer, validateAndTransformQuery(StoreGetCartsCart, retrieveTransformQueryConfig)] },
  { matcher: "/store/free-products", method: ["GET"], middlewares: [maybeSession, answerPerBuyer] },
]
