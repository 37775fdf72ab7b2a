import { aBuyer } from "../../../rules/situation.fixture.spec"
import { amount, dividedBy } from "../../../shared/money"
import { anEarningLine, anOrder, aProgram, aRule, earned, fixed, forProducts, inShort, NOW, ofValues, perAmount, perPiece, reasons, times } from "./earning.fixture.spec"
import { MAX_POINTS } from "./program"

const BEFORE = new Date(NOW.getTime() - 1)
const LATER = new Date(NOW.getTime() + 1)

describe("what an order earns", () => {
  it.each([
    ["a point for each euro", [aRule()], [19.99], 19],
    ["on the sum, not line by line", [aRule()], [0.5, 0.5, 0.5, 0.5], 2],
    ["three points for two euros", [aRule(perAmount(3, 2))], [9.99], 14],
    ["points for each piece", [aRule(perPiece(5))], [1, 1], 10],
    ["points for the order", [aRule(fixed(100))], [1, 1], 100],
    ["points for the order though it costs nothing", [aRule(fixed(100))], [0, 0], 100],
    ["double", [aRule(), aRule({ id: "double", ...times(2) })], [10.4], 20],
    ["half", [aRule(), aRule({ id: "half", ...times(1, 2) })], [10], 5],
    ["two multipliers that add up", [aRule(), aRule({ id: "double", ...times(2) }), aRule({ id: "triple", ...times(3) })], [10], 40],
    ["two halves: nothing, and never less", [aRule(), aRule({ id: "half", ...times(1, 2) }), aRule({ id: "quarter", ...times(1, 4) })], [10], 0],
    ["nothing without a rule", [], [10], 0],
    ["nothing from a multiplier alone", [aRule(times(3))], [10], 0],
  ])("%s", (_what, rules, values, points) => {
    expect(earned(rules, ofValues(...values)).points).toBe(points)
  })

  it.each([
    ["down", 19],
    ["nearest", 20],
    ["up", 20],
  ])("is rounded once, %s", (rounding, points) => {
    expect(earned([aRule()], ofValues(9.75, 9.75), { program: aProgram({ rounding }) }).points).toBe(points)
  })

  it.each([
    ["down", "1.19", 1],
    ["up", "2.38", 2],
    ["nearest", "2.975", 3],
  ])("is rounded %s as if the quotients of prices with tax were exact", (rounding, gross, points) => {
    const line = { ...anEarningLine("a"), net: dividedBy(amount(gross), "3.57") }
    const order = anOrder([line, { ...line, id: "b" }, { ...line, id: "c" }])
    expect(earned([aRule()], order, { program: aProgram({ rounding }) }).points).toBe(points)
  })

  it("is told line by line and rule by rule, and all agrees", () => {
    const rules = [aRule(), aRule({ id: "double_b", ...times(2), ...forProducts("b") }), aRule({ id: "welcome", ...fixed(10) })]
    // Exactly 10.5 + 20.25 from base, 3.41 + 6.59 from welcome, and as much again on b: 67.59.
    expect(earned(rules, ofValues(10.5, 20.25))).toMatchObject({
      points: 67,
      breakdown: [
        { rule_id: "base", name: "base", points: 30 },
        { rule_id: "double_b", name: "double_b", points: 27 },
        { rule_id: "welcome", name: "welcome", points: 10 },
      ],
      lines: [
        { line_id: "a", points: 14, basis: 10.5, excluded: null, reasons: [{ rule_id: "base", points: 10 }, { rule_id: "welcome", points: 4 }] },
        { line_id: "b", points: 53, basis: 20.25, excluded: null, reasons: [{ rule_id: "base", points: 20 }, { rule_id: "double_b", points: 27 }, { rule_id: "welcome", points: 6 }] },
      ],
    })
  })

  it("is what one variant would earn in an order of its own, as a badge shows it", () => {
    const rules = [aRule(), aRule({ id: "welcome", ...fixed(50) }), aRule({ id: "each", ...perPiece(2) })]
    expect(earned(rules, anOrder([anEarningLine("a", { net: 30, quantity: 3 })])).points).toBe(30 + 50 + 6)
  })

  it("is never more than points can be counted", () => {
    const order = anOrder([anEarningLine("a", { net: 1e12 }), anEarningLine("b", { net: 1e12 })])
    expect(inShort(earned([aRule(perAmount(1_000_000))], order))).toEqual({ points: MAX_POINTS, lines: { a: MAX_POINTS / 2, b: MAX_POINTS / 2 }, rules: { base: MAX_POINTS } })
  })

  it("is nothing where two multipliers take all of what nobody could count", () => {
    const rules = [aRule(perAmount(1_000_000_000_000)), aRule({ id: "half", ...times(1, 2) }), aRule({ id: "less", ...times(1, 3) })]
    const award = earned(rules, anOrder([anEarningLine("a", { net: 1e12 })]))
    expect([award.points, award.breakdown.every(({ points }) => Number.isSafeInteger(points))]).toEqual([0, true])
  })

  it("can be nothing, of nothing", () => {
    expect(earned([aRule()], anOrder([]))).toMatchObject({ points: 0, lines: [], breakdown: [], rules: [{ applied: false, reason: "no_covered_line" }] })
  })
})

