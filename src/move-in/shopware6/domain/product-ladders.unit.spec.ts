import fc from "fast-check"
import { aRule, countedAlone } from "../../../modules/tier-pricing/domain/kernel.fixture.spec"
import { resolvePrice, type Candidate } from "../../../modules/tier-pricing/domain/resolve"
import { amount } from "../../../shared/money"
import { priceInShopware, someShop } from "./shop.fixture.spec"
import { judgeRules } from "./judged-rules"
import { laddersOf, type Ladder } from "./product-ladders"
import { readPrices } from "./price-json"
import { A, B, C, allOf, always, conditionsOf, dates, groups, type Node } from "./rules.fixture.spec"
import { shopwarePrice } from "./shopware-price"
import { pricedProduct } from "./product-record"
import type { ProductPriceRow, ProductRow } from "./rows"
import { bookMarketsOf } from "./book-markets"
import { currencyOf } from "./currency-price"
import { DEFAULT_CURRENCY, LIVE_VERSION } from "./shopware-ids"

const EUR = DEFAULT_CURRENCY
const USD = "d".repeat(32)
const NOW = new Date("2026-05-15T00:00:00Z")
const TAX = "7".repeat(32)

const currencies = [
  { id: EUR, iso_code: "EUR", factor: "1", item_rounding: JSON.stringify({ decimals: 2, interval: 0.01, roundForNet: true }), created_at: null, updated_at: null },
  { id: USD, iso_code: "USD", factor: "1.1714", item_rounding: JSON.stringify({ decimals: 3, interval: 0.01, roundForNet: true }), created_at: null, updated_at: null },
].map((row) => currencyOf(row)!)

const marketsFor = (markets: Parameters<typeof bookMarketsOf>[0]) => bookMarketsOf(markets, currencies).markets!
const gross = { currency_code: "eur", region_ids: [], tax_inclusive: true, rate: null }

type Told = { id: string; name?: string; priority?: number; says: Node }
const rulesOf = (told: Told[]) =>
  judgeRules(
    told.map(({ id, name = id, priority = 0 }) => ({ id: id.repeat(32), name, priority, invalid: 0, created_at: null, updated_at: null })),
    told.flatMap(({ id, says }) => conditionsOf(says, id.repeat(32))),
    new Map(told.map(({ id }) => [id.repeat(32), 1])),
    new Set([A, B, C]),
    NOW
  )

const price = (gross_price: number, net = gross_price / 1.19, more = {}) => JSON.stringify({ [`c${EUR}`]: { net, gross: gross_price, linked: false, currencyId: EUR, ...more } })
let rows = 0
const row = (rule: string, quantity_start: number, quantity_end: number | null, json: string | null): ProductPriceRow => ({
  id: String(rows++).padStart(32, "0"), version_id: LIVE_VERSION, product_id: "p", rule_id: rule.repeat(32), quantity_start, quantity_end, price: json, created_at: null, updated_at: null,
})

const convert = (told: Told[], prices: ProductPriceRow[], { markets = { Shop: gross }, list = price(20) }: { markets?: Parameters<typeof bookMarketsOf>[0]; list?: string | null } = {}) =>
  laddersOf({ sku: "S-1", rows: prices, list_prices: readPrices(list).prices, tax_rate: "19" }, { rules: rulesOf(told).movable, markets: marketsFor(markets), group_names: new Map([[A, "Wholesale"], [B, "Retail"]]) })

const shown = ({ ladders }: { ladders: Ladder[] }) =>
  ladders.map(({ book: { name, audience, priority }, tiers }) => ({ name, who: audience.type === "everyone" ? "everyone" : audience.keys.map((key) => key[0]).join(""), priority, tiers: tiers.map(({ min_quantity, value }) => `${min_quantity}: ${value}`).join(", ") }))
const reasons = ({ remarks }: ReturnType<typeof convert>) => [...remarks.of_rows, ...remarks.of_product].map(({ reason, moved }) => (moved ? `${reason} (moved)` : reason))

