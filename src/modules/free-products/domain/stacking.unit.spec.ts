import { amount } from "../../../shared/money"
import { aCart, aPaidLine, aRule, aVariant, added, cheapest, choice, entitled, from } from "./entitlement.fixture.spec"

type Rules = Parameters<typeof entitled>[0]
type Given = Parameters<typeof entitled>[2]

/** `mugs` where the rule fires, `caps: better_rule of mugs` where it does not. */
const outcome = (rules: Rules, given: Given = {}, cart = aCart()): string[] =>
  entitled(rules, cart, given).verdicts.map(({ rule_id, fires, reasons }) => (fires ? rule_id : `${rule_id}: ${reasons.map(({ code, details }) => [code, details?.rule_id].filter(Boolean).join(" of ")).join()}`))

const exclusive = { stacking: { type: "exclusive" } }
const best = (group = "group") => ({ stacking: { type: "best", group } })
const unmet = { conditions: from(1000) }
const declined = (...ids: string[]): Given => ({ wishes: Object.fromEntries(ids.map((id) => [id, { declined: true }])) })

describe("exclusive rules", () => {
  const rules = (first: object, second: object, third: object = {}) => [aRule({ id: "first", priority: 3, ...first }), aRule({ id: "second", priority: 2, ...second }), aRule({ id: "third", priority: 1, ...third })]

  it.each([
    ["stop all after them", rules(exclusive, {}, best()), {}, ["first", "second: exclusive_rule of first", "third: exclusive_rule of first"]],
    ["do not count where one before them fires", rules({}, exclusive), {}, ["first", "second: exclusive_rule of first", "third"]],
    ["are the first of two", rules(exclusive, exclusive), {}, ["first", "second: exclusive_rule of first", "third: exclusive_rule of first"]],
    ["stop nothing where they do not fire", rules({ ...exclusive, ...unmet }, {}), {}, ["first: below_minimum", "second", "third"]],
    ["count where none before them fires", rules(unmet, exclusive), {}, ["first: below_minimum", "second", "third: exclusive_rule of second"]],
    ["stop nothing where they are declined", rules(exclusive, {}), declined("first"), ["first", "second", "third"]],
    ["count where those before them are declined", rules({}, exclusive), declined("first"), ["first", "second", "third: exclusive_rule of second"]],
  ] as [string, Rules, Given, string[]][])("%s", (_what, all, given, expected) => {
    expect(outcome(all, given)).toEqual(expected)
  })
})

describe("the best of a group", () => {
  const mugs = (quantity: number, fields: object = {}) => aRule({ id: `mugs_${quantity}`, ...added({ variant_id: "mug", quantity }), ...best(), ...fields })

  it.each([
    ["is what is worth most", [mugs(1), mugs(3), mugs(2)], {}, ["mugs_1: better_rule of mugs_3", "mugs_2: better_rule of mugs_3", "mugs_3"]],
    ["is the first of two alike", [mugs(2, { id: "late" }), mugs(2, { id: "early", priority: 1 })], {}, ["early", "late: better_rule of early"]],
    ["leaves other groups, and rules of none, alone", [mugs(1), mugs(2, best("other")), mugs(3, { stacking: { type: "all" } })], {}, ["mugs_1", "mugs_2", "mugs_3"]],
    ["is measured after limits", [mugs(1), mugs(9, { limits: { total: 9 } })], { left: { mugs_9: { total: 0 } } }, ["mugs_1", "mugs_9: better_rule of mugs_1"]],
    ["is measured after stock", [aRule({ id: "caps", ...added("cap"), ...best() }), mugs(9)], { stock: { mug: 0 } }, ["caps", "mugs_9: better_rule of caps"]],
    ["is not one that was declined", [mugs(1), mugs(3)], declined("mugs_3"), ["mugs_1", "mugs_3"]],
    ["beats one that was declined and is worth less", [mugs(1), mugs(3)], declined("mugs_1"), ["mugs_1: better_rule of mugs_3", "mugs_3"]],
    ["is none of those that do not fire", [mugs(1), mugs(3, unmet)], {}, ["mugs_1", "mugs_3: below_minimum"]],
    ["is measured by usual prices", [mugs(3), aRule({ id: "caps", ...added("cap"), ...best() })], { variants: [aVariant("cap", { usual_price: amount(31) })] }, ["caps", "mugs_3: better_rule of caps"]],
    ["counts what has no price as nothing", [mugs(1), aRule({ id: "caps", ...added({ variant_id: "cap", quantity: 9 }), ...best() })], { variants: [aVariant("cap", { usual_price: null })] }, ["caps: better_rule of mugs_1", "mugs_1"]],
  ] as [string, Rules, Given, string[]][])("%s", (_what, rules, given, expected) => {
    expect(outcome(rules, given)).toEqual(expected)
  })

  it("measures a choice by its dearest picks, whatever was picked", () => {
    const caps = { variants: [aVariant("cap", { usual_price: amount(50) })] }
    const rules = [aRule({ id: "choice", ...choice(1, "mug", "cap"), ...best() }), mugs(4)]
    expect(outcome(rules, caps)).toEqual(["choice", "mugs_4: better_rule of choice"])
    expect(outcome(rules, { ...caps, stock: { cap: 0 } })).toEqual(["choice: better_rule of mugs_4", "mugs_4"])
  })

  it("measures pieces of what is there by what they take off", () => {
    const rules = [aRule({ id: "pieces", ...cheapest(3), ...best() }), mugs(4)]
    const at = (unit_price: number) => outcome(rules, {}, aCart([aPaidLine("a", { quantity: 3, unit_price })]))
    expect(at(41)).toEqual(["mugs_4: better_rule of pieces", "pieces"])
    expect(at(39)).toEqual(["mugs_4", "pieces: better_rule of mugs_4"])
  })

  it("is looked for after exclusive rules: what they stop wins nothing", () => {
    expect(outcome([aRule({ id: "only", priority: 1, ...exclusive }), mugs(1), mugs(3)])).toEqual(["only", "mugs_1: exclusive_rule of only", "mugs_3: exclusive_rule of only"])
  })
})
