import { id } from "../../../../shared/fields"
import { storableText, z } from "../../../../shared/schema"
import { oneOrMany, orderBy, page } from "../../list-query"

const STATUSES = ["draft", "active", "archived"] as const
const ORDERS = ["name", "priority", "status", "created_at", "updated_at", "starts_at", "ends_at"]

/** Query of `GET /admin/reward-points/earning-rules`. */
export const listEarningRules = z.strictObject({
  q: storableText().trim().min(1).optional(),
  status: oneOrMany(z.enum(STATUSES), ...STATUSES).optional(),
  order: orderBy(ORDERS),
  ...page(),
})

/** Body of `POST /admin/reward-points/earning-rules/:id`: any fields of a rule, read together with those that stay. */
export const ruleChanges = z.record(z.string(), z.unknown())

/** Body of `POST /admin/reward-points/earning-rules/preview`: a cart or an order, and perhaps another buyer than its own. */
export const previewEarnings = z
  .strictObject({ customer_id: id.optional(), cart_id: id.optional(), order_id: id.optional() })
  .refine(({ cart_id, order_id }) => (cart_id === undefined) !== (order_id === undefined), {
    message: "must name either cart_id or order_id",
    params: { reason: "cart_or_order" },
  })
