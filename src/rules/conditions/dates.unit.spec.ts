import { answer, complaints } from "../situation.fixture.spec"
import { dates } from "./dates"

const DECEMBER = { starts_at: "2026-12-01T00:00:00+01:00", ends_at: "2027-01-01T00:00:00+01:00" }

describe("a window of dates", () => {
  it.each([
    ["begins with its first moment", "2026-11-30T23:00:00.000Z", "met"],
    ["has not begun a moment before", "2026-11-30T22:59:59.999Z", ["not_started", { starts_at: "2026-11-30T23:00:00.000Z" }]],
    ["holds to its last moment", "2026-12-31T22:59:59.999Z", "met"],
    ["is over at its end", "2026-12-31T23:00:00.000Z", ["ended", { ends_at: "2026-12-31T23:00:00.000Z" }]],
  ])("%s", (_what, at, expected) => {
    expect(answer(dates, DECEMBER, { at: new Date(at) })).toEqual(expected)
  })

  it("may be open on one side", () => {
    expect(answer(dates, { starts_at: DECEMBER.starts_at }, { at: new Date("2126-01-01T00:00:00Z") })).toBe("met")
    expect(answer(dates, { ends_at: DECEMBER.ends_at }, { at: new Date("1926-01-01T00:00:00Z") })).toBe("met")
  })

  it.each([
    [{}, [": no_dates"]],
    [{ starts_at: DECEMBER.ends_at, ends_at: DECEMBER.starts_at }, ["ends_at: ends_before_start"]],
    [{ starts_at: "tomorrow" }, ["starts_at: invalid_union"]],
    [{ starts_at: "2026-12-01" }, ["starts_at: invalid_union"]],
  ])("refuses %j", (args, expected) => {
    expect(complaints(dates, args)).toEqual(expected)
  })

  it("reads what it has stored", () => {
    const stored = dates.args.parse(DECEMBER)
    expect(dates.args.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored)
  })
})
