/** A claim may replace the adjustments of all lines of its order: what points paid stays. */
import type { AuthenticatedMedusaRequest, MiddlewareRoute } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { keepPointsInConfirmed, keepPointsInPreview } from "../keep-points"

const orderOfClaim = async ({ scope, params }: AuthenticatedMedusaRequest): Promise<string | null> => {
  const [claim] = await scope.resolve(Modules.ORDER).listOrderClaims({ id: params.id }, { select: ["id", "order_id"] })
  return claim?.order_id ?? null
}

const keep = keepPointsInPreview(orderOfClaim)

export const adminClaimMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/claims/:id/claim-items", middlewares: [keep] },
  { method: ["POST", "DELETE"], matcher: "/admin/claims/:id/claim-items/:action_id", middlewares: [keep] },
  { method: ["POST"], matcher: "/admin/claims/:id/inbound/items", middlewares: [keep] },
  { method: ["POST", "DELETE"], matcher: "/admin/claims/:id/inbound/items/:action_id", middlewares: [keep] },
  { method: ["POST"], matcher: "/admin/claims/:id/outbound/items", middlewares: [keep] },
  { method: ["POST", "DELETE"], matcher: "/admin/claims/:id/outbound/items/:action_id", middlewares: [keep] },
  { method: ["POST"], matcher: "/admin/claims/:id/request", middlewares: [keepPointsInConfirmed(orderOfClaim)] },
]
