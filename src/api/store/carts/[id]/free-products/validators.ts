import { id } from "../../../../../shared/fields"
import { z } from "../../../../../shared/schema"

const picks = z.array(z.strictObject({ variant_id: id, quantity: z.number().int().min(0).max(1000) })).max(50)
  .refine((chosen) => new Set(chosen.map(({ variant_id }) => variant_id)).size === chosen.length, { message: "must name each variant once", params: { reason: "duplicate_id" } })

const one_of = { message: "must be given with either choose or decline", params: { reason: "choose_or_decline" } }

/** Body of `POST /store/carts/:id/free-products`: one of the two. */
export const freeProductWish = z
  .strictObject({ rule_id: id, choose: picks.optional(), decline: z.boolean().optional() })
  .refine(({ choose, decline }) => (choose === undefined) !== (decline === undefined), one_of)
