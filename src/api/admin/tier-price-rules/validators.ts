import { storableText, z } from "../../../shared/schema"
import { oneOrMany, orderBy, page } from "../list-query"

const ORDERS = ["name", "priority", "status", "created_at", "updated_at", "starts_at", "ends_at"]

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
  order: orderBy(ORDERS),
  ...page(0),
  fields: storableText().optional(),
})

/** Query of `GET` and `POST /admin/tier-price-rules/:id`. */
export const oneTierPriceRule = z.strictObject({ fields: storableText().optional() })

export type ListTierPriceRules = z.infer<typeof listTierPriceRules>

/** Query of `GET /admin/tier-price-rules/:id/items`. */
export const listPriceBookItems = z.strictObject({
  q: storableText().trim().min(1).optional(),
  ...page(0),
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