describe("the value that points are computed from", () => {
  const order = anOrder([anEarningLine("a", { net: 60, gross: 70, points_net: 30, points_gross: 35 })], { shipping: { net: amount(5), gross: amount(6), points_net: amount(1), points_gross: amount(2) } })

  it.each([
    ["net, without what points paid", {}, 60],
    ["with tax", { on_tax: true }, 70],
    ["with what points paid", { on_points_value: true }, 90],
    ["with both", { on_tax: true, on_points_value: true }, 105],
    ["with shipping", { on_shipping: true }, 65],
    ["with all three", { on_tax: true, on_points_value: true, on_shipping: true }, 113],
  ])("%s", (_what, earning, points) => {
    expect(earned([aRule()], order, { program: aProgram(earning) }).points).toBe(points)
  })

  it("of shipping is kept on a line of its own, and only rules per amount for everything give for it", () => {
    const rules = [aRule(), aRule({ id: "double", ...times(2) }), aRule({ id: "each", ...perPiece(1) }), aRule({ id: "order", ...fixed(1) }), aRule({ id: "of_a", ...perAmount(1), ...forProducts("a") })]
    const { lines } = earned(rules, order, { program: aProgram({ on_shipping: true }) })
    expect(lines[1]).toEqual({ line_id: "shipping", points: 5, basis: 5, excluded: null, reasons: [{ rule_id: "base", name: "base", points: 5 }] })
  })

  it("is never below zero", () => {
    expect(earned([aRule()], ofValues(-5, 10)).points).toBe(10)
  })
})

describe("a line earns nothing", () => {
  it.each([
    ["free_product", { is_free_product: true }, {}, {}],
    ["excluded_product", {}, {}, { excluded: { product_ids: ["b"] } }],
    ["excluded_category", { category_ids: ["sub", "above"] }, {}, { excluded: { category_ids: ["above"] } }],
    ["discounted_line", { is_discounted: true }, { on_discounted_lines: false }, {}],
    ["contract_line", { is_contract: true }, { on_contract_lines: false }, {}],
  ])("%s", (excluded, line, earning, fields) => {
    const order = anOrder([anEarningLine("a", { net: 10 }), anEarningLine("b", { net: 20, ...line })])
    const award = earned([aRule(), aRule({ id: "order", ...fixed(7) }), aRule({ id: "each", ...perPiece(1) })], order, { program: aProgram(earning, fields) })
    expect(award.points).toBe(10 + 7 + 1)
    expect(award.lines[1]).toEqual({ line_id: "b", points: 0, basis: 0, reasons: [], excluded })
  })

  it("where the programme allows it, it does", () => {
    const order = anOrder([anEarningLine("a", { net: 10, is_discounted: true, is_contract: true })], { promotion_codes: ["SPRING"] })
    expect(earned([aRule()], order).points).toBe(10)
  })

  it.each([
    ["program_off", {}, { status: "off" }, {}],
    ["excluded_group", {}, { excluded: { customer_group_ids: ["grp_staff"] } }, { customer: aBuyer("grp_staff") }],
    ["code_in_order", { with_codes: false }, {}, { promotion_codes: ["SPRING"] }],
  ])("nor does any other: %s", (reason, earning, fields, order) => {
    const award = earned([aRule(), aRule({ id: "draft", status: "draft" })], anOrder([anEarningLine("a")], order), { program: aProgram({ on_shipping: true, ...earning }, fields) })
    expect(award).toMatchObject({ points: 0, lines: [{ excluded: reason }, { line_id: "shipping", excluded: reason }], rules: [{ applied: false, reason }, { reason }] })
  })
})

