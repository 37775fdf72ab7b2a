import { aRule, NOW } from "./earning.fixture.spec"
import { asksForEarlierOrders, byPrecedence, earningConditions, leftOfRules, parseEarningRule } from "./earning-rule"

const BASE = { name: "A point for each euro", grant: { type: "per_amount", points: 1, amount: 1 } }

const refusals = (input: unknown): string[] => {
  const parsed = parseEarningRule(input)
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path}: ${reason}`)
}

describe("an earning rule", () => {
  it("needs a name and a grant; the rest has defaults", () => {
    expect(parseEarningRule(BASE)).toEqual({
      ok: true,
      value: {
        ...BASE,
        description: null,
        status: "draft",
        priority: 0,
        starts_at: null,
        ends_at: null,
        conditions: null,
        scope: { type: "all", ids: [] },
        currency_code: null,
        stacking: "add",
        caps: { per_order: null, per_account: null, per_period: null },
      },
    })
  })

  it("is what it was when it is stored and read again", () => {
    const conditions = { all: [{ code: "dates", args: { starts_at: "2026-12-01T00:00:00Z" } }, { not: { code: "companies", args: {} } }] }
    const parsed = parseEarningRule({ ...BASE, starts_at: "2026-11-01T00:00:00+01:00", currency_code: "EUR", conditions, caps: { per_period: { period: "month", points: 500 } } })
    expect(parsed.ok && parseEarningRule(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed)
  })

  it.each([
    ["nothing", null, [": invalid_type"]],
    ["no grant", { name: "x" }, ["grant: invalid_type"]],
    ["a multiplier of zero", { ...BASE, grant: { type: "multiplier", numerator: 0, denominator: 1 } }, ["grant.numerator: too_small"]],
    ["a multiplier below zero", { ...BASE, grant: { type: "multiplier", numerator: -3, denominator: 2 } }, ["grant.numerator: too_small"]],
    ["a multiplier by parts of zero", { ...BASE, grant: { type: "multiplier", numerator: 3, denominator: 0 } }, ["grant.denominator: too_small"]],
    ["a multiplier of more than a thousand", { ...BASE, grant: { type: "multiplier", numerator: 1001, denominator: 1 } }, ["grant.numerator: too_big"]],
    ["an amount of half a euro", { ...BASE, grant: { type: "per_amount", points: 1, amount: 0.5 } }, ["grant.amount: invalid_type"]],
    ["no points", { ...BASE, grant: { type: "fixed", points: 0 } }, ["grant.points: too_small"]],
    ["points below zero", { ...BASE, grant: { type: "per_piece", points: -1 } }, ["grant.points: too_small"]],
    ["points beyond counting", { ...BASE, grant: { type: "fixed", points: Infinity } }, ["grant.points: invalid_type"]],
    ["a field of another grant", { ...BASE, grant: { type: "fixed", points: 1, amount: 1 } }, ["grant.amount: unrecognized_keys"]],
    ["an end before the start, and more", { ...BASE, name: "", starts_at: "2026-12-01T00:00:00Z", ends_at: "2026-12-01T00:00:00Z" }, ["name: too_small", "ends_at: ends_before_start"]],
    ["a cap of nothing", { ...BASE, caps: { per_order: 0 } }, ["caps.per_order: too_small"]],
    ["a cap per hour", { ...BASE, caps: { per_period: { period: "hour", points: 5 } } }, ["caps.per_period.period: invalid_value"]],
    ["a condition that nobody knows", { ...BASE, conditions: { all: [{ code: "moon_phase" }] } }, ["conditions.all.0.code: unknown_condition"]],
    ["a scope without ids", { ...BASE, scope: { type: "products", ids: [] } }, ["scope.ids: too_small"]],
    ["a strange field", { ...BASE, id: "mine" }, ["id: unrecognized_keys"]],
  ])("is not %s", (_what, input, expected) => {
    expect(refusals(input)).toEqual(expected)
  })

  it("may ask everything, levels among it", () => {
    const codes = earningConditions.definitions.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(["companies", "levels"]))
  })

  it("goes before another by priority, then by age, then by id", () => {
    const rules = [aRule({ id: "b" }), aRule({ id: "a" }), aRule({ id: "older", created_at: new Date(NOW.getTime() - 1) }), aRule({ id: "higher", priority: 1 })]
    expect(rules.sort(byPrecedence).map(({ id }) => id)).toEqual(["higher", "older", "a", "b"])
  })
})

describe("what rules still give for something that is added to an order", () => {
  const fixed = aRule({ id: "fixed", grant: { type: "fixed", points: 500 } })
  const capped = aRule({ id: "capped", caps: { per_order: 30, per_account: null, per_period: null } })

  it("is nothing for points that the order has got as such, and all where it has not", () => {
    expect(leftOfRules([fixed], new Map([["fixed", 500]]))).toEqual([])
    expect(leftOfRules([fixed], new Map())).toEqual([fixed])
  })

  it("is what the cap of the order leaves", () => {
    expect(leftOfRules([capped], new Map([["capped", 12]])).map(({ caps }) => caps.per_order)).toEqual([18])
    expect(leftOfRules([capped], new Map([["capped", 40]])).map(({ caps }) => caps.per_order)).toEqual([0])
    expect(leftOfRules([aRule({ id: "free" })], new Map([["free", 12]]))).toEqual([aRule({ id: "free" })])
  })
})

describe("earlier orders", () => {
  it.each([
    ["are asked for by a condition on the first order, however deep", { all: [{ not: { code: "first_order", args: {} } }] }, true],
    ["are asked for by a condition on the n-th", { any: [{ code: "nth_order", args: { number: 2 } }] }, true],
    ["are nobody's question where other conditions stand", { code: "companies", args: {} }, false],
    ["are nobody's question without conditions", null, false],
  ])("%s", (_name, conditions, expected) => {
    const parsed = parseEarningRule({ ...BASE, conditions })
    expect(parsed.ok && asksForEarlierOrders([parsed.value])).toBe(expected)
  })
})
