import { parseInput } from "../../../shared/schema"
import { refusalsOf } from "../../../shared/refusal"
import { birthdayInput } from "./birthday"
import { anniversariesDue, birthdaysDue, changeableOn, datesDue, rangeUntil, silencesDue } from "./due-days"
import { holdsOn, parseOccasion } from "./occasion"

const on = (day: string) => ({ after: new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10), until: day })

describe("the day of an occasion", () => {
  it.each<[string, number, string, string[]]>([
    ["the birthday itself", 0, "2026-11-29", ["11-29 of 2026"]],
    ["a week before", -7, "2026-11-22", ["11-29 of 2026"]],
    ["a week before, across the year", -7, "2026-12-28", ["01-04 of 2027"]],
    ["a week after, across the year", 7, "2027-01-03", ["12-27 of 2026"]],
    ["28 February of a common year", 0, "2027-02-28", ["02-28 of 2027", "02-29 of 2027"]],
    ["28 February of a leap year", 0, "2028-02-28", ["02-28 of 2028"]],
    ["29 February", 0, "2028-02-29", ["02-29 of 2028"]],
    ["1 March of a common year", 0, "2027-03-01", ["03-01 of 2027"]],
    ["the day before 1 March of a common year", -1, "2027-02-27", ["02-28 of 2027", "02-29 of 2027"]],
  ])("of a birthday: %s", (_title, offset, day, expected) => {
    expect(birthdaysDue(offset, on(day)).map(({ month_day, period }) => `${month_day} of ${period}`)).toEqual(expected)
  })

  it("comes once a year for every birthday there is, whatever the offset and however the days are cut", () => {
    for (const offset of [-90, -1, 0, 1, 90]) {
      const whole = birthdaysDue(offset, { after: "2025-12-31", until: "2029-12-31" })
      const cut = [["2025-12-31", "2026-07-01"], ["2026-07-01", "2026-07-01"], ["2026-07-01", "2028-02-28"], ["2028-02-28", "2028-02-29"], ["2028-02-29", "2029-12-31"]]
      expect(cut.flatMap(([after, until]) => birthdaysDue(offset, { after, until }))).toEqual(whole)
      for (const month_day of ["01-01", "02-28", "02-29", "03-01", "12-31"]) {
        const periods = whole.filter((due) => due.month_day === month_day).map(({ period }) => period)
        expect([new Set(periods).size, periods.length]).toEqual([periods.length, 4])
      }
    }
  })

  it("of an anniversary comes from the first year on, not on the day of the registration", () => {
    expect(anniversariesDue(0, on("2026-11-29"), 2024).map(({ registered_on }) => registered_on)).toEqual(["2024-11-29", "2025-11-29"])
    expect(anniversariesDue(0, on("2027-02-28"), 2024).map(({ registered_on }) => registered_on)).toEqual(["2024-02-28", "2025-02-28", "2026-02-28", "2024-02-29"])
    expect(anniversariesDue(-3, on("2026-12-30"), 2025).map(({ registered_on, period }) => `${registered_on} ${period}`)).toEqual(["2025-01-02 2027", "2026-01-02 2027"])
  })

  it("of a date comes every year, or once", () => {
    expect(datesDue(["12-06"], { after: "2025-01-01", until: "2027-12-31" }).map(({ day }) => day)).toEqual(["2025-12-06", "2026-12-06", "2027-12-06"])
    expect(datesDue(["2026-12-06"], { after: "2025-01-01", until: "2027-12-31" }).map(({ day }) => day)).toEqual(["2026-12-06"])
    expect(datesDue(["02-29"], { after: "2026-12-31", until: "2028-12-31" }).map(({ day }) => day)).toEqual(["2027-02-28", "2028-02-29"])
    expect(datesDue(["12-06", "2026-12-06"], on("2026-12-06"))).toHaveLength(1)
  })

  it("of a silence is so many days after the last order", () => {
    expect(silencesDue(90, on("2026-11-29"))).toEqual([{ day: "2026-11-29", ordered_on: "2026-08-31", period: "2026-08-31" }])
  })

  it("catches up what an outage left, a year of it at most", () => {
    expect(rangeUntil("2026-11-25", "2026-11-29")).toEqual({ after: "2026-11-25", until: "2026-11-29" })
    expect(rangeUntil("2026-11-29", "2026-11-29")).toEqual({ after: "2026-11-29", until: "2026-11-29" })
    expect(rangeUntil("2020-01-01", "2026-11-29")).toEqual({ after: "2025-11-28", until: "2026-11-29" })
  })

  it("lies in the time of the occasion, by the shop's calendar", () => {
    const time = { starts_at: new Date("2026-11-28T23:30:00Z"), ends_at: new Date("2026-12-01T00:00:00Z") }
    expect(["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"].map((day) => holdsOn(time, day, "UTC"))).toEqual([false, true, true, true, false])
    expect(holdsOn(time, "2026-11-28", "Europe/Berlin")).toBe(false)
  })
})

