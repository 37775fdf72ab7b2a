import fc from "fast-check"
import type { RuleCondition } from "../types/reward-points"
import { defineCondition, met, unmet } from "./condition"
import { conditionLanguage } from "./condition-language"
import { CONDITIONS } from "./conditions"
import { z } from "../shared/schema"
import { aBuyer, aLine, aSituation } from "./situation.fixture.spec"

const language = conditionLanguage(CONDITIONS)

const refusals = (input: unknown): string[] => {
  const parsed = language.parse(input)
  return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path}: ${reason}`)
}

const PIECES = (minimum: number) => ({ code: "quantity", args: { minimum } })
const MET = PIECES(1)
const UNMET = PIECES(2)
const nested = (depth: number): unknown => (depth === 1 ? MET : { not: nested(depth - 1) })

describe("what a tree of conditions may be", () => {
  it.each([
    ["a condition", MET],
    ["a condition without arguments", { code: "first_order" }],
    ["groups in groups", { all: [MET, { any: [UNMET, { not: UNMET }] }] }],
    ["five levels", nested(5)],
    ["fifty conditions and groups", { all: Array(49).fill(MET) }],
  ])("%s", (_what, input) => {
    expect(refusals(input)).toEqual([])
  })

  it.each([
    ["nothing", null, [": not_a_condition"]],
    ["a list", [MET], [": not_a_condition"]],
    ["a group of no list", { all: MET }, [": not_a_condition"]],
    ["a group of no condition", { any: ["quantity"] }, ["any.0: not_a_condition"]],
    ["an empty group", { not: { all: [] } }, ["not.all: empty_group"]],
    ["an unknown code", { all: [MET, { code: "moon_phase", args: {} }] }, ["all.1.code: unknown_condition"]],
    ["a code of JavaScript itself", { code: "constructor", args: {} }, ["code: unknown_condition"]],
    ["a code that is no text", { code: 7 }, ["code: unknown_condition"]],
    ["two groups in one", { all: [MET], any: [MET] }, ["any: unrecognized_keys"]],
    ["a group that is a condition too", { not: MET, code: "quantity" }, ["code: unrecognized_keys"]],
    ["a strange field", { ...MET, then: 1 }, ["then: unrecognized_keys"]],
    ["six levels", nested(6), ["not.not.not.not.not: too_deep"]],
    ["a thousand levels", nested(1000), ["not.not.not.not.not: too_deep"]],
    ["fifty-one conditions and groups", { all: Array(50).fill(MET) }, [": too_many_conditions"]],
    ["a million conditions", { all: Array(1_000_000).fill(MET) }, [": too_many_conditions"]],
    ["all that is wrong at once", { any: [{ not: PIECES(0) }, { code: "products", args: { ids: [], size: 1 } }] }, ["any.0.not.args.minimum: too_small", "any.1.args.ids: too_small", "any.1.args.size: unrecognized_keys"]],
  ])("not %s", (_what, input, expected) => {
    expect(refusals(input)).toEqual(expected)
  })

  it("is said so also as a part of a larger schema", () => {
    const rule = z.strictObject({ conditions: language.schema.nullable().default(null) })
    const issues = rule.safeParse({ conditions: { not: { code: "moon_phase" } } }).error?.issues
    expect(issues).toMatchObject([{ path: ["conditions", "not", "code"], params: { reason: "unknown_condition" } }])
    expect(rule.parse({})).toEqual({ conditions: null })
  })

  it("is what it was when it is stored and read again", () => {
    const parsed = language.parse({ all: [{ code: "dates", args: { ends_at: "2027-01-01T00:00:00Z" } }, { code: "products", args: { ids: [" a "] } }] })
    const again = language.parse(JSON.parse(JSON.stringify(parsed.ok && parsed.value)))
    expect(again).toEqual(parsed)
    expect(parsed).toMatchObject({ ok: true, value: { all: [{}, { args: { ids: ["a"], quantity: 1 } }] } })
  })
})

describe("the verdict on a tree", () => {
  const asked = (condition: unknown) => {
    const { met: isMet, reasons, broken } = language.evaluate(condition as RuleCondition, aSituation())
    return { met: isMet, reasons: reasons.map(({ path, condition: code, code: why }) => `${path} ${code}: ${why}`), broken: broken?.map(({ path, reason }) => `${path}: ${reason}`) ?? null }
  }

  it("is met where there is nothing to meet", () => {
    expect(language.evaluate(null, aSituation())).toEqual({ met: true, reasons: [], broken: null, tree: { met: true, path: "", condition: null, parts: [] } })
  })

  it.each([
    ["all of two", { all: [MET, MET] }, true, []],
    ["all but one", { all: [MET, UNMET, { code: "companies", args: {} }] }, false, ["all.1 quantity: too_few_pieces", "all.2 companies: no_company"]],
    ["any of two", { any: [UNMET, MET] }, true, []],
    ["none of two", { any: [UNMET, { code: "companies" }] }, false, ["any.0 quantity: too_few_pieces", "any.1 companies: no_company"]],
    ["not what is unmet", { not: UNMET }, true, []],
    ["not what is met", { all: [{ not: MET }] }, false, ["all.0 quantity: must_not_be_met"]],
    ["not all of two", { not: { all: [MET, MET] } }, false, [" null: must_not_be_met"]],
  ])("%s", (_what, condition, isMet, reasons) => {
    expect(asked(condition)).toEqual({ met: isMet, reasons, broken: null })
  })

  it.each([
    ["an unknown code", { code: "moon_phase", args: {} }, ["code: unknown_condition"]],
    ["an unknown code below a not", { not: { code: "moon_phase", args: {} } }, ["not.code: unknown_condition"]],
    ["an unknown code beside what is met", { any: [MET, { code: "moon_phase", args: {} }] }, ["any.1.code: unknown_condition"]],
    ["arguments that cannot be read", { not: { any: [UNMET, { code: "quantity", args: { minimum: "two" } }] } }, ["not.any.1.args.minimum: invalid_type"]],
    ["what is no condition", { not: 7 }, ["not: not_a_condition"]],
  ])("is unmet and broken for %s", (_what, condition, broken) => {
    expect(asked(condition)).toMatchObject({ met: false, broken })
    expect(asked(condition).reasons).toHaveLength(1)
  })

  it("keeps the answer of every condition", () => {
    const { tree } = language.evaluate({ any: [UNMET, MET] }, aSituation())
    expect(tree).toMatchObject({ met: true, parts: [{ path: "any.0", met: false, code: "too_few_pieces", details: { missing: 1 } }, { path: "any.1", met: true, condition: "quantity" }] })
  })

  it("is what logic says, for any tree", () => {
    type Tree = { condition: RuleCondition; met: boolean }
    const leaf = fc.constantFrom<Tree>({ condition: MET, met: true }, { condition: UNMET, met: false })
    const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        tie("tree").map(({ condition, met: isMet }) => ({ condition: { not: condition }, met: !isMet })),
        fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((parts) => ({ condition: { all: parts.map(({ condition }) => condition) }, met: parts.every((part) => part.met) })),
        fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((parts) => ({ condition: { any: parts.map(({ condition }) => condition) }, met: parts.some((part) => part.met) }))
      ),
    }))
    fc.assert(
      fc.property(tree, ({ condition, met: isMet }) => {
        const evaluation = language.evaluate(condition, aSituation())
        expect(evaluation.met).toBe(isMet)
        expect(evaluation.reasons.length === 0).toBe(isMet)
        expect(language.mayBeMet(condition, aSituation())).toBe(isMet)
      })
    )
  })
})

describe("a user of the language", () => {
  const small = conditionLanguage(CONDITIONS.filter(({ code }) => ["quantity", "customer_groups"].includes(code)))

  it("offers those conditions that its situation knows", () => {
    expect(small.definitions.map(({ code }) => code)).toEqual(["quantity", "customer_groups"])
    expect(small.parse({ code: "companies" })).toMatchObject({ ok: false, refusals: [{ reason: "unknown_condition" }] })
    expect(small.evaluate({ code: "companies", args: {} }, aSituation({ company_id: "com_1" }))).toMatchObject({ met: false, broken: [{ reason: "unknown_condition" }] })
  })

  it("cannot have two conditions of one code", () => {
    expect(() => conditionLanguage([...CONDITIONS, CONDITIONS[0]])).toThrow("goods_total")
  })

  it("learns which ids a tree names, and where", () => {
    const condition: RuleCondition = { all: [{ not: { code: "customer_groups", args: { ids: ["grp_1"] } } }, { code: "companies", args: {} }, MET] }
    expect(language.namedIds(condition)).toEqual([{ path: "all.0.not.args.ids", entity: "customer_groups", ids: ["grp_1"] }])
    expect(language.namedIds(null)).toEqual([])
  })

  it("can say a tree in words", () => {
    const condition: RuleCondition = { all: [PIECES(3), { any: [{ code: "companies", args: {} }, { not: { code: "first_order", args: {} } }] }] }
    expect(language.describe(condition)).toBe("At least 3 pieces and (For any company or not First order)")
    expect(language.describe(null)).toBe("Always")
    expect(language.describe({ code: "moon_phase", args: {} })).toBe("(moon_phase?)")
  })

  it("reads the arguments of a stored condition once", () => {
    let reads = 0
    const args = z.unknown().transform(() => ({ reads: ++reads }))
    const counting = defineCondition({ code: "counting", args, fields: [], describe: () => "", check: (situation) => (situation.customer ? met() : unmet("guest")) })
    const stored = { code: "counting", args: {} }
    const own = conditionLanguage([counting])
    expect(own.evaluate(stored, aSituation({ customer: aBuyer() })).met).toBe(true)
    expect(own.evaluate(stored, aSituation({ lines: [aLine()] })).met).toBe(false)
    expect(reads).toBe(1)
  })
})
