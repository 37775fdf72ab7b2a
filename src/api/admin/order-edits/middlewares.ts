/** Lines that an order edit adds cost what the customer pays, in the same response; ordered lines keep their price. */
import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { typedLineOf } from "../../../workflows/tier-pricing/orders/typed-price"
import { repriceOrderEditWorkflow } from "../../../workflows/tier-pricing/reprice-order-edit"
import { beforeAnswer } from "../../before-answer"

type EditRequest = AuthenticatedMedusaRequest<{ unit_price?: number | null }>

const repriceNewLines = async (req: EditRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
  const { id: order_id, item_id, action_id } = req.params
  const { unit_price } = req.validatedBody ?? {}
  const typed = await typedLineOf(req.scope, { order_id, line_id: item_id, action_id, unit_price })
  beforeAnswer(res, next, async (body) => {
    const { result } = await repriceOrderEditWorkflow(req.scope).run({ input: { order_id, typed } })
    return result.changed ? { order_preview: await req.scope.resolve(Modules.ORDER).previewOrderChange(order_id) } : body
  })
  next()
}

export const adminOrderEditMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/order-edits/:id/items", middlewares: [repriceNewLines] },
  { method: ["POST"], matcher: "/admin/order-edits/:id/items/item/:item_id", middlewares: [repriceNewLines] },
  { method: ["POST", "DELETE"], matcher: "/admin/order-edits/:id/items/:action_id", middlewares: [repriceNewLines] },
]
