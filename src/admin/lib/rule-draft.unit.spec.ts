import type { AdminTierPriceRule } from "../../types/tier-price-rule"
import { emptyBreak } from "./break-draft"
import { draftOfRule, emptyRuleDraft, inputOfDraft, tidyDraft } from "./rule-draft"
import { problemsOfDraft } from "./rule-problems"

const stored: AdminTierPriceRule = {
  id: "tprule_1",
  name: "Gold",
  description: null,
  status: "active",
  priority: 3,
  starts_at: "2027-01-01T00:00:00.000Z",
  ends_at: null,
  audience: { type: "customer_groups", ids: ["cusgroup_1"] },
  region_ids: ["reg_1"],
  currency_code: "eur",
  combine: "lowest",
  promotions: "allow",
  base: "current",
  decimals: 4,
  quantity_basis: "rule",
  scope: { type: "categories", ids: ["pcat_1"] },
  exclude: [{ type: "variants", ids: ["variant_1"] }],
  breaks: [{ min_quantity: 100, type: "fixed", value: 0.0039 }],
  item_count: 0,
  broken: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
}
const reasons = (patch: Partial<ReturnType<typeof emptyRuleDraft>>) =>
  problemsOfDraft({ ...draftOfRule(stored), ...patch }).map(({ path, reason }) => `${path} ${reason}`)

describe("a rule in a form", () => {
  it("is sent as it was stored when nothing is changed", () => {
    const { id: _id, item_count: _count, broken: _broken, created_at: _created, updated_at: _updated, ...input } = stored
    expect(inputOfDraft(draftOfRule(stored))).toEqual(input)
  })

  it.each([null, 0, 4, "exact"] as const)("keeps its rounding: %p", (decimals) => {
    expect(inputOfDraft(draftOfRule({ ...stored, decimals })).decimals).toBe(decimals)
  })

  it("has neither scope nor breaks when it is a price book", () => {
    const book = draftOfRule({ ...stored, scope: null, exclude: [], breaks: null, item_count: 5 })
    expect(book.kind).toBe("price_book")
    expect(inputOfDraft(book)).toMatchObject({ scope: null, exclude: [], breaks: null })
  })

  it("leaves out what was chosen for another kind of scope or audience", () => {
    const draft = { ...draftOfRule(stored), scope: { type: "all" as const, ids: ["pcat_1"] }, exclude: [{ type: "tags" as const, ids: [] }] }
    expect(inputOfDraft(draft)).toMatchObject({ scope: { type: "all", ids: [] }, exclude: [] })
    expect(inputOfDraft({ ...draft, audience: { type: "everyone", ids: ["x"] } }).audience.ids).toEqual([])
  })

  it("loses its blank rows before it is sent", () => {
    const rows = [emptyBreak(), { ...emptyBreak(), min_quantity: "5", value: "5" }, emptyBreak()]
    expect(tidyDraft({ ...emptyRuleDraft(), breaks: rows }).breaks.map(({ min_quantity }) => min_quantity)).toEqual(["5", ""])
  })

  it.each([
    ["no name", { name: " " }, ["name name_missing"]],
    ["no group", { audience: { type: "customer_groups" as const, ids: [] } }, ["audience.ids none_chosen"]],
    ["no category", { scope: { type: "categories" as const, ids: [] } }, ["scope.ids none_chosen"]],
    ["no break", { breaks: [emptyBreak()] }, ["breaks breaks_required"]],
    ["no currency for money", { currency_code: "" }, ["currency_code currency_required"]],
    ["an end before its start", { ends_at: "2026-12-31T00:00:00.000Z" }, ["ends_at ends_before_start"]],
    ["an end at its start", { ends_at: "2027-01-01T00:00:00.000Z" }, ["ends_at ends_before_start"]],
    ["half a priority", { priority: "1.5" }, ["priority not_whole"]],
    ["nothing wrong", {}, []],
  ])("says what is wrong: %s", (_, patch, expected) => {
    expect(reasons(patch)).toEqual(expected)
  })
})
