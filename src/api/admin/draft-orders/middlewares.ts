/**
 * Draft orders cost what their customer pays, in the same response that changed them. Core's
 * workflows behind these routes have no hook after the change.
 */
import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { typedLineOf } from "../../../workflows/tier-pricing/orders/typed-price"
import { repriceDraftOrderWorkflow, type RepriceDraftOrderInput } from "../../../workflows/tier-pricing/reprice-draft-order"
import { beforeAnswer } from "../../before-answer"

type DraftChange = { customer_id?: string; unit_price?: number | null }
type DraftRequest = AuthenticatedMedusaRequest<DraftChange>

const reprice = async (req: DraftRequest, input: Omit<RepriceDraftOrderInput, "user_id">): Promise<boolean> => {
  const user_id = req.secret_key_context?.created_by ?? req.auth_context?.actor_id ?? ""
  const { result } = await repriceDraftOrderWorkflow(req.scope).run({ input: { user_id, ...input } })
  return result.changed
}

const readDraft = async (req: DraftRequest, id: string) => {
  const { data } = await req.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: req.queryConfig.fields, filters: { id } })
  return data[0]
}

/** A new draft: lines may count together, and a rule may forbid promotions. */
const repriceNewDraft = (req: DraftRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  beforeAnswer(res, next, async (body) => {
    const { id } = (body as { draft_order: { id: string } }).draft_order
    return (await reprice(req, { order_id: id })) ? { draft_order: await readDraft(req, id) } : body
  })
  next()
}

/** A draft whose customer is chosen after its items. */
const repriceForCustomer = (req: DraftRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const { id } = req.params
  beforeAnswer(res, next, async (body) =>
    req.validatedBody.customer_id && (await reprice(req, { order_id: id })) ? { draft_order: await readDraft(req, id) } : body
  )
  next()
}

/** Items added, changed and taken out in an edit. */
const repriceEditedDraft = async (req: DraftRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
  const { id, item_id, action_id } = req.params
  const { unit_price } = req.validatedBody ?? {}
  const typed = await typedLineOf(req.scope, { order_id: id, line_id: item_id, action_id, unit_price })
  beforeAnswer(res, next, async (body) =>
    (await reprice(req, { order_id: id, typed })) ? { draft_order_preview: await req.scope.resolve(Modules.ORDER).previewOrderChange(id) } : body
  )
  next()
}

/** The customer may have been chosen while the edit was open: the lines that it leaves are then priced for another. */
const repriceAfterCancel = (req: DraftRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  beforeAnswer(res, next, async (body) => {
    await reprice(req, { order_id: req.params.id })
    return body
  })
  next()
}

export const adminDraftOrderMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/draft-orders", middlewares: [repriceNewDraft] },
  { method: ["POST"], matcher: "/admin/draft-orders/:id", middlewares: [repriceForCustomer] },
  { method: ["DELETE"], matcher: "/admin/draft-orders/:id/edit", middlewares: [repriceAfterCancel] },
  { method: ["POST"], matcher: "/admin/draft-orders/:id/edit/items", middlewares: [repriceEditedDraft] },
  { method: ["POST"], matcher: "/admin/draft-orders/:id/edit/items/item/:item_id", middlewares: [repriceEditedDraft] },
  { method: ["POST", "DELETE"], matcher: "/admin/draft-orders/:id/edit/items/:action_id", middlewares: [repriceEditedDraft] },
]
