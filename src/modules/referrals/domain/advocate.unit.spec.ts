import { advocateStatus, periodStart, type AdvocateSituation, type PlacesTaken } from "./advocate"
import { DEFAULT_PROGRAM, type ReferralProgramState } from "./program"

const NOW = new Date("2036-05-15T12:00:00Z")
const NOBODY: AdvocateSituation = { group_ids: [], level_id: null, has_completed_order: false }
const NONE: PlacesTaken = { of_advocate: 0, of_period: 0, in_total: 0 }
const ON: ReferralProgramState = { ...DEFAULT_PROGRAM, status: "active" }

const status = (over: Partial<ReferralProgramState>, situation: Partial<AdvocateSituation> = {}, taken: Partial<PlacesTaken> = {}) =>
  advocateStatus({ ...ON, ...over }, { ...NOBODY, ...situation }, { ...NONE, ...taken }, NOW)

const advocates = (over: Partial<ReferralProgramState["advocates"]>) => ({ advocates: { customer_group_ids: [], level_ids: [], with_completed_order: false, ...over } })
const limits = (over: Partial<ReferralProgramState["limits"]>) => ({ limits: { per_advocate: null, per_period: null, in_total: null, ...over } })

describe("whether somebody may refer", () => {
  it.each<[string, Partial<ReferralProgramState>, string]>([
    ["is on", {}, "open"],
    ["is off", { status: "off" }, "program_off"],
    ["has not begun", { starts_at: new Date(NOW.getTime() + 1) }, "program_off"],
    ["begins now", { starts_at: NOW }, "open"],
    ["ends now", { ends_at: NOW }, "program_off"],
    ["is retired", { retired_at: NOW }, "program_off"],
  ])("while the programme %s", (_title, over, expected) => {
    expect(status(over)).toBe(expected)
  })

  it.each<[string, Partial<ReferralProgramState["advocates"]>, Partial<AdvocateSituation>, string]>([
    ["everyone, to anybody", {}, {}, "open"],
    ["a group, to others", { customer_group_ids: ["a"] }, { group_ids: ["b"] }, "not_an_advocate"],
    ["a group, to one of it", { customer_group_ids: ["a", "c"] }, { group_ids: ["b", "c"] }, "open"],
    ["a level, to others", { level_ids: ["gold"] }, { level_id: "silver" }, "not_an_advocate"],
    ["a level, to who is at none", { level_ids: ["gold"] }, {}, "not_an_advocate"],
    ["a level, to who stands at it", { level_ids: ["gold"] }, { level_id: "gold" }, "open"],
    ["groups and levels, to who is in a group alone", { customer_group_ids: ["a"], level_ids: ["gold"] }, { group_ids: ["a"] }, "open"],
    ["customers with an order, to who has none", { with_completed_order: true }, {}, "not_an_advocate"],
    ["customers with an order, to who has one", { with_completed_order: true }, { has_completed_order: true }, "open"],
    ["a group with an order, to one of it who has none", { customer_group_ids: ["a"], with_completed_order: true }, { group_ids: ["a"] }, "not_an_advocate"],
  ])("it is open for %s", (_title, over, situation, expected) => {
    expect(status(advocates(over), situation)).toBe(expected)
  })

  it.each<[string, Partial<ReferralProgramState["limits"]>, Partial<PlacesTaken>, string]>([
    ["no limit", {}, { of_advocate: 1e6, of_period: 1e6, in_total: 1e6 }, "open"],
    ["one friend less than the advocate's limit", { per_advocate: 3 }, { of_advocate: 2 }, "open"],
    ["the advocate's limit", { per_advocate: 3 }, { of_advocate: 3 }, "exhausted"],
    ["the limit of the period", { per_period: { period: "month", count: 2 } }, { of_period: 2 }, "exhausted"],
    ["the limit of the period, in another one", { per_period: { period: "month", count: 2 } }, { of_advocate: 9 }, "open"],
    ["the limit of everybody", { in_total: 5 }, { in_total: 5 }, "exhausted"],
  ])("with %s", (_title, over, taken, expected) => {
    expect(status(limits(over), {}, taken)).toBe(expected)
  })

  it("names what is first in its way", () => {
    expect(status({ status: "off", ...limits({ in_total: 1 }) }, {}, { in_total: 1 })).toBe("program_off")
    expect(status({ ...advocates({ level_ids: ["gold"] }), ...limits({ in_total: 1 }) }, {}, { in_total: 1 })).toBe("not_an_advocate")
  })

  it("counts periods by the shop's calendar", () => {
    expect(periodStart(limits({ per_period: { period: "month", count: 1 } }).limits, NOW, "Europe/Berlin")).toEqual(new Date("2036-04-30T22:00:00Z"))
    expect(periodStart(limits({}).limits, NOW, "UTC")).toBeNull()
  })
})
