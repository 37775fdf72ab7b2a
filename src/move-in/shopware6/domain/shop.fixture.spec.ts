/** Small shops by chance, and Shopware's price rule once more, written down naively: with integers and loops. */
import fc from "fast-check"
import { A, B, C, allOf, always, anyOf, conditionsOf, dates, groups, type Node } from "./rules.fixture.spec"
import type { ProductPriceRow, RuleConditionRow, RuleRow } from "./rows"
import { DEFAULT_CURRENCY, LIVE_VERSION } from "./shopware-ids"

type Span = { from: string | null; to: string | null }
/** What a rule says, as people would tell it. */
type ToldRule = { id: string; priority: number; who: string[] | null; span: Span | null }
type ToldPrice = { rule: number; from: number; to: number | null; net: number; gross: number; usd: { net: number; gross: number } | null }

export type Shop = {
  told: ToldRule[]
  rules: RuleRow[]
  conditions: RuleConditionRow[]
  counts: ReadonlyMap<string, number>
  own_price: string | null
  parent_price: string
  own_rows: ProductPriceRow[]
  parent_rows: ProductPriceRow[]
  own_told: ToldPrice[]
  parent_told: ToldPrice[]
  list: ToldPrice
  at: Date
  times: Date[]
  /** Each break, with the quantity before and after it. */
  quantities: number[]
}

const USD = "d".repeat(32)
/** One euro in thousandths of a dollar, as the specs' currency has it: 1.1714. */
const DOLLARS = { per: 11_714, of: 10_000 }

const someSpan = fc.constantFrom<Span | null>(null, null, { from: "2026-05-10", to: "2026-05-20" }, { from: "2026-05-18", to: null }, { from: null, to: "2026-05-16" })

const saidBy = ({ who, span }: ToldRule): Node => {
  const people = who ? (who.length === 2 ? anyOf(allOf(groups(who[0])), allOf(groups(who[1]))) : groups(...who)) : always
  return span ? allOf(people, dates(span.from, span.to)) : anyOf(allOf(people))
}

const someRules: fc.Arbitrary<ToldRule[]> = fc
  .array(fc.record({ priority: fc.integer({ min: -1, max: 2 }), who: fc.option(fc.uniqueArray(fc.constantFrom(A, B, C), { minLength: 1 })), span: someSpan }), { minLength: 1, maxLength: 5 })
  .map((rules) => rules.map((rule, index) => ({ ...rule, id: String(rules.length - index).repeat(32) })))

const someAmounts = fc.record({ net: fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100), gross: fc.integer({ min: 0, max: 5000 }).map((cents) => cents / 100) })

const somePrices = (rules: number): fc.Arbitrary<ToldPrice[]> =>
  fc.array(
    fc
      .record({ rule: fc.integer({ min: 0, max: rules - 1 }), from: fc.integer({ min: 1, max: 10 }), length: fc.option(fc.integer({ min: 0, max: 5 })), amounts: someAmounts, usd: fc.option(someAmounts) })
      .map(({ rule, from, length, amounts, usd }) => ({ rule, from, to: length === null ? null : from + length, ...amounts, usd })),
    { maxLength: 8 }
  )

const jsonOf = ({ net, gross, usd }: { net: number; gross: number; usd: ToldPrice["usd"] }): string =>
  JSON.stringify({
    [`c${DEFAULT_CURRENCY}`]: { net, gross, linked: false, currencyId: DEFAULT_CURRENCY },
    ...(usd && { [`c${USD}`]: { ...usd, linked: false, currencyId: USD } }),
  })

const rowsOf = (prices: ToldPrice[], rules: ToldRule[], product_id: string): ProductPriceRow[] =>
  prices.map((price, index) => ({
    id: String(index).padStart(32, "0"), version_id: LIVE_VERSION, product_id, rule_id: rules[price.rule].id, quantity_start: price.from, quantity_end: price.to, price: jsonOf(price), created_at: null, updated_at: null,
  }))

