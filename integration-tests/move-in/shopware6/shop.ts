/** A small shop made for the specs, with everything that goes wrong in real ones. */
import { all, always, any, between, channel, currency, customer, EUR, group, id, inGroups, LIVE, migration, prices, product, productPrice, rule, tax } from "./rows"

export const USD = id("e", 1)
export const GBP = id("e", 2)
const TAX = id("7", 1)

export const GROUPS = { retail: id("a", 1), wholesale: id("a", 2), gold: id("a", 3), twin: id("a", 4), other_twin: id("a", 5), nameless: id("a", 6) }
export const CHANNELS = { storefront: id("c", 1), american: id("c", 2), fair: id("c", 3) }
export const RULES = {
  sale: id("1", 1), wholesale: id("1", 2), gold: id("1", 3), rest: id("1", 4), over: id("1", 5), cart: id("1", 6), not: id("1", 7), zero: id("1", 8), broken: id("1", 9), invalid: id("1", 10), bare: id("1", 11), unused: id("1", 12), retail: id("1", 13),
}
export const PRODUCTS = { screw: id("2", 1), bolt: id("2", 2), shirt: id("2", 3), shirt_s: id("2", 4), shirt_m: id("2", 5), twin: id("2", 6), other_twin: id("2", 7), rotten: id("2", 8), plain: id("2", 9), odd: id("2", 10), noted: id("2", 11) }
export const CUSTOMERS = { ada: id("3", 1), mueller: id("3", 2), wrong: id("3", 3), upper: id("3", 4), lower: id("3", 5), guest: id("3", 6), empty: id("3", 7), twin_group: id("3", 8), elsewhere: id("3", 9) }

const eur = (net: number, gross: number, linked = true) => prices({ [EUR]: [net, gross] }, linked)

let row = 0
const price = (product_key: string, rule_key: string, from: number, to: number | null, json: string | null, more: { version?: string } = {}) =>
  productPrice({ key: id("4", (row += 1)), product: product_key, rule: rule_key, from, to, price: json, ...more })

