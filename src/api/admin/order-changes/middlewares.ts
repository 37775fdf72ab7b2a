/** Whether promotions are carried over into a change decides anew about all adjustments of its lines: what points paid stays. */
import type { AuthenticatedMedusaRequest, MiddlewareRoute } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { keepPointsInPreview } from "../keep-points"

const orderOfChange = async ({ scope, params }: AuthenticatedMedusaRequest): Promise<string | null> => {
  const [change] = await scope.resolve(Modules.ORDER).listOrderChanges({ id: params.id }, { select: ["id", "order_id"] })
  return change?.order_id ?? null
}

export const adminOrderChangeMiddlewares: MiddlewareRoute[] = [{ method: ["POST"], matcher: "/admin/order-changes/:id", middlewares: [keepPointsInPreview(orderOfChange)] }]
