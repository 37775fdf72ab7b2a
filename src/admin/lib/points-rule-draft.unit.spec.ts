import type { AdminEarningRule, PointsGrant } from "../../types/reward-points"
import { draftOfEarningRule, emptyEarningRule, inputOfEarningRule, problemsOfEarningRule } from "./points-rule-draft"

const stored: AdminEarningRule = {
  id: "earnrule_1",
  name: "Double points on tools",
  description: "For autumn",
  status: "active",
  priority: -3,
  starts_at: "2027-01-01T00:00:00.000Z",
  ends_at: "2027-02-01T00:00:00.000Z",
  conditions: { all: [{ code: "customer_groups", args: { ids: ["cusgroup_1"] } }] },
  scope: { type: "categories", ids: ["pcat_1"] },
  currency_code: null,
  grant: { type: "multiplier", numerator: 2, denominator: 1 },
  stacking: "exclusive",
  caps: { per_order: 500, per_account: null, per_period: { period: "month", points: 2_000 } },
  broken: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
}
const draft = draftOfEarningRule(stored)
const grants: PointsGrant[] = [
  { type: "per_amount", points: 3, amount: 2 },
  { type: "fixed", points: 50 },
  { type: "per_piece", points: 5 },
  { type: "multiplier", numerator: 3, denominator: 2 },
]

describe("an earning rule in a form", () => {
  it("is sent as it was stored when nothing is changed", () => {
    const { id: _id, broken: _broken, created_at: _created, updated_at: _updated, ...input } = stored
    expect(inputOfEarningRule(draft)).toEqual(input)
  })

  it.each(grants)("keeps what it gives: %p", (grant) => {
    expect(inputOfEarningRule(draftOfEarningRule({ ...stored, grant })).grant).toEqual(grant)
  })

  it("starts as one point for each unit, and not yet active", () => {
    expect(inputOfEarningRule({ ...emptyEarningRule(), name: " All " })).toMatchObject({
      name: "All",
      description: null,
      status: "draft",
      grant: { type: "per_amount", points: 1, amount: 1 },
      caps: { per_order: null, per_account: null, per_period: null },
    })
  })

  it("names a currency only where it gives points per amount", () => {
    const typed = { ...emptyEarningRule(), currency_code: "eur" }
    expect(inputOfEarningRule(typed).currency_code).toBe("eur")
    expect(inputOfEarningRule({ ...typed, grant: { ...typed.grant, type: "fixed" } }).currency_code).toBeNull()
  })

  it("leaves out what was chosen for another kind of scope", () => {
    expect(inputOfEarningRule({ ...draft, scope: { type: "all", ids: ["pcat_1"] } }).scope).toEqual({ type: "all", ids: [] })
  })

  it.each([
    ["no name", { name: " " }, ["name name_missing"]],
    ["half a priority", { priority: "1.5" }, ["priority not_whole"]],
    ["an end at its start", { ends_at: stored.starts_at }, ["ends_at ends_before_start"]],
    ["no category", { scope: { type: "categories" as const, ids: [] } }, ["scope.ids none_chosen"]],
    ["no factor", { grant: { ...draft.grant, numerator: "0" } }, ["grant.numerator out_of_range"]],
    ["a division by zero", { grant: { ...draft.grant, denominator: "0" } }, ["grant.denominator out_of_range"]],
    ["points for no amount", { grant: { ...draft.grant, type: "per_amount" as const, points: "1", amount: "0" } }, ["grant.amount out_of_range"]],
    ["no points", { grant: { ...draft.grant, type: "fixed" as const, points: "" } }, ["grant.points empty"]],
    ["a period without a cap", { caps: { ...draft.caps, per_period: "" } }, ["caps.per_period.points empty"]],
    ["a cap of nothing", { caps: { ...draft.caps, per_order: "0" } }, ["caps.per_order out_of_range"]],
    ["nothing wrong", {}, []],
  ])("says what is wrong: %s", (_, patch, expected) => {
    expect(problemsOfEarningRule({ ...draft, ...patch }).map(({ path, reason }) => `${path} ${reason}`)).toEqual(expected)
  })
})