const shopRows = (): string[] => [
  migration("V6_3\\Migration1536232650CustomerGroup"),
  migration("V6_6\\Migration1700000000Something"),
  migration("V6_8\\Migration1799999999NotYet", null),
  currency(EUR, "EUR", 1),
  currency(USD, "USD", 1.1714),
  currency(GBP, "GBP", 0.85),
  tax(TAX, 19),

  group(GROUPS.retail, "Retail"),
  group(GROUPS.wholesale, "Wholesale", "Großhandel"),
  group(GROUPS.gold, null, "Gold"),
  group(GROUPS.twin, "Partner"),
  group(GROUPS.other_twin, "Partner"),
  group(GROUPS.nameless, null),
  channel(CHANNELS.storefront, "Storefront", GROUPS.retail),
  channel(CHANNELS.american, "American shop", GROUPS.retail),
  channel(CHANNELS.fair, "Trade fair", GROUPS.retail),

  customer({ key: CUSTOMERS.ada, email: "Ada@Example.com ", group: GROUPS.wholesale, channel: CHANNELS.storefront, company: "Ada & Töchter" }),
  customer({ key: CUSTOMERS.mueller, email: "mueller@example.com", group: GROUPS.gold, channel: CHANNELS.storefront, last_name: "MÃ¼ller", updated_at: "2026-03-01 08:30:00.000" }),
  customer({ key: CUSTOMERS.wrong, email: "jÃ¶rg@example.com", group: GROUPS.retail, channel: CHANNELS.storefront }),
  customer({ key: CUSTOMERS.upper, email: "BOTH@example.com", group: GROUPS.retail, channel: CHANNELS.storefront }),
  customer({ key: CUSTOMERS.lower, email: "both@example.com", group: GROUPS.retail, channel: CHANNELS.american }),
  customer({ key: CUSTOMERS.guest, email: "ada@example.com", group: GROUPS.retail, channel: CHANNELS.storefront, guest: 1 }),
  customer({ key: CUSTOMERS.empty, email: "", group: GROUPS.retail, channel: CHANNELS.fair }),
  customer({ key: CUSTOMERS.twin_group, email: "twin@example.com", group: GROUPS.twin, channel: CHANNELS.fair, first_name: "" }),
  customer({ key: CUSTOMERS.elsewhere, email: "fair@example.com", group: GROUPS.retail, channel: CHANNELS.fair }),

  rule(RULES.sale, "May sale", 10, all(between("2026-05-01T00:00:00+00:00", "2026-05-31T00:00:00+00:00"))),
  rule(RULES.wholesale, "Wholesale", 5, any(all(inGroups(GROUPS.wholesale)))),
  rule(RULES.gold, "Gold", 5, any(all(inGroups(GROUPS.gold)), all(inGroups(GROUPS.wholesale)))),
  rule(RULES.rest, "Everyone", 1, always),
  rule(RULES.retail, "Retail", 0, inGroups(GROUPS.retail)),
  rule(RULES.over, "Last winter", 20, between("2025-11-01T00:00:00+00:00", "2026-02-28T00:00:00+00:00")),
  rule(RULES.cart, "Big carts", 30, any(all(inGroups(GROUPS.gold), { type: "cartCartAmount", value: { operator: ">=", amount: 100 } }))),
  rule(RULES.not, "Not retail", 4, { type: "customerCustomerGroup", value: { operator: "!=", customerGroupIds: [GROUPS.retail] } }),
  rule(RULES.zero, "Since ever", 3, { type: "dateRange", value: { fromDate: "0000-00-00T00:00:00+00:00", toDate: null, useTime: true } }),
  rule(RULES.broken, "Broken", 2, { type: "customerCustomerGroup", value: "{broken" }),
  rule(RULES.invalid, "Invalid", 2, always, 1),
  rule(RULES.bare, "Bare", 2, null),
  rule(RULES.unused, "Shipping to islands", 100, { type: "customerShippingZipCode", value: {} }),

  // Screws: a ladder for each kind of rule, with a dollar price of its own in one place, and pounds that nobody sells in.
  product({ key: PRODUCTS.screw, number: "SCREW", price: eur(10, 11.9), tax: TAX }),
  price(PRODUCTS.screw, RULES.sale, 1, null, eur(9, 10.71)),
  price(PRODUCTS.screw, RULES.wholesale, 1, 9, prices({ [EUR]: [8, 9.52], [USD]: [9, 10.71] })),
  price(PRODUCTS.screw, RULES.wholesale, 10, null, prices({ [EUR]: [7, 8.33], [GBP]: [6, 7.14] })),
  price(PRODUCTS.screw, RULES.gold, 1, null, eur(6, 7.14)),
  price(PRODUCTS.screw, RULES.rest, 1, 99, eur(9.5, 11.31)),
  price(PRODUCTS.screw, RULES.rest, 100, null, eur(9, 10.71)),
  // A draft of the screws: nobody sees it.
  product({ key: PRODUCTS.screw, number: "SCREW", price: eur(1, 1.19), tax: TAX, version: id("9", 9) }),
  price(PRODUCTS.screw, RULES.rest, 1, null, eur(1, 1.19), { version: id("9", 9) }),

  // Bolts: dearer by rule than without, for the group that guests are in.
  product({ key: PRODUCTS.bolt, number: "BOLT", price: eur(10, 11.9), tax: TAX }),
  price(PRODUCTS.bolt, RULES.retail, 1, null, eur(12, 14.28)),

  // A shirt: its sizes have its prices, one of them has its own.
  product({ key: PRODUCTS.shirt, number: "SHIRT", price: eur(20, 23.8), tax: TAX }),
  product({ key: PRODUCTS.shirt_s, number: "SHIRT-S", parent: PRODUCTS.shirt }),
  product({ key: PRODUCTS.shirt_m, number: "SHIRT-M", parent: PRODUCTS.shirt, price: eur(30, 35.7) }),
  price(PRODUCTS.shirt, RULES.wholesale, 1, null, eur(18, 21.42)),
  price(PRODUCTS.shirt_m, RULES.wholesale, 1, null, eur(27, 32.13)),

  product({ key: PRODUCTS.twin, number: "TWIN", price: eur(1, 1.19), tax: TAX }),
  product({ key: PRODUCTS.other_twin, number: "twin", price: eur(1, 1.19), tax: TAX }),
  price(PRODUCTS.twin, RULES.rest, 1, null, eur(0.9, 1.07)),
  price(PRODUCTS.other_twin, RULES.rest, 1, null, eur(0.8, 0.95)),

  product({ key: PRODUCTS.rotten, number: "ROTTEN", price: "{rotten", tax: TAX }),
  price(PRODUCTS.rotten, RULES.rest, 1, 9, eur(1, 1.19)),
  price(PRODUCTS.rotten, RULES.rest, 10, null, "{rotten"),
  price(PRODUCTS.rotten, RULES.wholesale, 1, null, prices({ [EUR]: [null, 1.19] })),
  price(PRODUCTS.rotten, RULES.gold, 1, null, eur(-1, -1.19)),

  product({ key: PRODUCTS.plain, number: "PLAIN", price: eur(5, 5.95), tax: TAX }),

  // Prices that hang on rules which cannot be moved.
  product({ key: PRODUCTS.odd, number: "ODD", price: eur(5, 5.95), tax: TAX }),
  ...[RULES.over, RULES.cart, RULES.not, RULES.zero, RULES.broken, RULES.invalid, RULES.bare].map((each) => price(PRODUCTS.odd, each, 1, null, eur(4, 4.76))),
  price(PRODUCTS.odd, RULES.cart, 10, null, eur(3, 3.57)),

  product({ key: PRODUCTS.noted, number: "NOTED", price: eur(50, 59.5), tax: TAX }),
  price(PRODUCTS.noted, RULES.rest, 1, 9, eur(10, 12.5)),
  price(PRODUCTS.noted, RULES.rest, 10, null, eur(9.995, 11.894, false)),
]

/** @param prefix of every table */
export const shopwareShop = (prefix = ""): string => {
  row = 0
  return shopRows()
    .join("\n")
    .replace(/INSERT INTO `/g, `INSERT INTO \`${prefix}`)
}

export { EUR, LIVE }
