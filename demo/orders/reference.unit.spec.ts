import { format } from "./decimal"
import { referencePrices, type ReferenceCart, type ReferenceRule, type ReferenceVariant } from "./reference"

const variant = (id: string, list_price: number, more: Partial<ReferenceVariant> = {}): ReferenceVariant => ({
  variant_id: id,
  product_id: `product of ${id}`,
  category_ids: [],
  collection_id: null,
  tag_ids: [],
  type_id: null,
  list_price,
  ...more,
})

const rule = (more: Partial<ReferenceRule>): ReferenceRule => ({
  id: "rule",
  status: "active",
  priority: 0,
  created_at: "2026-01-01T00:00:00Z",
  starts_at: null,
  ends_at: null,
  audience: { type: "everyone", ids: [] },
  region_ids: [],
  currency_code: null,
  combine: "lowest",
  base: "list",
  decimals: null,
  quantity_basis: "line",
  scope: { type: "all", ids: [] },
  exclude: [],
  breaks: [],
  items: null,
  ...more,
})

const percent = (min_quantity: number, value: number) => ({ min_quantity, type: "percentage" as const, value })
const fixed = (min_quantity: number, value: number) => ({ min_quantity, type: "fixed" as const, value })

/** Prices of the lines, by variant. */
function prices(
  lines: Record<string, number>,
  rules: ReferenceRule[],
  options: { variants?: ReferenceVariant[]; cart?: Partial<ReferenceCart> } = {}
): Record<string, string> {
  const variants = options.variants ?? Object.keys(lines).map((id) => variant(id, 10))
  const cart: ReferenceCart = {
    customer_id: "anna",
    group_ids: ["gold"],
    region_id: "uk",
    currency_code: "gbp",
    currency_decimals: 2,
    now: new Date("2026-06-01T00:00:00Z"),
    lines: Object.entries(lines).map(([id, quantity]) => ({ id, variant_id: id, quantity })),
    ...options.cart,
  }
  const found = referencePrices(cart, rules, new Map(variants.map((one) => [one.variant_id, one])))
  return Object.fromEntries([...found].map(([id, price]) => [id, price ? format(price) : "none"]))
}

describe("the reference", () => {
  it("charges the list price when no rule applies", () => expect(prices({ a: 3 }, [])).toEqual({ a: "10" }))

  it("takes the lowest of all breaks that are reached in a rule that combines", () =>
    expect(prices({ a: 50 }, [rule({ breaks: [fixed(1, 8), fixed(10, 7), fixed(50, 7.5)] })])).toEqual({ a: "7" }))

  it("takes the highest break that is reached in a contract, also when it is dearer than the list price", () =>
    expect(prices({ a: 50 }, [rule({ combine: "override", breaks: [fixed(1, 8), fixed(50, 11)] })])).toEqual({ a: "11" }))

  it("leaves a contract aside below its first break", () =>
    expect(prices({ a: 4 }, [rule({ combine: "override", breaks: [fixed(5, 8)] })])).toEqual({ a: "10" }))

  it("lets the person's contract go before the group's, and a contract before every scale", () => {
    const contract = { combine: "override" }
    const rules = [
      rule({ id: "scale", breaks: [percent(1, 90)] }),
      rule({ ...contract, id: "group", audience: { type: "customer_groups", ids: ["gold"] }, priority: 9, breaks: [fixed(1, 6)] }),
      rule({ ...contract, id: "person", audience: { type: "customers", ids: ["anna"] }, breaks: [fixed(1, 9)] }),
    ]
    expect(prices({ a: 1 }, rules)).toEqual({ a: "9" })
    expect(prices({ a: 1 }, rules, { cart: { customer_id: null, group_ids: ["gold"] } })).toEqual({ a: "6" })
    expect(prices({ a: 1 }, rules, { cart: { customer_id: null, group_ids: [] } })).toEqual({ a: "1" })
  })

  it.each([
    ["another currency", { currency_code: "eur" }],
    ["another region", { region_ids: ["de"] }],
    ["a draft", { status: "draft" }],
    ["not started", { starts_at: "2026-07-01T00:00:00Z" }],
    ["ended at this instant", { ends_at: "2026-06-01T00:00:00Z" }],
    ["another group", { audience: { type: "customer_groups", ids: ["silver"] } }],
    ["excluded", { exclude: [{ type: "variants", ids: ["a"] }] }],
  ])("does not apply a rule that is %s", (_, change) =>
    expect(prices({ a: 1 }, [rule({ breaks: [percent(1, 50)], ...change })])).toEqual({ a: "10" })
  )

  it("counts the variants of a product together, and everything that a rule covers", () => {
    const variants = [variant("a", 10, { product_id: "p" }), variant("b", 10, { product_id: "p" }), variant("c", 10)]
    const breaks = [percent(10, 10)]
    expect(prices({ a: 6, b: 4, c: 6 }, [rule({ quantity_basis: "product", breaks })], { variants })).toEqual({ a: "9", b: "9", c: "10" })
    expect(prices({ a: 3, b: 3, c: 4 }, [rule({ quantity_basis: "rule", breaks })], { variants })).toEqual({ a: "9", b: "9", c: "9" })
  })

  it("rounds half up to the decimals of the list price or of the currency, to a number, or not at all", () => {
    const variants = [variant("a", 0.0043)]
    const at = (decimals: ReferenceRule["decimals"]) => prices({ a: 1 }, [rule({ decimals, breaks: [percent(1, 7.5)] })], { variants }).a
    expect(at(null)).toBe("0.004")
    expect(at("exact")).toBe("0.0039775")
    expect(at(2)).toBe("0")
  })

  it("reads a price book article by article", () => {
    const book = rule({ scope: null, breaks: null, items: [{ variant_id: "a", breaks: [fixed(1, 4)] }] })
    expect(prices({ a: 1, b: 1 }, [book])).toEqual({ a: "4", b: "10" })
  })

  it("has no price for a variant that it does not know", () => {
    expect(prices({ a: 1 }, [], { variants: [] })).toEqual({ a: "none" })
  })
})
