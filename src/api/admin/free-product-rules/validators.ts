import { currencyCode, id, instant, pieces } from "../../../shared/fields"
import { storableText, z } from "../../../shared/schema"
import { oneOrMany, orderBy, page } from "../list-query"

const STATUSES = ["draft", "active", "archived"] as const
const ORDERS = ["name", "priority", "status", "created_at", "updated_at", "starts_at", "ends_at"]

/** Query of `GET /admin/free-product-rules`. */
export const listFreeProductRules = z.strictObject({
  q: storableText().trim().min(1).optional(),
  status: oneOrMany(z.enum(STATUSES), ...STATUSES).optional(),
  variant_id: oneOrMany(id).optional(),
  product_id: oneOrMany(id).optional(),
  customer_group_id: oneOrMany(id).optional(),
  order: orderBy(ORDERS),
  ...page(),
})

export type ListFreeProductRules = z.infer<typeof listFreeProductRules>

/** Body of `POST /admin/free-product-rules/:id`: any fields of a rule, read together with those that stay. */
export const ruleChanges = z.record(z.string(), z.unknown())

const SOURCES = ["cart_id", "order_id", "goods"] as const

/** Body of `POST /admin/free-product-rules/preview`. The rule itself is read with the stored ones. */
export const previewFreeProducts = z
  .strictObject({
    cart_id: id.optional(),
    order_id: id.optional(),
    goods: z.array(z.strictObject({ variant_id: id, quantity: pieces })).min(1).max(200).optional(),
    customer_id: id.optional(),
    region_id: id.optional(),
    currency_code: currencyCode.optional(),
    sales_channel_id: id.optional(),
    rule_id: id.optional(),
    rule: z.unknown().optional(),
  })
  .superRefine((input, context) => {
    const refuse = (path: string[], reason: string, message: string) => context.addIssue({ code: "custom", path, message, params: { reason } })
    if (SOURCES.filter((source) => input[source] !== undefined).length !== 1) {
      refuse([], "cart_order_or_goods", "must name one of cart_id, order_id and goods")
    }
    if (input.goods && !input.region_id && !input.currency_code) {
      refuse(["currency_code"], "currency_or_region", "must be given for goods, or a region_id")
    }
    const ofGoods = (["region_id", "currency_code", "sales_channel_id"] as const).filter((field) => !input.goods && input[field] !== undefined)
    ofGoods.forEach((field) => refuse([field], "only_with_goods", "must be left out: a cart and an order have their own"))
  })

/** Query of `GET /admin/free-product-rules/:id/usage`. `from` and `to` are half open. */
export const ruleUsage = z
  .strictObject({ from: instant.optional(), to: instant.optional(), ...page() })
  .refine(({ from, to }) => !from || !to || from < to, { message: "must be later than from", path: ["to"], params: { reason: "ends_before_start" } })
