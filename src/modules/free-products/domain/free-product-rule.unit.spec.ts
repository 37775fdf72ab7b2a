import { aRule, NOW } from "./entitlement.fixture.spec"
import { byPrecedence, freeProductConditions, parseFreeProductRule, readableReferences } from "./free-product-rule"

const BASE = { name: "A mug for everyone", reward: { type: "added", goods: [{ variant_id: "mug" }] } }

const refusals = (input: unknown): string[] => {
  const parsed = parseFreeProductRule(input)
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path}: ${reason}`)
}

const mugs = (fields: Record<string, unknown>) => ({ ...BASE, reward: { type: "added", goods: [{ variant_id: "mug", ...fields }] } })
const choose = (count: number) => ({ ...BASE, reward: { type: "choice", choose: count, goods: [{ variant_id: "mug" }, { variant_id: "cap" }] } })
const same = { ...BASE, reward: { type: "same_variant", every: 10 } }
const perAmount = (...amounts: [string, number][]) => ({ type: "per_amount", amounts: amounts.map(([currency_code, amount]) => ({ currency_code, amount })) })

describe("a free-product rule", () => {
  it("needs a name and a reward; the rest has defaults", () => {
    expect(parseFreeProductRule(BASE)).toEqual({
      ok: true,
      value: {
        name: BASE.name,
        description: null,
        status: "draft",
        priority: 0,
        starts_at: null,
        ends_at: null,
        conditions: null,
        reward: { type: "added", goods: [{ variant_id: "mug", quantity: 1, fallbacks: [] }] },
        repeat: { type: "once" },
        limits: { per_order: null, per_owner: null, total: null },
        stacking: { type: "all" },
        on_return: "expect_back",
      },
    })
  })

  it("is what it was when it is stored and read again", () => {
    const conditions = { all: [{ code: "dates", args: { starts_at: "2026-12-01T00:00:00Z" } }, { not: { code: "companies", args: {} } }] }
    const repeat = { ...perAmount(["EUR", 100], ["usd", 110.5]), scope: { type: "products", ids: ["p"] }, maximum: 3 }
    const parsed = parseFreeProductRule({ ...BASE, starts_at: "2026-11-01T00:00:00+01:00", conditions, repeat, limits: { per_owner: { period: "month", pieces: 5 } }, stacking: { type: "best", group: "mugs" } })
    expect(parsed.ok).toBe(true)
    expect(parsed.ok && parseFreeProductRule(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed)
  })

  it.each([
    ["nothing", null, [": invalid_type"]],
    ["no reward", { name: "x" }, ["reward: invalid_type"]],
    ["a strange field", { ...BASE, id: "mine" }, ["id: unrecognized_keys"]],
    ["a status that there is not", { ...BASE, status: "on" }, ["status: invalid_value"]],
    ["an unknown reward", { ...BASE, reward: { type: "voucher" } }, ["reward.type: invalid_union"]],
    ["no goods", { ...BASE, reward: { type: "added", goods: [] } }, ["reward.goods: too_small"]],
    ["goods without a variant", mugs({ variant_id: " " }), ["reward.goods.0.variant_id: too_small"]],
    ["no pieces of the goods", mugs({ quantity: 0 }), ["reward.goods.0.quantity: too_small"]],
    ["half a piece", mugs({ quantity: 0.5 }), ["reward.goods.0.quantity: invalid_type"]],
    ["more than a thousand pieces", mugs({ quantity: 1001 }), ["reward.goods.0.quantity: too_big"]],
    ["more than ten fallbacks", mugs({ fallbacks: Array.from({ length: 11 }, (_, index) => `v${index}`) }), ["reward.goods.0.fallbacks: too_big"]],
    ["more than fifty goods", { ...BASE, reward: { type: "added", goods: Array.from({ length: 51 }, (_, index) => ({ variant_id: `v${index}` })) } }, ["reward.goods: too_big"]],
    ["one variant twice", { ...BASE, reward: { type: "added", goods: [{ variant_id: "mug" }, { variant_id: "mug" }] } }, ["reward.goods: duplicate_id"]],
    ["a field of another reward", { ...BASE, reward: { ...BASE.reward, choose: 1 } }, ["reward.choose: unrecognized_keys"]],
    ["a choice of none", choose(0), ["reward.choose: too_small"]],
    ["a choice of more than there are", choose(3), ["reward.choose: chooses_too_many"]],
    ["every none", { ...BASE, reward: { type: "same_variant", every: 0 } }, ["reward.every: too_small"]],
    ["a scope without ids", { ...BASE, reward: { ...same.reward, scope: { type: "products", ids: [] } } }, ["reward.scope.ids: too_small"]],
    ["all pieces free", { ...BASE, reward: { type: "cheapest", every: 2, quantity: 2 } }, ["reward.quantity: frees_all"]],
    ["an unknown repeat", { ...BASE, repeat: { type: "always" } }, ["repeat.type: invalid_union"]],
    ["an amount of nothing", { ...BASE, repeat: perAmount(["eur", 0]) }, ["repeat.amounts.0.amount: too_small"]],
    ["no amount", { ...BASE, repeat: perAmount() }, ["repeat.amounts: too_small"]],
    ["one currency twice", { ...BASE, repeat: perAmount(["eur", 1], ["EUR", 2]) }, ["repeat.amounts: duplicate_currency"]],
    ["a currency of four letters", { ...BASE, repeat: perAmount(["euro", 1]) }, ["repeat.amounts.0.currency_code: invalid_format"]],
    ["a maximum of none", { ...BASE, repeat: { type: "per_quantity", quantity: 3, maximum: 0 } }, ["repeat.maximum: too_small"]],
    ["a maximum of more than ten thousand", { ...BASE, repeat: { type: "per_quantity", quantity: 3, maximum: 10_001 } }, ["repeat.maximum: too_big"]],
    ["goods each time", { ...BASE, repeat: { type: "each_time" } }, ["repeat.type: repeat_of_other_reward"]],
    ["a choice each time", { ...choose(1), repeat: { type: "each_time" } }, ["repeat.type: repeat_of_other_reward"]],
    ["pieces that are counted twice", { ...same, repeat: { type: "per_quantity", quantity: 3 } }, ["repeat.type: repeat_of_other_reward"]],
    ["the cheapest per amount", { ...BASE, reward: { type: "cheapest", every: 3 }, repeat: perAmount(["eur", 1]) }, ["repeat.type: repeat_of_other_reward"]],
    ["a limit of nothing", { ...BASE, limits: { per_order: 0 } }, ["limits.per_order: too_small"]],
    ["a budget of nothing", { ...BASE, limits: { total: 0 } }, ["limits.total: too_small"]],
    ["a limit per hour", { ...BASE, limits: { per_owner: { period: "hour", pieces: 5 } } }, ["limits.per_owner.period: invalid_value"]],
    ["the best of no group", { ...BASE, stacking: { type: "best" } }, ["stacking.group: invalid_type"]],
    ["unknown stacking", { ...BASE, stacking: { type: "add" } }, ["stacking.type: invalid_union"]],
    ["an unknown return", { ...BASE, on_return: "burn" }, ["on_return: invalid_value"]],
    ["a condition that nobody knows", { ...BASE, conditions: { all: [{ code: "moon_phase" }] } }, ["conditions.all.0.code: unknown_condition"]],
    ["text that no table takes", { ...BASE, name: "a\u0000b" }, ["name: unstorable_text"]],
    ["an end before the start, and more", { ...BASE, name: "", starts_at: "2026-12-01T00:00:00Z", ends_at: "2026-12-01T00:00:00Z" }, ["name: too_small", "ends_at: ends_before_start"]],
    ["what does not fit, beside what is wrong elsewhere", { ...choose(3), priority: "high", repeat: { type: "each_time" } }, ["priority: invalid_type", "reward.choose: chooses_too_many", "repeat.type: repeat_of_other_reward"]],
  ])("is not %s", (_what, input, expected) => {
    expect(refusals(input)).toEqual(expected)
  })

  it.each([
    ["once", { ...same, repeat: { type: "once" } }],
    ["each time", { ...same, repeat: { type: "each_time", maximum: 3 } }],
    ["per quantity", { ...BASE, repeat: { type: "per_quantity", quantity: 10 } }],
    ["per amount", { ...choose(2), repeat: perAmount(["eur", 0.5]) }],
  ])("may come %s", (_what, input) => {
    expect(refusals(input)).toEqual([])
  })

  it("may ask everything, levels among it", () => {
    expect(freeProductConditions.definitions.map(({ code }) => code)).toEqual(expect.arrayContaining(["goods_total", "companies", "levels", "promotion_code"]))
  })

  it("goes before another by priority, then by age, then by id", () => {
    const rules = [aRule({ id: "b" }), aRule({ id: "a" }), aRule({ id: "older", created_at: new Date(NOW.getTime() - 1) }), aRule({ id: "higher", priority: 1 })]
    expect(rules.sort(byPrecedence).map(({ id }) => id)).toEqual(["higher", "older", "a", "b"])
  })

  it("says what it names, also where other fields are wrong", () => {
    expect(readableReferences({ ...BASE, priority: "high", repeat: { type: "always" } })).toMatchObject({ reward: { goods: [{ variant_id: "mug" }] }, repeat: undefined })
    expect(readableReferences("nothing")).toEqual({ conditions: null, reward: undefined, repeat: { type: "once" } })
  })
})
