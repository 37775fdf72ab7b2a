import { NOW, aCart, aPaidLine, aRule, added, entitled, from, givenBy, inShort, perAmount, verdictOn } from "./entitlement.fixture.spec"
import type { FreeProductRule } from "./free-product-rule"

const DAY = 86_400_000
const later = (days: number): string => new Date(NOW.getTime() + days * DAY).toISOString()

describe("a rule in force", () => {
  it("gives its goods, each as one line", () => {
    expect(givenBy(added({ variant_id: "mug", quantity: 2 }, "cap"))).toEqual(["2 mug", "1 cap"])
  })

  it.each([
    ["is a draft", { status: "draft" }, "not_active"],
    ["is archived", { status: "archived" }, "not_active"],
    ["has not begun", { starts_at: later(1) }, "not_started"],
    ["is over, at the instant of its end", { ends_at: later(0) }, "ended"],
  ])("is not one that %s", (_what, fields, code) => {
    const { fires, times, reasons, lines, near_miss } = verdictOn(fields)
    expect({ fires, times, lines, near_miss }).toEqual({ fires: false, times: 0, lines: [], near_miss: null })
    expect(reasons.map((reason) => reason.code)).toEqual([code])
  })

  it("begins at the instant of its start", () => {
    expect(givenBy({ starts_at: later(0), ends_at: later(1) })).toEqual(["1 mug"])
  })
})

describe("the conditions of a rule", () => {
  it("are met from their minimum on, and say what is missing below it", () => {
    expect(givenBy({ conditions: from(100) })).toEqual(["1 mug"])
    const { fires, reasons } = verdictOn({ conditions: from(100.01) })
    expect(fires).toBe(false)
    expect(reasons).toEqual([{ path: "", condition: "goods_total", code: "below_minimum", details: { missing: 0.01, minimum: 100.01, currency_code: "eur" } }])
  })

  it.each([
    ["a free product", { is_free_product: true }],
    ["a gift card", { is_giftcard: true }],
  ])("do not count %s", (_what, fields) => {
    const cart = aCart([aPaidLine("a"), aPaidLine("b", fields)])
    expect(givenBy({ conditions: from(100.01) }, cart)).toEqual([])
    expect(givenBy(perAmount(100), cart)).toEqual(["1 mug"])
  })

  it("that cannot be read skip the rule and leave all others as they are", () => {
    const broken: FreeProductRule = { ...aRule({ id: "broken", priority: 1 }), conditions: { all: [{ code: "moon_phase", args: {} }] } }
    const { verdicts, ...given } = entitled([broken, aRule()])
    expect(inShort(given)).toEqual(["1 mug"])
    expect(verdicts[0]).toMatchObject({ rule_id: "broken", fires: false, broken: [{ path: "conditions.all.0.code", reason: "unknown_condition" }], near_miss: null })
  })
})

describe("a rule that its buyer declined", () => {
  it("fires and gives nothing", () => {
    expect(verdictOn({}, aCart(), { wishes: { rule: { declined: true } } })).toMatchObject({ fires: true, times: 1, declined: true, lines: [], near_miss: null })
  })
})
