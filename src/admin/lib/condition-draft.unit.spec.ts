import type { RuleCondition } from "../../types/reward-points"
import { conditionLanguage } from "../../rules/condition-language"
import { CONDITIONS } from "../../rules/conditions"
import {
  countConditions,
  depthBelow,
  linesOf,
  newCondition,
  partsOf,
  problemsOfConditions,
  readArgument,
  rootOf,
  withArgument,
  withGroup,
  withNegation,
  withPart,
  withoutPart,
} from "./condition-draft"

const { definitions, parse } = conditionLanguage(CONDITIONS)

const A: RuleCondition = { code: "quantity", args: { minimum: 1 } }
const B: RuleCondition = { code: "companies", args: { ids: ["com_1"] } }
const C: RuleCondition = { code: "first_order", args: {} }

const partAt = (value: RuleCondition | null, index: number) => rootOf(value).parts[index]

describe("a tree that is edited", () => {
  it("is shown as a group, whatever it is", () => {
    expect(rootOf(null)).toEqual({ group: "all", path: "", parts: [] })
    expect(rootOf(A)).toEqual({ group: "all", path: "", parts: [{ condition: A, path: "", outer: "", negated: false }] })
    expect(rootOf({ any: [A, { not: B }] })).toEqual({
      group: "any",
      path: "",
      parts: [
        { condition: A, path: "any.0", outer: "any.0", negated: false },
        { condition: B, path: "any.1.not", outer: "any.1", negated: true },
      ],
    })
    expect(rootOf({ not: { not: A } }).parts).toEqual([{ condition: A, path: "not.not", outer: "", negated: false }])
    expect(partsOf(A, "all.0")).toBeNull()
  })

  it.each<[string, RuleCondition | null, RuleCondition]>([
    ["to nothing", null, { all: [A] }],
    ["to a single condition", B, { all: [B, A] }],
    ["to a group", { any: [B] }, { any: [B, A] }],
  ])("grows %s", (_what, value, expected) => {
    expect(withPart(value, "", A)).toEqual(expected)
  })

  it("grows in the group that is meant", () => {
    expect(withPart({ all: [A, { not: { any: [B] } }] }, "all.1.not", C)).toEqual({ all: [A, { not: { any: [B, C] } }] })
  })

  it("shrinks, and groups that are empty then vanish, up to nothing", () => {
    const nested: RuleCondition = { all: [A, { not: { any: [B] } }] }
    const [inner] = partsOf({ any: [B] }, "all.1.not")?.parts ?? []
    expect(withoutPart(nested, inner)).toEqual({ all: [A] })
    expect(withoutPart({ all: [A] }, partAt({ all: [A] }, 0))).toBeNull()
    expect(withoutPart({ not: A }, partAt({ not: A }, 0))).toBeNull()
  })

  it("asks for all of its parts, or for any", () => {
    expect(withGroup({ all: [A, B] }, "", "any")).toEqual({ any: [A, B] })
    expect(withGroup(A, "", "any")).toEqual({ any: [A] })
    expect(withGroup({ all: [{ any: [A] }] }, "all.0", "all")).toEqual({ all: [{ all: [A] }] })
    expect(withGroup(null, "", "any")).toBeNull()
  })

  it("asks for a part, or for its contrary", () => {
    expect(withNegation({ all: [A, B] }, partAt({ all: [A, B] }, 1), true)).toEqual({ all: [A, { not: B }] })
    expect(withNegation({ all: [A, { not: B }] }, partAt({ all: [A, { not: B }] }, 1), false)).toEqual({ all: [A, B] })
    expect(withNegation(A, partAt(A, 0), true)).toEqual({ not: A })
  })

  it("changes one argument, and takes away what is left empty", () => {
    expect(withArgument({ any: [A, { not: B }] }, "any.1.not", "ids", ["com_2"])).toEqual({ any: [A, { not: { code: "companies", args: { ids: ["com_2"] } } }] })
    expect(withArgument(B, "", "ids", undefined)).toEqual({ code: "companies", args: {} })
  })

  it("knows how large it is, as the backend counts", () => {
    expect([countConditions(null), countConditions(A), countConditions({ all: [A, { not: B }] })]).toEqual([0, 1, 4])
    expect([depthBelow(""), depthBelow("all.0"), depthBelow("all.0.not.any.1")]).toEqual([2, 3, 5])
  })
})