export const someShop: fc.Arbitrary<Shop> = someRules.chain((told) =>
  fc.record({ own: somePrices(told.length), parent: somePrices(told.length), own_list: fc.option(someAmounts), parent_list: someAmounts, list_usd: fc.option(someAmounts) }).map(({ own, parent, own_list, parent_list, list_usd }): Shop => {
    const list = { rule: 0, from: 1, to: null, ...(own_list ?? parent_list), usd: list_usd }
    return {
      told,
      rules: told.map(({ id, priority }) => ({ id, name: id[0], priority, invalid: 0, created_at: null, updated_at: null })),
      conditions: told.flatMap((rule) => conditionsOf(saidBy(rule), rule.id)),
      counts: new Map(told.map(({ id }) => [id, 1])),
      own_price: own_list && jsonOf(list),
      parent_price: jsonOf(own_list ? { ...parent_list, usd: null } : list),
      own_rows: rowsOf(own, told, "p"),
      parent_rows: rowsOf(parent, told, "parent"),
      own_told: own,
      parent_told: parent,
      list,
      at: new Date("2026-05-15T00:00:00Z"),
      quantities: [...new Set([1, ...(own.length ? own : parent).flatMap(({ from, to }) => [from - 1, from, to ?? from, (to ?? from) + 1])])].filter((quantity) => quantity > 0),
      times: ["2026-05-09T23:59:59.999Z", "2026-05-10T00:00:00Z", "2026-05-16T23:59:59.999Z", "2026-05-17T00:00:00Z", "2026-05-18T00:00:00Z", "2026-05-20T12:00:00Z", "2026-05-21T00:00:00Z"].map((text) => new Date(text)),
    }
  })
)

export type Question = { group: string | null; at: Date; quantity: number; currency_id: string; tax_inclusive: boolean }

/** The price by Shopware's rule, as a plain number's text. */
export const priceInShopware = (shop: Shop, { group, at, quantity, currency_id, tax_inclusive }: Question): { price: string } => {
  const prices = shop.own_told.length ? shop.own_told : shop.parent_told
  const day = at.toISOString().slice(0, 10)
  const holds = ({ who, span }: ToldRule): boolean => (!who || (group !== null && who.includes(group))) && (!span?.from || span.from <= day) && (!span?.to || day <= span.to)
  let chosen = shop.list
  let best: ToldRule | null = null
  for (const [index, rule] of shop.told.entries()) {
    const of_rule = prices.filter((each) => each.rule === index)
    const goes_before = !best || rule.priority > best.priority || (rule.priority === best.priority && rule.id < best.id)
    if (of_rule.length && holds(rule) && goes_before) {
      best = rule
      chosen = atQuantity(of_rule, quantity)
    }
  }
  return { price: charged(chosen, currency_id, tax_inclusive) }
}

/** Prices in order of where they start, those written first before others; the first whose end is not passed. */
const atQuantity = (prices: ToldPrice[], quantity: number): ToldPrice => {
  let chosen: ToldPrice | null = null
  let last = prices[0]
  for (let start = 1; start <= 10; start += 1) {
    for (const price of prices.filter(({ from }) => from === start)) {
      chosen ??= (price.to ?? price.from) >= quantity ? price : null
      last = price
    }
  }
  return chosen ?? last
}

const charged = ({ net, gross, usd }: ToldPrice, currency_id: string, tax_inclusive: boolean): string => {
  const cents = Math.round((tax_inclusive ? gross : net) * 100)
  if (currency_id !== USD) {
    return String(cents / 100)
  }
  // In thousandths of a dollar, half up.
  const thousandths = usd ? Math.round((tax_inclusive ? usd.gross : usd.net) * 100) * 10 : Math.floor((cents * 10 * DOLLARS.per * 2 + DOLLARS.of) / (DOLLARS.of * 2))
  return String(thousandths / 1000)
}
