import { authenticate, validateAndTransformQuery, type AuthenticatedMedusaRequest, type MedusaNextFunction, type MedusaResponse, type MiddlewareRoute } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { retrieveTransformQueryConfig } from "@medusajs/medusa/api/store/carts/query-config"
import { StoreGetCartsCart } from "@medusajs/medusa/api/store/carts/validators"
import { answerPerBuyer } from "../answer-per-buyer"

const session = authenticate("customer", ["session", "bearer"])

/** A session outlives its customer: who was deleted is nobody, and gets no account again. */
const stillThere = async (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
  const [customer] = await req.scope.resolve(Modules.CUSTOMER).listCustomers({ id: req.auth_context.actor_id }, { select: ["id"], take: 1 })
  if (customer) {
    next()
  } else {
    res.status(401).json({ message: "Unauthorized" })
  }
}

/** Points, and the company that is bought for, are a buyer's own: a cart id alone is not enough to see or touch them. */
export const storePointsMiddlewares: MiddlewareRoute[] = [
  { matcher: "/store/carts/:id/points", method: ["GET", "POST", "DELETE"], middlewares: [session, answerPerBuyer, validateAndTransformQuery(StoreGetCartsCart, retrieveTransformQueryConfig)] },
  { matcher: "/store/carts/:id/company", method: ["GET", "POST", "DELETE"], middlewares: [session, answerPerBuyer] },
  { matcher: "/store/customers/me/points", method: ["GET"], middlewares: [session, stillThere, answerPerBuyer] },
  { matcher: "/store/customers/me/points/entries", method: ["GET"], middlewares: [session, stillThere, answerPerBuyer] },
  { matcher: "/store/customers/me/points/claim-requests", method: ["POST"], middlewares: [session, stillThere, answerPerBuyer] },
  { matcher: "/store/customers/me/points/claims", method: ["POST"], middlewares: [session, stillThere, answerPerBuyer] },
  { matcher: "/store/customers/me/loyalty", method: ["GET"], middlewares: [session, stillThere, answerPerBuyer] },
  { matcher: "/store/customers/me/loyalty/birthday", method: ["POST"], middlewares: [session, stillThere, answerPerBuyer] },
  { matcher: "/store/points/earnable", method: ["GET"], middlewares: [authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true }), answerPerBuyer] },
]
