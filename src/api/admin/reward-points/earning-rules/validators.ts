import { id } from "../../../../shared/fields"
import { storableText, takes, z } from "../../../../shared/schema"

const STATUSES = ["draft", "active", "archived"] as const
const ORDERS = ["name", "priority", "status", "created_at", "updated_at", "starts_at", "ends_at"] as const

/** Query of `GET /admin/reward-points/earning-rules`. */
export const listEarningRules = z.strictObject({
  q: storableText().trim().min(1).optional(),
  status: z.union([z.enum(STATUSES).transform((status) => [status]), z.array(z.enum(STATUSES))], takes(...STATUSES, "a list of them")).optional(),
  order: z
    .string()
    .default("-created_at")
    .refine((value) => ORDERS.some((field) => value === field || value === `-${field}`), {
      message: `must be one of ${ORDERS.join(", ")}, with a minus in front for the other way round`,
      params: { reason: "unknown_order" },
    }),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
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