describe("a birthday", () => {
  const refusals = (input: unknown): string[] => refusalsOf(parseInput(birthdayInput, input).error?.issues ?? []).map(({ path, reason }) => `${path}: ${reason}`)

  it.each<[string, unknown, string[]]>([
    ["a day with consent", { birthday: { month: 2, day: 29 }, consent: true }, []],
    ["a day with its year", { birthday: { month: 2, day: 28, year: 1999 }, consent: true }, []],
    ["none any more", { birthday: null }, []],
    ["no consent", { birthday: { month: 5, day: 1 } }, ["consent: consent_required"]],
    ["consent refused", { birthday: { month: 5, day: 1 }, consent: false }, ["consent: invalid_value"]],
    ["30 February", { birthday: { month: 2, day: 30 }, consent: true }, ["birthday.day: no_such_day"]],
    ["29 February of a common year", { birthday: { month: 2, day: 29, year: 1999 }, consent: true }, ["birthday.day: no_such_day"]],
    ["a 13th month", { birthday: { month: 13, day: 1 }, consent: true }, ["birthday.month: too_big"]],
    ["nothing", {}, ["birthday: invalid_type"]],
  ])("is taken or refused: %s", (_title, input, expected) => {
    expect(refusals(input)).toEqual(expected)
  })

  it("can be changed a year later", () => {
    expect(changeableOn(new Date("2026-11-28T23:30:00Z"), "Europe/Berlin")).toBe("2027-11-29")
    expect(changeableOn(new Date("2028-02-29T12:00:00Z"), "UTC")).toBe("2029-02-28")
  })
})

describe("an occasion", () => {
  const good = { name: "Birthday", trigger: { type: "birthday" }, reward: { kind: "points", points: 50 } }
  const refusals = (over: Record<string, unknown>): string[] => {
    const parsed = parseOccasion({ ...good, ...over })
    return parsed.ok ? [] : parsed.refusals.map(({ path, reason }) => `${path}: ${reason}`)
  }

  it("has what is left out", () => {
    const parsed = parseOccasion(good)
    expect(parsed.ok && parsed.value).toEqual({ ...good, trigger: { type: "birthday", offset_days: 0 }, description: null, status: "draft", conditions: null, starts_at: null, ends_at: null, per_year: null })
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ["an empty name", { name: " " }, ["name: too_small"]],
    ["an unknown trigger", { trigger: { type: "full_moon" } }, ["trigger.type: invalid_union"]],
    ["an offset of half a year", { trigger: { type: "birthday", offset_days: 180 } }, ["trigger.offset_days: too_big"]],
    ["no date", { trigger: { type: "fixed_dates", dates: [] } }, ["trigger.dates: too_small"]],
    ["no day of the calendar", { trigger: { type: "fixed_dates", dates: ["12-06", "02-30"] } }, ["trigger.dates.1: invalid_date"]],
    ["a date twice", { trigger: { type: "fixed_dates", dates: ["12-06", "12-06"] } }, ["trigger.dates: duplicate_date"]],
    ["no days without an order", { trigger: { type: "days_without_order", days: 0 } }, ["trigger.days: too_small"]],
    ["a reward of nothing", { reward: { kind: "points", points: 0 } }, ["reward.points: too_small"]],
    ["an end before its start", { starts_at: "2026-12-01T00:00:00Z", ends_at: "2026-12-01T00:00:00Z" }, ["ends_at: ends_before_start"]],
    ["never a year", { per_year: 0 }, ["per_year: too_small"]],
    ["an unknown field", { mail: true }, ["mail: unrecognized_keys"]],
    ["a condition about goods, where there is no order", { conditions: { code: "quantity", args: { minimum: 1 } } }, ["conditions.code: unknown_condition"]],
    ["a condition that is none", { trigger: { type: "order_placed" }, conditions: { all: [] } }, ["conditions.all: empty_group"]],
    ["a condition about goods, where there is one", { trigger: { type: "order_placed" }, conditions: { code: "goods_total", args: { currency_code: "eur", minimum: 50 } } }, []],
  ])("is read with path and reason: %s", (_title, over, expected) => {
    expect(refusals(over)).toEqual(expected)
  })
})