describe("a rule", () => {
  it.each([
    ["draft", { status: "draft" }],
    ["archived", { status: "archived" }],
    ["not_started", { starts_at: LATER }],
    ["ended", { starts_at: BEFORE, ends_at: NOW }],
    ["other_currency", { currency_code: "usd" }],
    ["conditions_unmet", { conditions: { code: "quantity", args: { minimum: 2 } } }],
    ["no_covered_line", forProducts("z")],
    ["applied", { starts_at: NOW, ends_at: LATER }],
    ["applied", { currency_code: "EUR" }],
    ["applied", { conditions: { not: { code: "quantity", args: { minimum: 2 } } } }],
    ["applied", forProducts("a", "z")],
  ])("%s: with %j", (reason, fields) => {
    const award = earned([aRule(fields)], ofValues(10))
    expect([reasons(award), award.points]).toEqual([{ base: reason }, reason === "applied" ? 10 : 0])
  })

  it("says which of its conditions are not met, and what is missing", () => {
    const conditions = { all: [{ code: "quantity", args: { minimum: 3 } }, { code: "companies", args: {} }] }
    expect(earned([aRule({ conditions })], ofValues(10)).rules[0].details).toEqual({
      reasons: [
        { path: "all.0", condition: "quantity", code: "too_few_pieces", details: { missing: 2, minimum: 3 } },
        { path: "all.1", condition: "companies", code: "no_company", details: null },
      ],
    })
  })

  it("asks its conditions of the whole order, also of lines that it does not cover or that earn nothing", () => {
    const conditions = { code: "goods_total", args: { currency_code: "eur", minimum: 30 } }
    const order = anOrder([anEarningLine("a", { net: 10 }), anEarningLine("b", { net: 20 })])
    expect(earned([aRule({ conditions, ...forProducts("a") })], order, { program: aProgram({}, { excluded: { product_ids: ["b"] } }) }).points).toBe(10)
  })

  it("whose stored conditions cannot be read gives nothing and says so, also below a not", () => {
    const rule = { ...aRule(), conditions: { not: { code: "moon_phase", args: {} } } }
    expect(earned([rule], ofValues(10))).toMatchObject({ points: 0, rules: [{ reason: "malformed_rule", details: { broken: [{ path: "conditions.not.code", reason: "unknown_condition" }] } }] })
  })

  it("that gives too little to count is said to apply", () => {
    const award = earned([aRule(), aRule({ id: "tiny", ...perAmount(1, 1000) })], ofValues(10.9))
    expect([inShort(award), reasons(award)]).toEqual([{ points: 10, lines: { a: 10 }, rules: { base: 10 } }, { base: "applied", tiny: "rounds_to_zero" }])
  })
})

describe("several rules", () => {
  const A = forProducts("a")

  it.each([
    ["all that add up", [aRule(), aRule({ id: "more", ...perPiece(5) })], { base: 10, more: 5 }, {}],
    ["an exclusive one alone", [aRule({ stacking: "best" }), aRule({ id: "add" }), aRule({ id: "only", stacking: "exclusive", ...fixed(3) })], { only: 3 }, { base: "exclusive_rule", add: "exclusive_rule" }],
    ["of two exclusive ones that of the higher priority", [aRule({ stacking: "exclusive" }), aRule({ id: "only", priority: 1, stacking: "exclusive", ...fixed(3) })], { only: 3 }, { base: "exclusive_rule" }],
    ["of two exclusive ones of one priority the older", [aRule({ stacking: "exclusive" }), aRule({ id: "older", created_at: BEFORE, stacking: "exclusive", ...fixed(3) })], { older: 3 }, { base: "exclusive_rule" }],
    ["no multiplier beside an exclusive one", [aRule({ stacking: "exclusive" }), aRule({ id: "double", ...times(2) })], { base: 10 }, { double: "exclusive_rule" }],
    ["an exclusive multiplier as the only multiplier", [aRule(), aRule({ id: "triple", stacking: "exclusive", ...times(3) }), aRule({ id: "double", ...times(2) })], { base: 10, triple: 20 }, { double: "exclusive_rule" }],
    ["an exclusive one multiplied by one of higher priority", [aRule({ stacking: "exclusive" }), aRule({ id: "add" }), aRule({ id: "triple", priority: 1, stacking: "exclusive", ...times(3) })], { base: 10, triple: 20 }, { add: "exclusive_rule" }],
    ["of the best the one that gives most, beside all that add up", [aRule(), aRule({ id: "five", stacking: "best", ...perPiece(5) }), aRule({ id: "six", stacking: "best", ...perPiece(6) })], { base: 10, six: 6 }, { five: "better_rule" }],
    ["of two best that give alike the older", [aRule({ id: "a", stacking: "best" }), aRule({ id: "b", created_at: BEFORE, stacking: "best" })], { b: 10 }, { a: "better_rule" }],
    ["a best multiplier that gives more than a best grant", [aRule(), aRule({ id: "triple", stacking: "best", ...times(3) }), aRule({ id: "five", stacking: "best", ...perPiece(5) })], { base: 10, triple: 20 }, { five: "better_rule" }],
    ["a best grant that gives more than a best multiplier", [aRule(), aRule({ id: "triple", stacking: "best", ...times(3) }), aRule({ id: "many", stacking: "best", ...perPiece(21) })], { base: 10, many: 21 }, { triple: "better_rule" }],
    ["a multiplier over the best one too", [aRule({ stacking: "best" }), aRule({ id: "double", ...times(2) })], { base: 10, double: 10 }, {}],
    ["a best one that is exhausted does not stand in the way", [aRule({ stacking: "best", caps: { per_order: 2 } }), aRule({ id: "five", stacking: "best", ...perPiece(5) })], { five: 5 }, { base: "better_rule" }],
  ])("%s", (_what, rules, points, why) => {
    const award = earned(rules, ofValues(10))
    expect(inShort(award).rules).toEqual(points)
    expect(reasons(award)).toMatchObject(why)
  })

  it("stand in each other's way on the lines that they share, and nowhere else", () => {
    const rules = [aRule(), aRule({ id: "only_a", stacking: "exclusive", ...perPiece(1), ...A }), aRule({ id: "double", ...times(2) })]
    expect(inShort(earned(rules, ofValues(10, 20)))).toEqual({ points: 41, lines: { a: 1, b: 40 }, rules: { base: 20, double: 20, only_a: 1 } })
  })

  it("win by line where only the best counts", () => {
    const rules = [aRule({ stacking: "best" }), aRule({ id: "fifteen", stacking: "best", ...perPiece(15) })]
    expect(inShort(earned(rules, ofValues(10, 20)))).toEqual({ points: 35, lines: { a: 15, b: 20 }, rules: { base: 20, fifteen: 15 } })
  })

  it("leave a fixed number of points to the lines on which it counts", () => {
    const rules = [aRule(fixed(30)), aRule({ id: "only_a", stacking: "exclusive", ...perPiece(1), ...A })]
    expect(inShort(earned(rules, ofValues(10, 20)))).toEqual({ points: 31, lines: { a: 1, b: 30 }, rules: { base: 30, only_a: 1 } })
  })

  it("take from the line that a multiplier below one covers, as a reason below zero", () => {
    const rules = [aRule(), aRule({ id: "half_a", ...times(1, 2), ...A })]
    const award = earned(rules, ofValues(10, 20))
    expect(inShort(award)).toEqual({ points: 25, lines: { a: 5, b: 20 }, rules: { base: 30, half_a: -5 } })
    expect(award.lines[0].reasons.map(({ points }) => points)).toEqual([10, -5])
  })
})

