import { parseReward, referencesOf, titleOf, type Reward } from "."

const code = (over: Record<string, unknown> = {}) => ({ kind: "personal_code", discount: { type: "percentage", value: "10" }, valid_days: 30, minimum_spend: null, scope: null, ...over })

const read = (input: unknown): Reward => {
  const parsed = parseReward(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
  return parsed.value
}

const refusals = (input: unknown): string[] => {
  const parsed = parseReward(input)
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path}: ${reason}`)
}

describe("a reward", () => {
  it.each([
    [{ kind: "points", points: 1 }, "1 point", "1 Punkt"],
    [{ kind: "points", points: 1500 }, "1,500 points", "1.500 Punkte"],
    [code(), "10 % off", "10 % Rabatt"],
    [code({ discount: { type: "percentage", value: "12.5" } }), "12.5 % off", "12,5 % Rabatt"],
    [code({ discount: { type: "fixed", amounts: { EUR: "5", jpy: "1000" } } }), "5.00 EUR or 1,000 JPY off", "5,00 EUR oder 1.000 JPY Rabatt"],
    [{ kind: "level", level_id: "level_1", days: 30 }, "A higher level for 30 days", "Eine höhere Stufe für 30 Tage"],
  ])("%j says what it gives", (input, en, de) => {
    expect(titleOf(read(input))).toEqual({ en, de })
  })

  it.each<[string, unknown, string[]]>([
    ["nothing", undefined, [": invalid_type"]],
    ["a text", "points", [": invalid_type"]],
    ["an unknown kind", { kind: "cash" }, ["kind: invalid_value"]],
    ["no points", { kind: "points", points: 0 }, ["points: too_small"]],
    ["half a point", { kind: "points", points: 0.5 }, ["points: invalid_type"]],
    ["a field of another kind", { kind: "points", points: 5, days: 3 }, ["days: unrecognized_keys"]],
    ["no per cent", code({ discount: { type: "percentage", value: "0" } }), ["discount.value: not_positive"]],
    ["more than all", code({ discount: { type: "percentage", value: "100.01" } }), ["discount.value: too_big"]],
    ["a number for a decimal", code({ discount: { type: "percentage", value: 10 } }), ["discount.value: invalid_type"]],
    ["no decimal", code({ discount: { type: "percentage", value: "ten" } }), ["discount.value: invalid_format"]],
    ["no amount", code({ discount: { type: "fixed", amounts: {} } }), ["discount.amounts: too_small"]],
    ["an amount in no currency", code({ discount: { type: "fixed", amounts: { euro: "5" } } }), ["discount.amounts.euro: invalid_currency"]],
    ["a currency twice", code({ discount: { type: "fixed", amounts: { eur: "5", EUR: "6" } } }), ["discount.amounts: duplicate_currency"]],
    ["no end", code({ valid_days: 0 }), ["valid_days: too_small"]],
    ["a minimum below zero", code({ minimum_spend: { eur: "-5" } }), ["minimum_spend.eur: invalid_format"]],
    ["two scopes", code({ scope: { product_ids: ["a"], category_ids: ["b"] } }), ["scope: one_scope"]],
    ["an empty scope", code({ scope: {} }), ["scope: one_scope"]],
    ["a scope of nothing", code({ scope: { product_ids: [] } }), ["scope.product_ids: too_small"]],
    ["a level for no day", { kind: "level", level_id: "l", days: 0 }, ["days: too_small"]],
    ["everything at once", { ...code({ valid_days: 0, discount: { type: "percentage", value: "101" } }) }, ["discount.value: too_big", "valid_days: too_small"]],
  ])("is refused for %s, with path and reason", (_title, input, expected) => {
    expect(refusals(input)).toEqual(expected)
  })

  it("names what has to exist", () => {
    expect(referencesOf(read(code({ discount: { type: "fixed", amounts: { EUR: "5" } }, minimum_spend: { usd: "50" }, scope: { category_ids: ["cat"] } })))).toEqual([
      { path: "discount.amounts.eur", entity: "currencies", ids: ["eur"] },
      { path: "minimum_spend.usd", entity: "currencies", ids: ["usd"] },
      { path: "scope.category_ids", entity: "categories", ids: ["cat"] },
    ])
    expect(referencesOf(read({ kind: "level", level_id: "l", days: 1 }))).toEqual([{ path: "level_id", entity: "levels", ids: ["l"] }])
    expect(referencesOf(read({ kind: "points", points: 1 }))).toEqual([])
  })
})
