import type { MedusaContainer } from "@medusajs/framework/types"
import { findTieredPricing } from "../../../modules/pricing/tiered-pricing"
import { lineChanges, priceLines, productsToAsk, type LineChange } from "../../../modules/tier-pricing/domain/cart-lines"
import { isEqual, toNumber } from "../../../shared/money"
import { discountableProducts } from "../discountable-products"
import { readPriceBases } from "../read-price-bases"
import { readOrder, type OrderForPricing, type OrderLine } from "./snapshot"

/** What a line should be. Prices in major units. */
export type PlannedLine = {
  id: string
  quantity: number
  unit_price: number
  compare_at_unit_price: number | null
  /** Else only the line's tax mode, or whether promotions apply, is to change. */
  has_new_price: boolean
  is_tax_inclusive: boolean
  is_discountable: boolean
}

export type OrderPricePlan = {
  order_id: string
  /** Lines that are not yet what they should be. */
  lines: PlannedLine[]
  changed: boolean
  /** No edit is open, and prices and promotions can only change in one. */
  opens_edit: boolean
  refreshes_promotions: boolean
}

/**
 * What must become of an order's lines so that they cost what its customer pays now.
 *
 * @param only_new leaves the lines that are ordered already as they are; they count for the others
 */
export const planOrderPrices = async (container: MedusaContainer, order_id: string, only_new: boolean): Promise<OrderPricePlan> => {
  const order = await readOrder(container, order_id)
  const lines = order ? await plannedLines(container, order, only_new) : []
  const has_promotions = Boolean(order?.promotion_codes.length)
  const needs_edit = lines.some(({ has_new_price }) => has_new_price) || (has_promotions && lines.length > 0)
  return {
    order_id,
    lines,
    changed: lines.length > 0,
    opens_edit: needs_edit && !order?.order_change,
    refreshes_promotions: has_promotions && lines.length > 0,
  }
}

const plannedLines = async (container: MedusaContainer, order: OrderForPricing, only_new: boolean): Promise<PlannedLine[]> => {
  const ours = order.lines.filter(({ is_new }) => is_new || !only_new)
  return [...(await rulePricedLines(container, order, ours)), ...(await typedLines(container, ours))]
}

/** No rule decides a typed price, so none forbids promotions on it either: an earlier price of the line may have. */
const typedLines = async (container: MedusaContainer, ours: OrderLine[]): Promise<PlannedLine[]> => {
  const kept = ours.filter(({ is_typed, is_discountable }) => is_typed && !is_discountable)
  const discountable = await discountableProducts(container, [...new Set(kept.map(({ product_id }) => product_id))])
  return kept
    .filter(({ product_id }) => discountable[product_id])
    .map((line) => ({ ...plannedAs(line, line), is_discountable: true }))
}

const rulePricedLines = async (container: MedusaContainer, order: OrderForPricing, ours: OrderLine[]): Promise<PlannedLine[]> => {
  const pricing = findTieredPricing(container)
  const counted = order.lines.filter(({ is_typed }) => !is_typed)
  if (!pricing || !counted.length) {
    return []
  }
  const variant_ids = [...new Set(counted.map(({ variant_id }) => variant_id))]
  const prices = priceLines(counted, await readPriceBases(container, pricing, variant_ids, order.context))
  // Whether a price is struck through says nothing of what a line costs: no reason to change an order.
  const lines = ours
    .filter(({ is_typed }) => !is_typed)
    .map((line) => ({ ...line, compare_at_unit_price: prices[line.id]?.compare_at_unit_price ?? null }))
  const changes = lineChanges(lines, prices, await discountableProducts(container, productsToAsk(lines, prices)))
  const before = new Map<string, OrderLine>(lines.map((line) => [line.id, line]))
  return changes.flatMap((change) => {
    const line = before.get(change.id)
    return line ? plannedAs(line, change) : []
  })
}

const plannedAs = (line: OrderLine, { unit_price, compare_at_unit_price, is_tax_inclusive, is_discountable }: LineChange): PlannedLine => ({
  id: line.id,
  quantity: line.quantity,
  unit_price: toNumber(unit_price),
  compare_at_unit_price: compare_at_unit_price && toNumber(compare_at_unit_price),
  has_new_price: !isEqual(line.unit_price, unit_price),
  is_tax_inclusive,
  is_discountable,
})
