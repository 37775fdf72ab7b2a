import { aCart, aPaidLine, aRule, added, cheapest, entitled, from, perAmount, perQuantity, sameVariant, verdictOn } from "./entitlement.fixture.spec"

const bought = (quantity: number, unit_price = 10) => aCart([aPaidLine("a", { quantity, unit_price })])

/** `[missing_amount, missing_quantity, progress]` */
const miss = (...parameters: Parameters<typeof verdictOn>) => {
  const { near_miss } = verdictOn(...parameters)
  return near_miss && [near_miss.missing_amount, near_miss.missing_quantity, near_miss.progress]
}

const atLeast = (minimum: number) => ({ code: "quantity", args: { minimum } })
const ofProduct = (quantity: number) => ({ code: "products", args: { ids: ["b"], quantity } })
const forCompanies = { code: "companies", args: {} }

describe("a near miss", () => {
  it.each([
    ["an amount", from(100), [75, null, 0.25]],
    ["pieces", atLeast(10), [null, 6, 0.4]],
    ["pieces of certain goods", ofProduct(1), [null, 1, 0]],
    ["different products", { code: "distinct_products", args: { minimum: 2 } }, [null, 1, 0.5]],
    ["of all, the farthest of each kind", { all: [from(50), from(100), atLeast(5), atLeast(8)] }, [75, 4, 0.25]],
    ["of any, the nearest", { any: [from(100), atLeast(5), ofProduct(1)] }, [null, 1, 0.8]],
    ["of any, what goods can bring", { any: [forCompanies, from(100)] }, [75, null, 0.25]],
    ["beside what is met", { all: [atLeast(2), { not: forCompanies }, from(100)] }, [75, null, 0.25]],
  ])("says what is missing: %s", (_what, conditions, expected) => {
    expect(miss({ conditions }, bought(4, 6.25))).toEqual(expected)
  })

  it.each([
    ["of a buyer", forCompanies],
    ["of a buyer, beside an amount", { all: [from(100), forCompanies] }],
    ["in another currency", { code: "goods_total", args: { currency_code: "usd", minimum: 100 } }],
    ["that there is less", { code: "quantity", args: { minimum: 1, maximum: 2 } }],
    ["that something is not so", { all: [from(100), { not: atLeast(2) }] }],
  ])("is none where something else is asked: %s", (_what, conditions) => {
    expect(miss({ conditions }, bought(4))).toBeNull()
  })

  it.each([
    ["the first amount", perAmount(100), 4, [60, null, 0.4]],
    ["the next amount", perAmount(30), 4, [20, null, 1 / 3]],
    ["the first pieces", perQuantity(5), 4, [null, 1, 0.8]],
    ["the next pieces", perQuantity(3), 4, [null, 2, 1 / 3]],
    ["the first eleventh", sameVariant(10), 4, [null, 6, 0.4]],
    ["the next eleventh", sameVariant(10), 14, [null, 6, 0.4]],
    ["the first three for two", cheapest(3), 2, [null, 1, 2 / 3]],
    ["the next three for two", cheapest(3), 5, [null, 1, 2 / 3]],
  ] as [string, Record<string, unknown>, number, [number | null, number | null, number]][])("is there for %s", (_what, rule, quantity, [missing_amount, missing_quantity, progress]) => {
    expect(verdictOn(rule, bought(quantity)).near_miss).toEqual({ missing_amount, missing_quantity, currency_code: "eur", progress: expect.closeTo(progress, 10) })
  })

  it.each([
    ["gives once", {}, 4],
    ["has come as often as it may", perQuantity(2, { maximum: 2 }), 4],
    ["has given an order all that it may", { ...perQuantity(2), limits: { per_order: 2 } }, 4],
  ] as [string, Record<string, unknown>, number][])("is none where a rule %s", (_what, rule, quantity) => {
    expect(miss(rule, bought(quantity))).toBeNull()
  })

  it("is none where a limit is used up, or the buyer declined", () => {
    expect(miss({ conditions: from(100) }, bought(4), { left: { rule: { total: 0 } } })).toBeNull()
    expect(miss({ conditions: from(100) }, bought(4), { wishes: { rule: { declined: true } } })).toBeNull()
    expect(miss({ conditions: from(100) }, bought(4), { left: { rule: { total: 1 } } })).not.toBeNull()
  })

  it("is none where another rule would stop it", () => {
    const near = { conditions: from(100) }
    const only = { stacking: { type: "exclusive" } }
    const missOfLate = (first: object, late: object) => entitled([aRule({ id: "first", priority: 1, ...first }), aRule({ id: "late", ...near, ...late })], bought(4)).verdicts[1].near_miss
    expect(missOfLate(only, {})).toBeNull()
    expect(missOfLate({}, only)).toBeNull()
    expect(missOfLate({}, {})).not.toBeNull()
  })

  it("asks for the conditions and the first time together", () => {
    expect(miss({ conditions: atLeast(8), ...perAmount(100) }, bought(4))).toEqual([60, 4, 0.4])
    expect(miss({ conditions: atLeast(8), ...perAmount(30) }, bought(4))).toEqual([null, 4, 0.5])
  })

  it("is nearest for the variant of which most is there", () => {
    const cart = aCart([aPaidLine("a", { quantity: 12 }), aPaidLine("b", { quantity: 7 })])
    expect(miss(sameVariant(10), cart)).toEqual([null, 3, 0.7])
    expect(miss(sameVariant(10), aCart([]))).toEqual([null, 10, 0])
  })

  it("is rounded up to what can be paid, and to whole pieces", () => {
    expect(miss({ conditions: from(100) }, aCart([aPaidLine("a", { net: 99.9951 })]))?.[0]).toBe(0.01)
    expect(miss(perQuantity(3), bought(1.5))?.[1]).toBe(2)
  })

  it("has nothing to do with stock", () => {
    expect(miss({ ...added("mug"), conditions: from(100) }, bought(4), { stock: { mug: 0 } })).not.toBeNull()
  })
})
