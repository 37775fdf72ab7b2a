import type { AdminLadder, AdminLevel } from "../../types/loyalty-levels"
import { draftOfLadder, draftOfLevel, emptyLadder, emptyLevel, inputOfLadder, inputOfLevel, problemsOfLadder, problemsOfLevel, thresholdsOf } from "./ladder-draft"

const ladder: AdminLadder = {
  id: "lad_1",
  name: "Partners",
  status: "active",
  audiences: ["customer", "company"],
  match: "all",
  window: { type: "rolling_days", days: 90 },
  counts_from: "payment_captured",
  conversion: { currency_code: "eur", rates: [{ currency_code: "usd", rate: "0.92" }] },
  grace_days: 0,
  when_undone: "with_grace",
  manual_members: "remove",
  warn_days: null,
  terms: null,
  levels: [],
  summary: { en: ["You rise to a level at once."], de: ["Sie steigen sofort in eine höhere Stufe auf."] },
  created_at: "",
  updated_at: "",
}

const level: AdminLevel = {
  id: "lev_1",
  ladder_id: "lad_1",
  name: "Silver",
  rank: 2,
  color: "#c0c0c0",
  icon: null,
  description: null,
  benefits: "3 % off",
  thresholds: { net_spend: { eur: "1000", usd: "1100.5" }, orders: 5 },
  customer_group_id: "cusgroup_1",
  customer_group_name: "Silver",
  member_count: 3,
  created_at: "",
  updated_at: "",
}

const at = (problems: { path: string; reason: string }[]) => problems.map(({ path, reason }) => `${path}: ${reason}`)

describe("the form of a ladder", () => {
  it("sends back what it was given", () => {
    const { id: _id, levels: _levels, summary: _summary, created_at: _created, updated_at: _updated, ...input } = ladder
    expect(inputOfLadder(draftOfLadder(ladder))).toEqual(input)
  })

  it("is right from the start but for its name", () => {
    expect(at(problemsOfLadder(emptyLadder()))).toEqual(["name: name_missing"])
    expect(inputOfLadder({ ...emptyLadder(), name: " Partners " })).toMatchObject({ name: "Partners", window: { type: "rolling_months", months: 12 }, conversion: null, warn_days: 30 })
  })

  it("leaves the home currency out of the rates", () => {
    const draft = { ...emptyLadder(), name: "P", conversion: { currency_code: "eur", rates: { eur: "1", usd: "0,92", jpy: "" } } }
    expect(inputOfLadder(draft).conversion).toEqual({ currency_code: "eur", rates: [{ currency_code: "usd", rate: "0.92" }] })
  })

  it.each([
    ["a window of no days", { window: { type: "rolling_days" as const, length: "0" } }, ["window: out_of_range"]],
    ["more months than the shop looks back", { window: { type: "rolling_months" as const, length: "121" } }, ["window: out_of_range"]],
    ["a length that does not count", { window: { type: "lifetime" as const, length: "0" } }, []],
    ["nobody whom it is for", { audiences: [] }, ["audiences: none_chosen"]],
    ["no grace", { grace_days: "" }, ["grace_days: empty"]],
    ["more than a year of grace", { grace_days: "367" }, ["grace_days: out_of_range"]],
    ["a rate of nothing", { conversion: { currency_code: "eur", rates: { usd: "0" } } }, ["conversion.rates.usd: not_positive"]],
    ["half a day of warning", { warn_days: "0.5" }, ["warn_days: not_whole"]],
  ])("knows %s", (_title, change, problems) => {
    expect(at(problemsOfLadder({ ...emptyLadder(), name: "Partners", ...change }))).toEqual(problems)
  })
})

describe("the form of a level", () => {
  it("sends back what it was given", () => {
    const { name, rank, color, icon, description, benefits, thresholds, customer_group_id } = level
    expect(inputOfLevel(draftOfLevel(level))).toEqual({ name, rank, color, icon, description, benefits, thresholds, customer_group_id })
  })

  it("begins above the highest rank, and lets a group be made", () => {
    const draft = emptyLevel([{ rank: 1 }, { rank: 7 }])
    expect(draft.rank).toBe("8")
    expect("customer_group_id" in inputOfLevel(draft)).toBe(false)
    expect(thresholdsOf(draft)).toEqual({})
  })

  it("names each threshold that is no number, and a colour that is none", () => {
    const draft = draftOfLevel(level)
    const wrong = { ...draft, color: "silver", thresholds: { ...draft.thresholds, net_spend: { eur: "a lot", usd: "" }, orders: "2.5" } }
    expect(at(problemsOfLevel({ ...draft, rank: "0", thresholds: { ...draft.thresholds, net_spend: { eur: "0", usd: "10.00005" } } }))).toEqual([
      "rank: out_of_range",
      "thresholds.net_spend.eur: not_positive",
      "thresholds.net_spend.usd: finer_than",
    ])
    expect(at(problemsOfLevel(wrong))).toEqual(["color: not_a_colour", "thresholds.net_spend.eur: not_a_number", "thresholds.orders: not_whole"])
  })
})