describe("what quantity prices become", () => {
  it("is a final book for each rule, with a tier where each price starts to count", () => {
    const converted = convert([{ id: "1", name: "Wholesale", priority: 5, says: groups(A) }], [row("1", 10, null, price(15)), row("1", 1, 9, price(18))])
    expect(shown(converted)).toEqual([{ name: "Shopware: Wholesale (EUR)", who: "a", priority: 5, tiers: "1: 18, 10: 15" }])
    expect(converted.ladders[0].book).toMatchObject({ combine: "override", currency_code: "eur", region_ids: [], starts_at: null, ends_at: null })
    expect(reasons(converted)).toEqual([])
  })

  it.each<[string, [number, number | null][], string]>([
    ["a first price that starts later counts from one piece on", [[5, 9], [10, null]], "1: 10, 10: 11"],
    ["a gap belongs to the price after it", [[1, 4], [10, null]], "1: 10, 5: 11"],
    ["the last price counts beyond its end", [[1, 4], [5, 9]], "1: 10, 5: 11"],
    ["an open end before another price ends where it starts", [[5, null], [10, null]], "1: 10, 6: 11"],
    ["prices that overlap count up to their end", [[1, 10], [5, 20]], "1: 10, 11: 11"],
  ])("%s", (_name, spans, tiers) => {
    expect(shown(convert([{ id: "1", says: always }], spans.map(([from, to], index) => row("1", from, to, price(10 + index)))))[0].tiers).toBe(tiers)
  })

  it("says once more for groups what a rule for everyone says that is asked before theirs", () => {
    const converted = convert(
      [{ id: "1", name: "Sale", priority: 9, says: always }, { id: "2", name: "Wholesale", priority: 5, says: groups(A) }, { id: "3", name: "Rest", priority: 1, says: always }],
      [row("1", 1, null, price(12)), row("2", 1, null, price(11)), row("3", 1, null, price(13))]
    )
    expect(shown(converted)).toEqual([
      { name: "Shopware: Sale (EUR)", who: "everyone", priority: 9, tiers: "1: 12" },
      { name: "Shopware: Sale (EUR), before prices of Wholesale", who: "a", priority: 9, tiers: "1: 12" },
      { name: "Shopware: Wholesale (EUR)", who: "a", priority: 5, tiers: "1: 11" },
      { name: "Shopware: Rest (EUR)", who: "everyone", priority: 1, tiers: "1: 13" },
    ])
    expect(new Set(converted.ladders.map(({ book }) => book.key)).size).toBe(4)
  })

  it("takes net prices for a market without tax, and the factor where a currency has no price of its own", () => {
    const converted = convert([{ id: "1", says: always }], [row("1", 1, null, price(11.9, 10))], {
      markets: { Shop: { ...gross, region_ids: ["reg_de"] }, B2B: { ...gross, region_ids: ["reg_at"], tax_inclusive: false }, US: { ...gross, currency_code: "usd", tax_inclusive: false } },
    })
    expect(converted.ladders.map(({ book: { currency_code, region_ids }, tiers }) => [currency_code, region_ids, tiers[0].value])).toEqual([
      ["eur", ["reg_at"], 10],
      ["eur", ["reg_de"], 11.9],
      ["usd", [], 11.714],
    ])
  })

  it("has the regions of all sales channels in one book, and refuses two kinds of price in one region", () => {
    expect(marketsFor({ One: { ...gross, region_ids: ["reg_de"] }, Two: { ...gross, region_ids: ["reg_at", "reg_de"] } })).toMatchObject([{ region_ids: ["reg_at", "reg_de"] }])
    expect(marketsFor({ One: { ...gross, region_ids: ["reg_de"] }, Two: gross })).toMatchObject([{ region_ids: [] }])
    expect(bookMarketsOf({ One: gross, Two: { ...gross, tax_inclusive: false, region_ids: ["reg_de"] } }, currencies).problem).toContain('"One", "Two"')
    expect(bookMarketsOf({ One: { ...gross, currency_code: "chf" } }, currencies).problem).toContain("CHF")
  })

  it.each<[string, string | null, string]>([
    ["is no JSON", "{", "invalid_json"],
    ["is missing", null, "invalid_json"],
    ["is a number", "12", "invalid_json"],
    ["is empty", "[]", "incomplete_price"],
    ["has no net", price(12, undefined, { net: null }), "incomplete_price"],
    ["has a text for a gross price", price(12, 10, { gross: "12,00" }), "incomplete_price"],
    ["is negative", price(-12), "negative_price"],
    ["is in another currency alone", JSON.stringify({ [`c${USD}`]: { net: 1, gross: 1, linked: false, currencyId: USD } }), "incomplete_price"],
  ])("leaves all prices of a rule behind where one %s", (_name, json, reason) => {
    const converted = convert([{ id: "1", says: always }, { id: "2", says: groups(A) }], [row("1", 1, 4, price(10)), row("1", 5, null, json), row("2", 1, null, price(9))])
    expect(shown(converted)).toMatchObject([{ who: "a", tiers: "1: 9" }])
    expect(reasons(converted).sort()).toEqual(["incomplete_ladder", reason].sort())
  })

  it("notes what is moved, but not as it stands there", () => {
    const linked = { linked: true }
    expect(reasons(convert([{ id: "1", says: always }], [row("1", 1, null, price(11.9, 10, linked))]))).toEqual([])
    expect(reasons(convert([{ id: "1", says: always }], [row("1", 1, null, price(11.92, 10, linked))]))).toEqual(["net_and_gross_disagree (moved)"])
    // Buyers who are asked the net price pay less there than those who are asked the gross one, whether the two are linked or not.
    expect(reasons(convert([{ id: "1", says: always }], [row("1", 1, null, price(14, 10))]))).toEqual(["net_and_gross_disagree (moved)"])
    expect(reasons(convert([{ id: "1", says: always }], [row("1", 1, null, price(11.905, 10))]))).toEqual(["rounded_price (moved)"])
    expect(reasons(convert([{ id: "1", says: always }], [row("1", 1, 4, price(25)), row("1", 5, null, price(24))]))).toEqual(["above_list_price (moved)"])
    expect(reasons(convert([{ id: "1", says: always }], [row("1", 1, 9, price(10)), row("1", 4, 6, price(9)), row("1", 10, null, price(8))]))).toEqual(["never_reached"])
  })
})