describe("a cap", () => {
  const withCaps = (caps: Record<string, unknown>, fields = {}) => aRule({ caps, ...fields })

  it.each([
    ["per order", { per_order: 12 }, {}, 12, "capped"],
    ["per order, not reached", { per_order: 30 }, {}, 30, "applied"],
    ["per account", { per_account: 100 }, { account: 88 }, 12, "capped"],
    ["per account, used up", { per_account: 100 }, { account: 100 }, 0, "cap_reached"],
    ["per account, more than used up", { per_account: 100 }, { account: 150 }, 0, "cap_reached"],
    ["per period", { per_period: { period: "month", points: 50 } }, { period: 38 }, 12, "capped"],
    ["the tightest of three", { per_order: 20, per_account: 100, per_period: { period: "day", points: 12 } }, { account: 85, period: 0 }, 12, "capped"],
  ])("%s", (_what, caps, used, points, reason) => {
    const award = earned([withCaps(caps)], ofValues(10, 20), { usage: { base: { account: 0, period: 0, ...used } } })
    expect([award.points, reasons(award).base]).toEqual([points, reason])
  })

  it("takes from each line alike, and says what it would have been", () => {
    const award = earned([withCaps({ per_order: 12 })], ofValues(10, 20))
    expect(inShort(award)).toEqual({ points: 12, lines: { a: 4, b: 8 }, rules: { base: 12 } })
    expect(award.rules[0].details).toEqual({ limit: 12, uncapped: 30 })
  })

  it("holds for its rule alone, and a multiplier multiplies what is left", () => {
    const rules = [withCaps({ per_order: 12 }), aRule({ id: "each", ...perPiece(1) }), aRule({ id: "double", ...times(2) })]
    expect(inShort(earned(rules, ofValues(10, 20))).rules).toEqual({ base: 12, each: 2, double: 14 })
  })

  it("holds for what a multiplier adds", () => {
    const rules = [aRule(), aRule({ id: "double", ...times(2), caps: { per_order: 7 } })]
    expect(inShort(earned(rules, ofValues(10, 20))).rules).toEqual({ base: 30, double: 7 })
  })

  it("is kept when the order is rounded up", () => {
    const rules = [withCaps({ per_order: 10 }), aRule({ id: "tiny", ...perAmount(1, 100) })]
    expect(inShort(earned(rules, ofValues(10, 20), { program: aProgram({ rounding: "up" }) })).rules).toEqual({ base: 10, tiny: 1 })
  })
})
