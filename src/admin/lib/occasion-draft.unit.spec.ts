import type { AdminOccasion, OccasionTrigger, Reward } from "../../types/loyalty-levels"
import { draftOfOccasion, emptyOccasion, inputOfOccasion, problemsOfOccasion } from "./occasion-draft"

const code: Reward = { kind: "personal_code", discount: { type: "percentage", value: "10" }, valid_days: 14, minimum_spend: null, scope: null }

const occasion = (trigger: OccasionTrigger, reward: Reward = code): AdminOccasion => ({
  id: "occ_1",
  name: "Birthday",
  description: null,
  status: "active",
  trigger,
  conditions: null,
  reward,
  starts_at: null,
  ends_at: null,
  per_year: 1,
  broken: null,
  given_count: 2,
  created_at: "",
  updated_at: "",
})

const at = (problems: { path: string; reason: string }[]) => problems.map(({ path, reason }) => `${path}: ${reason}`)

describe("the form of an occasion", () => {
  it.each<OccasionTrigger>([
    { type: "birthday", offset_days: -3 },
    { type: "birthday", offset_days: 0 },
    { type: "membership_anniversary", offset_days: 7 },
    { type: "fixed_dates", dates: ["12-24", "2027-03-01"] },
    { type: "days_without_order", days: 90 },
    { type: "order_placed" },
    { type: "order_delivered" },
  ])("sends back when it is: %j", (trigger) => {
    expect(inputOfOccasion(draftOfOccasion(occasion(trigger))).trigger).toEqual(trigger)
  })

  it.each<Reward>([
    code,
    { ...code, discount: { type: "fixed", amounts: { eur: "5", usd: "5.5" } }, minimum_spend: { eur: "50" }, scope: { category_ids: ["cat_1"] } },
    { ...code, scope: { product_ids: ["prod_1"] } },
    { ...code, scope: { collection_ids: ["col_1"] } },
    { kind: "points", points: 500 },
    { kind: "level", level_id: "lev_1", days: 30 },
  ])("sends back what it gives: %j", (reward) => {
    expect(inputOfOccasion(draftOfOccasion(occasion({ type: "order_placed" }, reward))).reward).toEqual(reward)
  })

  it("is right from the start but for its name", () => {
    expect(at(problemsOfOccasion(emptyOccasion()))).toEqual(["name: name_missing"])
  })

  it.each([
    ["dates that are none", { trigger: { ...emptyOccasion().trigger, type: "fixed_dates" as const, dates: "24.12." } }, ["trigger.dates: not_a_date"]],
    ["a day that no month has", { trigger: { ...emptyOccasion().trigger, type: "fixed_dates" as const, dates: "31-12" } }, ["trigger.dates: not_a_date"]],
    ["29 February, which leap years have", { trigger: { ...emptyOccasion().trigger, type: "fixed_dates" as const, dates: "02-29" } }, []],
    ["29 February of a year without it", { trigger: { ...emptyOccasion().trigger, type: "fixed_dates" as const, dates: "2027-02-29" } }, ["trigger.dates: not_a_date"]],
    ["a day further away than the shop looks", { trigger: { ...emptyOccasion().trigger, offset: "91" } }, ["trigger.offset_days: out_of_range"]],
    ["more than all", { reward: { ...emptyOccasion().reward, discount: { type: "percentage" as const, value: "101", amounts: {} } } }, ["reward.discount.value: percentage_over_100"]],
    ["nothing off", { reward: { ...emptyOccasion().reward, discount: { type: "percentage" as const, value: "0", amounts: {} } } }, ["reward.discount.value: not_positive"]],
    ["a percentage too fine", { reward: { ...emptyOccasion().reward, discount: { type: "percentage" as const, value: "5.00005", amounts: {} } } }, ["reward.discount.value: finer_than"]],
    ["an amount of nothing", { reward: { ...emptyOccasion().reward, discount: { type: "fixed" as const, value: "", amounts: { eur: "0" } } } }, ["reward.discount.amounts.eur: not_positive"]],
    ["no amount", { reward: { ...emptyOccasion().reward, discount: { type: "fixed" as const, value: "", amounts: { eur: "" } } } }, ["reward.discount.amounts: empty"]],
    ["no level", { reward: { ...emptyOccasion().reward, kind: "level" as const } }, ["reward.level_id: not_chosen"]],
    ["an end before its start", { starts_at: "2027-01-02T00:00:00Z", ends_at: "2027-01-01T00:00:00Z" }, ["ends_at: ends_before_start"]],
    ["never in a year", { per_year: "0" }, ["per_year: out_of_range"]],
  ])("knows %s", (_title, change, problems) => {
    expect(at(problemsOfOccasion({ ...emptyOccasion(), name: "Birthday", ...change }))).toEqual(problems)
  })
})
