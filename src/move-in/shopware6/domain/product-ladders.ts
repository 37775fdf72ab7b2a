/** What a product's prices by rule and quantity become: tiers in price books. */
import { isLess, toNumber } from "../../../shared/money"
import type { Book, Remark, Tier } from "../../domain/records"
import type { BookMarket } from "./book-markets"
import { bookBefore, bookOf } from "./books"
import { isRounded, priceIn } from "./currency-price"
import { grouped } from "./grouped"
import type { MovableRule } from "./judged-rules"
import { pricesOfRow, type Prices } from "./price-json"
import { taxRemark } from "./price-remarks"
import { byQuantity, startsOf } from "./quantity-prices"
import type { ProductPriceRow } from "./rows"

/** What holds for all products. */
export type PriceGround = {
  /** In the order in which Shopware asks them. */
  rules: readonly MovableRule[]
  markets: readonly BookMarket[]
  group_names: ReadonlyMap<string, string>
}

export type PricedProduct = {
  /** Its number, for people. */
  sku: string
  /** Its own, or its parent's where it has none. */
  rows: readonly ProductPriceRow[]
  /** Its price without any rule; null where it has none that can be read. */
  list_prices: Prices | null
  /** In per cent; null where it is not known. */
  tax_rate: string | null
}

export type Ladder = { book: Book; tiers: Tier[] }

/** `of_rows`: what is wrong with the rows, whichever product has them; `of_product`: what is to be said of this product. */
export type ProductLadders = { ladders: Ladder[]; remarks: { of_rows: Remark[]; of_product: Remark[] } }

/** What one rule says of the product, rising in quantity. */
type RulePrices = { rule: MovableRule; steps: { row: ProductPriceRow; min_quantity: number; prices: Prices }[] }

/** Rows of rules that do not move are passed over: they are counted with their rule. */
export const laddersOf = (product: PricedProduct, { rules, markets, group_names }: PriceGround): ProductLadders => {
  const by_rule = grouped(product.rows, ({ rule_id }) => rule_id)
  const read = rules.flatMap((rule) => {
    const rows = by_rule.get(rule.id)
    return rows ? [readRule(product, rule, rows, markets)] : []
  })
  const said = read.flatMap(({ prices }) => prices ?? [])
  return {
    ladders: markets.flatMap((market) => inBooks(said, market, group_names)),
    remarks: { of_rows: read.flatMap(({ remarks }) => remarks), of_product: said.flatMap((prices) => aboveList(product, prices, markets)) },
  }
}

export const rowOf = ({ id }: ProductPriceRow, sku: string): string => `product_price ${id} (${sku})`

/** All of a rule's rows or none: what stands between two rows is said by both of them. */
const readRule = (product: PricedProduct, rule: MovableRule, rows: readonly ProductPriceRow[], markets: readonly BookMarket[]): { prices: RulePrices | null; remarks: Remark[] } => {
  const sorted = byQuantity(rows)
  const read = new Map(sorted.map((row) => [row.id, refusalOf(row, markets)]))
  const refused = [...read.values()].some(({ refusal }) => refusal)
  const steps = startsOf(sorted).flatMap(({ row, min_quantity }) => {
    const prices = read.get(row.id)?.prices
    return prices ? [{ row, min_quantity, prices }] : []
  })
  const reached = new Set(steps.map(({ row }) => row.id))
  const remarks = sorted.flatMap((row): Remark[] => {
    const found = read.get(row.id)
    const at = { row: rowOf(row, product.sku) }
    if (found?.refusal) {
      return [{ ...at, ...found.refusal }]
    }
    if (refused) {
      return [{ ...at, reason: "incomplete_ladder", message: `another price of the product under the rule "${rule.name}" cannot be moved, and without it this one would count for other quantities` }]
    }
    if (!reached.has(row.id)) {
      return [{ ...at, reason: "never_reached", message: `its quantities, ${row.quantity_start} to ${row.quantity_end ?? row.quantity_start}, are all covered by other prices of the rule "${rule.name}"` }]
    }
    return noted(row, found?.prices ?? new Map(), product, markets)
  })
  return { prices: refused ? null : { rule, steps }, remarks }
}

type Refusal = { reason: string; message: string }

const refusalOf = (row: ProductPriceRow, markets: readonly BookMarket[]): { prices: Prices | null; refusal: Refusal | null } => {
  const read = pricesOfRow(row)
  if (read.refusal) {
    return read
  }
  const missing = markets.find(({ currency, tax_inclusive }) => !priceIn(read.prices, currency, tax_inclusive))
  return missing
    ? { prices: null, refusal: { reason: "incomplete_price", message: `has a price neither in ${missing.currency.code.toUpperCase()} nor in the default currency` } }
    : read
}

const noted = (row: ProductPriceRow, prices: Prices, { sku, tax_rate }: PricedProduct, markets: readonly BookMarket[]): Remark[] => {
  const at = { row: rowOf(row, sku), moved: true }
  const rounded = markets.find(({ currency, tax_inclusive }) => isRounded(prices, currency, tax_inclusive))
  const taxed = taxRemark(prices, tax_rate)
  return [
    ...(rounded ? [{ ...at, reason: "rounded_price", message: `is moved as it is charged, rounded as Shopware rounds ${rounded.currency.code.toUpperCase()}` }] : []),
    ...(taxed ? [{ ...at, reason: "net_and_gross_disagree", message: taxed }] : []),
  ]
}

const inBooks = (said: readonly RulePrices[], market: BookMarket, group_names: ReadonlyMap<string, string>): Ladder[] =>
  said.flatMap(({ rule, steps }, index) => {
    const tiers = steps.flatMap(({ min_quantity, prices }): Tier[] => {
      const price = priceIn(prices, market.currency, market.tax_inclusive)
      return price ? [{ min_quantity, type: "fixed", value: toNumber(price) }] : []
    })
    const later = rule.audience.type === "everyone" ? groupsOf(said.slice(index + 1)) : []
    return [{ book: bookOf(rule, market), tiers }, ...(later.length ? [{ book: bookBefore(rule, market, later, group_names), tiers }] : [])]
  })

/** The groups that rules name which are asked later. */
const groupsOf = (said: readonly RulePrices[]): string[] =>
  [...new Set(said.flatMap(({ rule: { audience } }) => (audience.type === "groups" ? audience.keys : [])))].sort()

/** Once for each rule, at the first of its prices that is above the product's own. */
const aboveList = ({ sku, list_prices }: PricedProduct, { rule, steps }: RulePrices, markets: readonly BookMarket[]): Remark[] => {
  for (const { currency, tax_inclusive } of markets) {
    const list = list_prices && priceIn(list_prices, currency, tax_inclusive)
    for (const { row, prices } of list ? steps : []) {
      const price = priceIn(prices, currency, tax_inclusive)
      if (list && price && isLess(list, price)) {
        return [{ row: rowOf(row, sku), reason: "above_list_price", moved: true, message: `costs ${price.toFixed()} ${currency.code.toUpperCase()} by the rule "${rule.name}", more than the ${list.toFixed()} without it; in Shopware it is charged, and here too` }]
      }
    }
  }
  return []
}
