/**
 * Lines that an order edit adds cost what the customer pays, in the same response; ordered lines keep
 * their price, and what points paid of them.
 */
import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { typedLineOf } from "../../../workflows/tier-pricing/orders/typed-price"
import { repriceOrderEditWorkflow } from "../../../workflows/tier-pricing/reprice-order-edit"
import { beforeAnswer } from "../../before-answer"
import { keepPointsInConfirmed, keepPointsInEdit, keepPointsInPreview, previewed } from "../keep-points"

type EditRequest = AuthenticatedMedusaRequest<{ unit_price?: number | null }>

const repriceNewLines = async (req: EditRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
  const { id: order_id, item_id, action_id } = req.params
  const { unit_price } = req.validatedBody ?? {}
  const typed = await typedLineOf(req.scope, { order_id, line_id: item_id, action_id, unit_price })
  beforeAnswer(res, next, async (body) => {
    const { result } = await repriceOrderEditWorkflow(req.scope).run({ input: { order_id, typed } })
    const lost = await keepPointsInEdit(req.scope, order_id)
    return result.changed || lost ? previewed(req.scope, order_id, body) : body
  })
  next()
}

const orderOfEdit = async ({ params }: AuthenticatedMedusaRequest): Promise<string> => params.id

export const adminOrderEditMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/order-edits/:id/items", middlewares: [repriceNewLines] },
  { method: ["POST"], matcher: "/admin/order-edits/:id/items/item/:item_id", middlewares: [repriceNewLines] },
  { method: ["POST", "DELETE"], matcher: "/admin/order-edits/:id/items/:action_id", middlewares: [repriceNewLines] },
  { method: ["POST"], matcher: "/admin/order-edits/:id/shipping-method", middlewares: [keepPointsInPreview(orderOfEdit)] },
  { method: ["POST", "DELETE"], matcher: "/admin/order-edits/:id/shipping-method/:action_id", middlewares: [keepPointsInPreview(orderOfEdit)] },
  { method: ["POST"], matcher: "/admin/order-edits/:id/request", middlewares: [keepPointsInPreview(orderOfEdit)] },
  { method: ["POST"], matcher: "/admin/order-edits/:id/confirm", middlewares: [keepPointsInConfirmed(orderOfEdit)] },
]
