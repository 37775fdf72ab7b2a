import { duration } from "./duration"

const start = "2026-11-29T10:00:00.000Z"

describe("how long something took", () => {
  it.each([
    ["2026-11-29T10:00:00.400Z", "0:00"],
    ["2026-11-29T10:00:07.000Z", "0:07"],
    ["2026-11-29T10:04:59.600Z", "5:00"],
    ["2026-11-29T12:00:03.000Z", "2:00:03"],
    ["2026-11-30T11:01:00.000Z", "25:01:00"],
    ["2026-11-29T09:59:59.000Z", "0:00"],
  ])("until %s is %s", (end, said) => {
    expect(duration(start, end)).toBe(said)
  })
})
