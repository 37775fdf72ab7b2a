import { storableText, z } from "../../../../shared/schema"
import { oneOrMany, orderBy, page } from "../../list-query"

const STATUSES = ["draft", "active", "archived"] as const
const ORDERS = ["name", "status", "created_at", "updated_at"]

/** Query of `GET /admin/loyalty-levels/occasions`. */
export const listOccasions = z.strictObject({
  q: storableText().trim().min(1).optional(),
  status: oneOrMany(z.enum(STATUSES), ...STATUSES).optional(),
  order: orderBy(ORDERS),
  ...page(),
})

/** Body of `POST /admin/loyalty-levels/occasions/:id`: any fields, read together with those that stay. */
export const occasionChanges = z.record(z.string(), z.unknown())
