/** The only place where an order of Medusa, with an open edit, becomes input of the kernel. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { PricedLine } from "../../../modules/tier-pricing/domain/cart-lines"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { amount } from "../../../shared/money"
import { z } from "../../../shared/schema"
import { contextOfCart, PRICING_CONTEXT_FIELDS, type CartForPricing } from "../../carts/snapshot"

/** A line as the open edit would leave it. */
export type OrderLine = PricedLine & {
  /** A person typed its price: no rule touches it. */
  is_typed: boolean
  /** It is added by the open edit. */
  is_new: boolean
  /** The action of the open edit that says its price, the last one where there are several. */
  price_action: { id: string; details: Record<string, unknown> } | null
}

export type OrderForPricing = {
  id: string
  /** Medusa's pricing context, without a quantity. */
  context: Record<string, unknown>
  /** The edit that is open, null when none is. */
  order_change: { id: string; version: number } | null
  promotion_codes: string[]
  /** Lines with a variant; lines without one are a person's own. */
  lines: OrderLine[]
}

const readAction = z.object({ id: z.string(), action: z.string(), details: z.record(z.string(), z.unknown()).nullish() })
const readPreview = z.object({
  order_change: z.object({ id: z.string(), version: z.number() }).nullish(),
  items: z.array(
    z.object({
      id: z.string(),
      variant_id: z.string().nullish(),
      product_id: z.string().nullish(),
      quantity: z.coerce.number(),
      unit_price: z.coerce.number(),
      raw_unit_price: z.object({ value: z.union([z.string(), z.number()]) }).nullish(),
      is_tax_inclusive: z.boolean().nullish(),
      is_discountable: z.boolean().nullish(),
      is_custom_price: z.boolean().nullish(),
      actions: z.array(readAction).nullish(),
    })
  ),
})

type PreviewItem = z.infer<typeof readPreview>["items"][number]
type PricedOrder = CartForPricing & { promotions?: ({ code?: string | null } | null)[] | null }

/** Reads an order as its open edit would leave it; null when there is no such order. */
export const readOrder = async (container: MedusaContainer, order_id: string): Promise<OrderForPricing | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: [...PRICING_CONTEXT_FIELDS, "promotions.code"], filters: { id: order_id } })
  const [order]: PricedOrder[] = data
  if (!order) {
    return null
  }
  const { promotions, ...priced } = order
  const { order_change, items } = await readOrderPreview(container, order_id)
  const typed = await typedLineIds(container, items, order_change?.id ?? null)
  return {
    id: order_id,
    context: contextOfCart(priced),
    order_change: order_change ?? null,
    promotion_codes: (promotions ?? []).flatMap((promotion) => promotion?.code ?? []),
    lines: items.flatMap((item) => lineOf(item, typed) ?? []),
  }
}

/** Medusa's preview of the order, with plain numbers. */
export const readOrderPreview = async (container: MedusaContainer, order_id: string): Promise<z.infer<typeof readPreview>> => {
  const preview = await container.resolve(Modules.ORDER).previewOrderChange(order_id)
  return readPreview.parse(JSON.parse(JSON.stringify(preview)))
}

const lineOf = (item: PreviewItem, typed: Set<string>): OrderLine | null => {
  const { id, variant_id, product_id, quantity } = item
  if (!variant_id || !product_id || quantity <= 0) {
    return null
  }
  const action = priceActions(item).pop()
  return {
    id,
    variant_id,
    product_id,
    quantity,
    unit_price: amount(item.raw_unit_price ?? item.unit_price),
    compare_at_unit_price: null,
    is_tax_inclusive: Boolean(item.is_tax_inclusive),
    is_discountable: Boolean(item.is_discountable),
    is_typed: Boolean(item.is_custom_price) || typed.has(id),
    is_new: isNew(item),
    price_action: action ? { id: action.id, details: action.details ?? {} } : null,
  }
}

const isNew = ({ actions }: PreviewItem): boolean => (actions ?? []).some(({ action }) => action === ChangeActionType.ITEM_ADD)

const priceActions = ({ actions }: PreviewItem): z.infer<typeof readAction>[] =>
  (actions ?? []).filter(({ action }) => action === ChangeActionType.ITEM_ADD || action === ChangeActionType.ITEM_UPDATE)

/** A typed price went with the edit in which it was typed, or with the action that was taken back. */
const typedLineIds = async (container: MedusaContainer, items: PreviewItem[], open_change_id: string | null): Promise<Set<string>> => {
  const noted = await container.resolve<TierPricingService>(TIER_PRICING).listTypedLines(items.map(({ id }) => id))
  const earlier = noted.map(({ order_change_id }) => order_change_id).filter((id) => id !== open_change_id)
  const confirmed = earlier.length
    ? await container.resolve(Modules.ORDER).listOrderChanges({ id: earlier, status: "confirmed" }, { select: ["id"], take: null })
    : []
  const standing = new Set(confirmed.map(({ id }) => id))
  const itemById = new Map(items.map((item) => [item.id, item]))
  const holds = ({ line_id, order_change_id }: { line_id: string; order_change_id: string }): boolean => {
    const item = itemById.get(line_id)
    return standing.has(order_change_id) || (order_change_id === open_change_id && item !== undefined && priceActions(item).length > 0)
  }
  return new Set(noted.filter(holds).map(({ line_id }) => line_id))
}
