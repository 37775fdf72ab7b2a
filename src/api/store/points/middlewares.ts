import { authenticate, validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"
import { retrieveTransformQueryConfig } from "@medusajs/medusa/api/store/carts/query-config"
import { StoreGetCartsCart } from "@medusajs/medusa/api/store/carts/validators"
import { answerPerBuyer } from "../answer-per-buyer"

const session = authenticate("customer", ["session", "bearer"])

/** Points, and the company that is bought for, are a buyer's own: a cart id alone is not enough to see or touch them. */
export const storePointsMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts/:id/points", method: ["GET", "POST", "DELETE"], middlewares: [session, answerPerBuyer, validateAndTransformQuery(StoreGetCartsCart, retrieveTransformQueryConfig)] },
  { matcher: "/store/carts/:id/company", method: ["GET", "POST", "DELETE"], middlewares: [session, answerPerBuyer] },
  { matcher: "/store/customers/me/points", method: ["GET"], middlewares: [session, answerPerBuyer] },
  { matcher: "/store/customers/me/points/entries", method: ["GET"], middlewares: [session, answerPerBuyer] },
  { matcher: "/store/points/earnable", method: ["GET"], middlewares: [authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true }), answerPerBuyer] },
]
