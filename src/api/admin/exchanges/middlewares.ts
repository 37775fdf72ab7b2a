/** An exchange may replace the adjustments of all lines of its order: what points paid stays. */
import type { AuthenticatedMedusaRequest, MiddlewareRoute } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { keepPointsInConfirmed, keepPointsInPreview } from "../keep-points"

const orderOfExchange = async ({ scope, params }: AuthenticatedMedusaRequest): Promise<string | null> => {
  const [exchange] = await scope.resolve(Modules.ORDER).listOrderExchanges({ id: params.id }, { select: ["id", "order_id"] })
  return exchange?.order_id ?? null
}

const keep = keepPointsInPreview(orderOfExchange)

export const adminExchangeMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/exchanges/:id/inbound/items", middlewares: [keep] },
  { method: ["POST", "DELETE"], matcher: "/admin/exchanges/:id/inbound/items/:action_id", middlewares: [keep] },
  { method: ["POST"], matcher: "/admin/exchanges/:id/outbound/items", middlewares: [keep] },
  { method: ["POST", "DELETE"], matcher: "/admin/exchanges/:id/outbound/items/:action_id", middlewares: [keep] },
  { method: ["POST"], matcher: "/admin/exchanges/:id/request", middlewares: [keepPointsInConfirmed(orderOfExchange)] },
]