describe("rules that prices hang on", () => {
  it("keep their priorities while these tell them apart, and are ranked otherwise, of two alike the one with the lower id first", () => {
    const priorities = (told: Told[]) => rulesOf(told).movable.map(({ id, priority }) => `${id[0]}: ${priority}`)
    expect(priorities([{ id: "1", priority: -4, says: always }, { id: "2", priority: 70, says: always }])).toEqual(["2: 70", "1: -4"])
    expect(priorities([{ id: "3", priority: 7, says: always }, { id: "2", priority: 7, says: always }, { id: "1", priority: 1, says: always }])).toEqual(["2: 3", "3: 2", "1: 1"])
    expect(priorities([{ id: "1", priority: 2_000_000, says: always }, { id: "2", priority: 1, says: always }])).toEqual(["1: 2", "2: 1"])
  })

  it("are named where they cannot be moved, with how many prices hang on them", () => {
    const { movable, remarks } = rulesOf([{ id: "1", name: "Gone", says: dates("2026-01-01", "2026-05-14") }, { id: "2", name: "Odd", says: { type: "weekday", value: "{}" } }, { id: "3", says: allOf(always) }])
    expect(movable.map(({ id }) => id[0])).toEqual(["3"])
    expect(remarks).toEqual([
      expect.objectContaining({ reason: "rule_ended", rows: 1, message: expect.stringContaining("Gone") }),
      expect.objectContaining({ reason: "unsupported_rule", rows: 1, message: expect.stringMatching(/Odd.*weekday/) }),
    ])
  })
})

/** The rules of this shop that books become; all were made at once. */
const candidatesOf = (ladders: readonly Ladder[]): Candidate[] =>
  ladders.map(({ book, tiers }) => ({
    rule: aRule({
      id: book.key, name: book.name, status: "active", combine: book.combine, priority: book.priority, currency_code: book.currency_code, region_ids: book.region_ids, starts_at: book.starts_at, ends_at: book.ends_at,
      audience: book.audience.type === "everyone" ? { type: "everyone" } : { type: "customer_groups", ids: book.audience.keys },
      items: [{ variant_id: "variant", breaks: tiers }],
    }),
    breaks: tiers,
    excluded: false,
  }))

describe("prices after the move", () => {
  const priceHere = (candidates: Candidate[], question: { group: string | null; at: Date; quantity: number; currency_code: string; list: ReturnType<typeof amount> | null }) =>
    resolvePrice({
      situation: { customer_id: question.group && "customer", customer_group_ids: question.group ? [question.group] : [], region_id: "reg", currency_code: question.currency_code, at: question.at },
      counted: countedAlone(question.quantity),
      list_price: question.list,
      medusa_price: question.list && { amount: question.list, is_override: false },
      candidates,
    }).unit_price?.toFixed() ?? null

  it("are what Shopware charges: for every group and guest, at every quantity and time, in each currency, with tax and without", () => {
    fc.assert(
      fc.property(someShop, fc.boolean(), (shop, tax_inclusive) => {
        const { rules, movable, remarks } = judgeRules(shop.rules, shop.conditions, shop.counts, new Set([A, B, C]), shop.at)
        expect(remarks).toEqual([])
        const markets = marketsFor({ Shop: { ...gross, tax_inclusive }, Abroad: { ...gross, currency_code: "usd", tax_inclusive } })
        const product: ProductRow = { id: "p", version_id: LIVE_VERSION, parent_id: "parent", product_number: "S", price: shop.own_price, tax_id: TAX, created_at: null, updated_at: null }
        const found = { product, parent: { ...product, id: "parent", price: shop.parent_price, parent_id: null }, own: shop.own_rows, inherited: shop.parent_rows, has_variants: false }
        const priced = pricedProduct(found, new Map([[TAX, "19"]]))
        const candidates = candidatesOf(laddersOf(priced, { rules: movable, markets, group_names: new Map() }).ladders)
        for (const { currency } of markets) {
          for (const group of [null, A, B, C]) {
            for (const at of shop.times) {
              for (const quantity of shop.quantities) {
                const expected = priceInShopware(shop, { group, at, quantity, currency_id: currency.id, tax_inclusive })
                const asked = shopwarePrice({ rules, rows: priced.rows, list_prices: priced.list_prices, group_key: group, at, quantity, currency, tax_inclusive })
                expect(asked?.unit_price?.toFixed()).toBe(expected.price)
                expect(priceHere(candidates, { group, at, quantity, currency_code: currency.code, list: asked?.list_price ?? null })).toBe(expected.price)
              }
            }
          }
        }
      }),
      { numRuns: 60 }
    )
  })
})
