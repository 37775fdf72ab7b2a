/** The only place where a cart of Medusa becomes what free products look at. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { FREE_PRODUCTS_PROVIDER, freePiecesDescription } from "../../../shared/free-product-adjustment"
import { type Amount } from "../../../shared/money"
import { z } from "../../../shared/schema"
import { moneyOfMedusa, PRICING_CONTEXT_FIELDS, type CartForPricing } from "../../carts/snapshot"
import { VERSIONED_FIELDS } from "../../reward-points/order/order-snapshot"
import { POINTS_FIELDS, pointsCartOf, type Adjustment, type PointsLine } from "../../reward-points/cart/snapshot"
import { countedUses } from "../order/count-uses"

/** An adjustment of ours on a paid line. */
export type PiecesAdjustment = { id: string; line_id: string; amount: Amount; is_tax_inclusive: boolean; description: string | null }

/** A line of a cart, with where its product stands in the catalogue. Adjustments are those of promotions and points. */
export type FreeCartLine = PointsLine & {
  is_custom_price: boolean
  is_discountable: boolean
  is_tax_inclusive: boolean
  /** What its metadata says of a rule: it proves nothing. */
  says_rule: string | null
  category_ids: string[]
  collection_id: string | null
  tag_ids: string[]
  type_id: string | null
}

/** A cart as free products see it. */
export type FreeCartSnapshot = {
  id: string
  email: string | null
  customer_id: string | null
  is_registered: boolean
  customer_group_ids: string[]
  region_id: string | null
  sales_channel_id: string | null
  currency_code: string
  is_completed: boolean
  has_shipping: boolean
  lines: FreeCartLine[]
  adjustments: PiecesAdjustment[]
  promotion_codes: string[]
  /** The promotions were read before they were computed anew. */
  has_old_codes: boolean
  /** The cart as Medusa has read it, for its own steps. */
  found: CartForPricing
}

/** What Medusa's own refresh reads of a cart, as far as free products and the tax of their lines need it. */
const FIELDS = [
  ...new Set([
    ...PRICING_CONTEXT_FIELDS,
    ...POINTS_FIELDS,
    "completed_at",
    "region.automatic_taxes",
    "shipping_address.*",
    "customer.*",
    "items.is_custom_price",
    "items.is_discountable",
    "items.metadata",
    "items.product.collection_id",
    "items.product.type_id",
    "items.product.tags.id",
    "items.product.categories.id",
  ]),
]

const nullable = <T extends z.ZodType>(row: T) =>
  z
    .array(row.nullable())
    .nullish()
    .transform((rows) => (rows ?? []).filter((each) => each !== null))

const identified = z.object({ id: z.string() })

const more = z.object({
  email: z.string().nullish(),
  items: nullable(
    z.object({
      id: z.string(),
      is_custom_price: z.boolean().nullish(),
      is_discountable: z.boolean().nullish(),
      metadata: z.record(z.string(), z.unknown()).nullish(),
      product: z.object({ collection_id: z.string().nullish(), type_id: z.string().nullish(), tags: nullable(identified), categories: nullable(identified) }).nullish(),
    })
  ),
})

const adjustment = z.object({
  id: z.string(),
  item_id: z.string().nullish(),
  amount: moneyOfMedusa,
  raw_amount: moneyOfMedusa.nullish(),
  is_tax_inclusive: z.boolean().nullish(),
  provider_id: z.string().nullish(),
  description: z.string().nullish(),
  code: z.string().nullish(),
  promotion_id: z.string().nullish(),
})

/**
 * Reads what Medusa hands over of a cart.
 *
 * @param has_old_codes see {@link FreeCartSnapshot}
 */
export const freeCartOf = (found: CartForPricing, has_old_codes = false): FreeCartSnapshot => {
  const { lines, shipping, credited: _credited, ...cart } = pointsCartOf(found)
  const { email, items } = more.parse(found)
  const facts = new Map(items.map((item) => [item.id, item]))
  return {
    ...cart,
    // A customer who was deleted is none any more.
    customer_id: found.customer === null ? null : cart.customer_id ?? found.customer?.id ?? null,
    email: email ?? null,
    has_shipping: shipping.length > 0,
    lines: lines.map((line) => lineOf(line, facts.get(line.id))),
    adjustments: lines.flatMap((line) =>
      line.adjustments
        .filter(({ provider_id }) => provider_id === FREE_PRODUCTS_PROVIDER)
        .map((each): PiecesAdjustment => ({ id: each.id, line_id: line.id, amount: each.amount, is_tax_inclusive: each.is_tax_inclusive, description: each.description ?? null }))
    ),
    has_old_codes,
    found,
  }
}

