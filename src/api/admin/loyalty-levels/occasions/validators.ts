import { storableText, takes, z } from "../../../../shared/schema"

const STATUSES = ["draft", "active", "archived"] as const
const ORDERS = ["name", "status", "created_at", "updated_at"] as const

/** Query of `GET /admin/loyalty-levels/occasions`. */
export const listOccasions = z.strictObject({
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

/** Body of `POST /admin/loyalty-levels/occasions/:id`: any fields, read together with those that stay. */
export const occasionChanges = z.record(z.string(), z.unknown())
