import { answer, complaints } from "../situation.fixture.spec"
import { weekdays } from "./weekdays"

describe("a day of the week", () => {
  it.each([
    ["one of them", "2026-11-24T12:00:00Z", "UTC", "met"],
    ["another", "2026-11-25T12:00:00Z", "UTC", ["other_weekday", { day: "wednesday" }]],
    ["already begun where the shop is", "2026-11-23T23:30:00Z", "Europe/Berlin", "met"],
    ["not over yet where the shop is", "2026-11-25T02:00:00Z", "America/New_York", "met"],
    ["over where the shop is", "2026-11-24T23:30:00Z", "Europe/Berlin", ["other_weekday", { day: "wednesday" }]],
  ])("%s", (_what, at, time_zone, expected) => {
    expect(answer(weekdays, { days: ["tuesday", "sunday"] }, { at: new Date(at), time_zone })).toEqual(expected)
  })

  it.each([
    [{ days: [] }, ["days: too_small"]],
    [{ days: ["someday"] }, ["days.0: invalid_value"]],
    [{ days: ["monday", "monday"] }, ["days: duplicate_day"]],
  ])("refuses %j", (args, expected) => {
    expect(complaints(weekdays, args)).toEqual(expected)
  })
})