const lineOf = (line: PointsLine, facts: z.infer<typeof more>["items"][number] | undefined): FreeCartLine => ({
  ...line,
  adjustments: line.adjustments.filter(({ provider_id }) => provider_id !== FREE_PRODUCTS_PROVIDER),
  is_custom_price: Boolean(facts?.is_custom_price),
  is_discountable: Boolean(facts?.is_discountable),
  says_rule: typeof facts?.metadata?.[RULE_ON_LINE] === "string" ? facts.metadata[RULE_ON_LINE] : null,
  category_ids: (facts?.product?.categories ?? []).map(({ id }) => id),
  collection_id: facts?.product?.collection_id ?? null,
  tag_ids: (facts?.product?.tags ?? []).map(({ id }) => id),
  type_id: facts?.product?.type_id ?? null,
})

/** The key in the metadata of a managed line that names its rule, for the eye only. */
export const RULE_ON_LINE = "free_product_rule_id"
/** Beside it the rule's name for buyers, so that an order can say why. */
export const NAME_ON_LINE = "free_product_name"

/** Null where there is no such cart. */
export const readFreeProductCart = async (container: MedusaContainer, cart_id: string): Promise<FreeCartSnapshot | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "cart", fields: FIELDS, filters: { id: cart_id } })
  const [found]: CartForPricing[] = data
  return found ? freeCartOf(found) : null
}

/** What an order has of these: its pricing fields are those of its cart. */
const ORDER_FIELDS = [...FIELDS.filter((field) => !["completed_at", "item_total", "total", "locale", "region.automatic_taxes"].includes(field)), ...VERSIONED_FIELDS, "created_at"]

/** An order as it stands, and when it was placed. Null where there is no such order. */
export const readFreeProductOrder = async (container: MedusaContainer, order_id: string): Promise<{ snapshot: FreeCartSnapshot; placed_at: Date } | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ORDER_FIELDS, filters: { id: order_id } })
  const [found]: (CartForPricing & { created_at: string | Date })[] = data
  if (!found) {
    return null
  }
  const snapshot = freeCartOf(found)
  return { snapshot: { ...snapshot, lines: await withoutPieces(container, order_id, snapshot.lines) }, placed_at: new Date(found.created_at) }
}

/** With each version of an order, as a return makes one, Medusa forgets the provider: what a rule took off is told by what it says then, and would else count as a promotion. */
const withoutPieces = async (container: MedusaContainer, order_id: string, lines: FreeCartLine[]): Promise<FreeCartLine[]> => {
  if (!lines.some(({ adjustments }) => adjustments.some(isNobodys))) {
    return lines
  }
  const uses = await countedUses(container, order_id)
  const said = new Set(uses.flatMap(({ kind, rule }) => (kind === "pieces" ? [freePiecesDescription(rule.name ?? "")] : [])))
  return lines.map((line) => ({ ...line, adjustments: line.adjustments.filter((each) => !isNobodys(each) || !said.has(each.description ?? "")) }))
}

const isNobodys = ({ provider_id, code, promotion_id }: Adjustment): boolean => !provider_id && !code && !promotion_id

/** A cart that core has read before it computed promotions, with the adjustments of now. One statement. */
export const refreshedFreeCart = async (container: MedusaContainer, seen: CartForPricing): Promise<FreeCartSnapshot> => {
  const items = nullable(z.looseObject({ id: z.string() })).parse(seen.items)
  const adjustments = items.length
    ? z.array(adjustment).parse(await container.resolve(Modules.CART).listLineItemAdjustments({ item_id: items.map(({ id }) => id) }, { take: null }))
    : []
  return freeCartOf({ ...seen, items: items.map((item) => ({ ...item, adjustments: adjustments.filter(({ item_id }) => item_id === item.id) })) }, true)
}