describe("a new condition", () => {
  it.each(definitions.map((definition) => [definition.code, definition] as const))("%s starts without what is optional, and says at which field something is missing", (_code, definition) => {
    const condition = newCondition(definition)
    const required = definition.fields.filter(({ optional, kind }) => !optional && kind !== "option")
    expect(Object.keys(condition.args)).toEqual(definition.fields.filter(({ optional }) => !optional).map(({ name }) => name))
    const missing = definition.code === "dates" ? ["conditions.args"] : required.map(({ name }) => `conditions.args.${name}`)
    expect(problemsOfConditions(condition, definitions).map(({ path }) => path)).toEqual(missing)
    expect(parse(condition).ok).toBe(missing.length === 0)
  })
})

describe("what is wrong with a tree", () => {
  const problems = (value: RuleCondition | null) => problemsOfConditions(value, definitions).map(({ path, reason }) => `${path}: ${reason}`)
  const total = (args: Record<string, unknown>): RuleCondition => ({ code: "goods_total", args: { currency_code: "eur", ...args } })

  it.each<[string, RuleCondition | null, string[]]>([
    ["nothing, of nothing", null, []],
    ["nothing", { all: [A, { not: B }] }, []],
    ["a group without parts", { all: [A, { any: [] }] }, ["conditions.all.1.any: empty_group"]],
    ["a condition that this shop does not know", { code: "moon_phase", args: {} }, ["conditions.code: unknown_condition"]],
    ["an amount that is no number", { not: total({ minimum: "ten" }) }, ["conditions.not.args.minimum: not_a_number"]],
    ["an amount that can be read in two ways", total({ minimum: "1,234" }), ["conditions.args.minimum: ambiguous_separator"]],
    ["a maximum below the minimum", total({ minimum: 10, maximum: 9 }), ["conditions.args.maximum: maximum_below_minimum"]],
    ["half a piece", { code: "quantity", args: { minimum: "0.5" } }, ["conditions.args.minimum: not_whole"]],
    ["an end before the start", { code: "dates", args: { starts_at: "2026-12-02T00:00:00Z", ends_at: "2026-12-01T00:00:00Z" } }, ["conditions.args.ends_at: ends_before_start"]],
    ["too many conditions", { all: Array(50).fill(A) }, ["conditions: too_many_conditions"]],
  ])("%s", (_what, value, expected) => {
    expect(problems(value)).toEqual(expected)
  })

  it("is what the backend would refuse, at the same place", () => {
    const wrong: RuleCondition = { all: [total({ minimum: 5, maximum: 4 }), { not: { code: "weekdays", args: { days: [] } } }, { any: [] }] }
    const refused = parse(wrong)
    expect(refused.ok ? [] : refused.refusals.map(({ path }) => `conditions.${path}`)).toEqual(problemsOfConditions(wrong, definitions).map(({ path }) => path))
  })
})

describe("what is typed", () => {
  it.each([
    ["amount", "12,50", 12.5],
    ["amount", "1.234,50", 1234.5],
    ["amount", "ten", "ten"],
    ["quantity", "12.000", 12_000],
    ["quantity", "", ""],
  ] as const)("%s: %j becomes %j", (kind, text, expected) => {
    expect(readArgument(kind, text)).toBe(expected)
  })

  it("line by line becomes a list, each once", () => {
    expect(linesOf(" SPRING \n\nSUMMER\nSPRING")).toEqual(["SPRING", "SUMMER"])
  })
})
