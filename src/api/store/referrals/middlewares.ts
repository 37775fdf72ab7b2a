import { authenticate, validateAndTransformQuery, type MiddlewareRoute } from "@medusajs/framework/http"
import { retrieveTransformQueryConfig } from "@medusajs/medusa/api/store/carts/query-config"
import { StoreGetCartsCart } from "@medusajs/medusa/api/store/carts/validators"
import { answerPerBuyer } from "../answer-per-buyer"

/** Who is logged in is known by the session; guests come without one. */
const maybeSession = authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true })

/** Who knows a cart's id may put a code on it, as with Medusa's own promotion codes. */
export const storeReferralMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts/:id/referral", method: ["GET", "POST", "DELETE"], middlewares: [maybeSession, answerPerBuyer, validateAndTransformQuery(StoreGetCartsCart, retrieveTransformQueryConfig)] },
  { matcher: "/store/referrals/:code", method: ["GET"], middlewares: [maybeSession, answerPerBuyer] },
]
