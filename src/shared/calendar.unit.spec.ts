import { dayOf, daysLater, endOfYear, isTimeZone, monthOf, startOf, weekdayOf } from "./calendar"

const BERLIN = "Europe/Berlin"

describe("days in the shop's time zone", () => {
  it("end at the same time of the clock, also where a summer begins or ends", () => {
    expect(daysLater(new Date("2026-03-28T11:00:00Z"), 1, BERLIN)).toEqual(new Date("2026-03-29T10:00:00Z"))
    expect(daysLater(new Date("2026-10-24T10:00:00Z"), 1, BERLIN)).toEqual(new Date("2026-10-25T11:00:00Z"))
    expect(daysLater(new Date("2026-03-29T10:00:00Z"), -1, BERLIN)).toEqual(new Date("2026-03-28T11:00:00Z"))
  })

  it("are counted over the 29th of February", () => {
    expect(daysLater(new Date("2028-02-28T12:00:00Z"), 1, "UTC")).toEqual(new Date("2028-02-29T12:00:00Z"))
  })

  it("end a year where the shop is", () => {
    expect(endOfYear(new Date("2026-12-31T22:59:59Z"), BERLIN)).toEqual(new Date("2026-12-31T23:00:00Z"))
    expect(endOfYear(new Date("2026-12-31T23:00:00Z"), BERLIN)).toEqual(new Date("2027-12-31T23:00:00Z"))
  })

  it("begin days, weeks and months there", () => {
    const evening = new Date("2026-11-30T23:30:00Z")
    expect(startOf("day", evening, BERLIN)).toEqual(new Date("2026-11-30T23:00:00Z"))
    expect(startOf("week", evening, BERLIN)).toEqual(new Date("2026-11-29T23:00:00Z"))
    expect(startOf("month", evening, BERLIN)).toEqual(new Date("2026-11-30T23:00:00Z"))
    expect(monthOf(evening, BERLIN)).toBe("2026-12")
    expect(dayOf(evening, BERLIN)).toBe("2026-12-01")
    expect(weekdayOf(evening, BERLIN)).toBe(2)
  })

  it("knows which names are time zones", () => {
    expect(isTimeZone(BERLIN)).toBe(true)
    expect(isTimeZone("Europe/Atlantis")).toBe(false)
  })
})
