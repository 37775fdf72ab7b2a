import { storableText, takes, z } from "../../../shared/schema"

const oneOrMany = <T extends z.ZodType>(item: T, ...choices: string[]) =>
  z.union([item.transform((value) => [value]), z.array(item)], takes(...choices, choices.length ? "a list of them" : "a text or a list of texts"))
const count = (max: number, initial: number) => z.coerce.number().int().min(0).max(max).default(initial)

const ORDERS = ["name", "priority", "status", "created_at", "updated_at", "starts_at", "ends_at"] as const

/** `-created_at`: newest first. */
const order = z
  .string()
  .default("-created_at")
  .refine((value) => ORDERS.some((field) => value === field || value === `-${field}`), {
    message: `must be one of ${ORDERS.join(", ")}, with a minus in front for the other way round`,
    params: { reason: "unknown_order" },
  })

/** Query of `GET /admin/tier-price-rules` and `GET /admin/tier-price-rules/export`. */
export const listTierPriceRules = z.strictObject({
  q: storableText().trim().min(1).optional(),
  id: oneOrMany(storableText()).optional(),
  status: oneOrMany(z.enum(["draft", "active", "archived"]), "draft", "active", "archived").optional(),
  kind: z.enum(["scope", "price_book"]).optional(),
  combine: z.enum(["lowest", "override"]).optional(),
  currency_code: storableText().toLowerCase().optional(),
  audience_type: oneOrMany(z.enum(["everyone", "customer_groups", "customers"]), "everyone", "customer_groups", "customers").optional(),
  customer_group_id: oneOrMany(storableText()).optional(),
  customer_id: oneOrMany(storableText()).optional(),
  applies_to_customer_id: storableText().optional(),
  product_id: oneOrMany(storableText()).optional(),
  variant_id: oneOrMany(storableText()).optional(),
  order,
  limit: count(1000, 50),
  offset: count(1_000_000, 0),
  fields: storableText().optional(),
})

/** Query of `GET` and `POST /admin/tier-price-rules/:id`. */
export const oneTierPriceRule = z.strictObject({ fields: storableText().optional() })

export type ListTierPriceRules = z.infer<typeof listTierPriceRules>

/** Query of `GET /admin/tier-price-rules/:id/items`. */
export const listPriceBookItems = z.strictObject({
  q: storableText().trim().min(1).optional(),
  limit: count(1000, 50),
  offset: count(1_000_000, 0),
})

/** Body of `POST /admin/tier-price-rules/preview`. */
export const previewPrices = z
  .strictObject({
    customer_id: storableText().min(1).optional(),
    customer_group_ids: z.array(storableText().min(1)).max(100).optional(),
    region_id: storableText().min(1),
    variant_ids: z.array(storableText().min(1)).min(1).max(1000),
    quantity: z.number().int().min(1).max(2_147_483_647).default(1),
    at: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ customer_id, customer_group_ids }) => !(customer_id && customer_group_ids), {
    message: "must be left out when customer_id is given: a customer's groups are known",
    path: ["customer_group_ids"],
    params: { reason: "customer_or_groups" },
  })

export type PreviewPrices = z.infer<typeof previewPrices>

/** Body of `POST /admin/tier-price-rules/:id`: any fields of a rule. They are read together with those that stay. */
export const ruleChanges = z.record(z.string(), z.unknown())

/** Body of `POST /admin/tier-price-rules/:id/items`; each part is read with the stored rule. */
export const itemChanges = z.strictObject({ set: z.unknown().optional(), delete: z.unknown().optional() })
