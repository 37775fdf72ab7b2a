/** What a buyer pays in Shopware 6, from its rows: what this shop's prices are compared with after the move. */
import type { Amount } from "../../../shared/money"
import { priceIn, type Currency } from "./currency-price"
import type { Rule } from "./judged-rules"
import { pricesOfRow, type Prices } from "./price-json"
import type { ProductPriceRow } from "./rows"
import { holdsFor } from "./rule-verdict"

export type ShopwareQuestion = {
  /** In the order in which Shopware asks them. */
  rules: readonly Rule[]
  /** The product's own, or its parent's where it has none. */
  rows: readonly ProductPriceRow[]
  list_prices: Prices | null
  /** Null: in none. A guest is in that of his sales channel. */
  group_key: string | null
  at: Date
  quantity: number
  currency: Currency
  tax_inclusive: boolean
}

/** `rule_id` null: no rule with a price for the product holds, and its own price counts. */
export type ShopwarePrice = { unit_price: Amount | null; list_price: Amount | null; rule_id: string | null }

/**
 * The first rule that holds and has prices for the product decides alone, also when its price is higher.
 *
 * @returns null where it depends on what is not known here, or on a price that cannot be read
 */
export const shopwarePrice = (question: ShopwareQuestion): ShopwarePrice | null => {
  const { rules, rows, list_prices, group_key, at, currency, tax_inclusive } = question
  const list_price = list_prices && priceIn(list_prices, currency, tax_inclusive)
  for (const rule of rules) {
    const prices = rows.filter(({ rule_id }) => rule_id === rule.id)
    const holds = prices.length ? holdsFor(rule.condition, group_key, at) : false
    if (holds === null) {
      return null
    }
    if (holds) {
      const unit_price = chargedOf(prices, question)
      return unit_price && { unit_price, list_price, rule_id: rule.id }
    }
  }
  return { unit_price: list_price, list_price, rule_id: null }
}

/** By where prices start, the first that does not end before the quantity; the last where all do. */
const chargedOf = (rows: readonly ProductPriceRow[], { quantity, currency, tax_inclusive }: ShopwareQuestion): Amount | null => {
  const sorted = [...rows].sort((a, b) => a.quantity_start - b.quantity_start || (a.id < b.id ? -1 : 1))
  const row = sorted.find(({ quantity_start, quantity_end }) => quantity <= (quantity_end ?? quantity_start)) ?? sorted[sorted.length - 1]
  const { prices } = pricesOfRow(row)
  return prices && priceIn(prices, currency, tax_inclusive)
}
