import { isZeroDate, textOf, timeOf } from "./source-time"

describe("a time of Magento", () => {
  it("is in UTC", () => {
    expect(timeOf("2026-03-01 12:34:56")?.toISOString()).toBe("2026-03-01T12:34:56.000Z")
    expect(textOf(new Date("2026-03-01T12:34:56.789Z"))).toBe("2026-03-01 12:34:56")
  })

  it.each(["0000-00-00 00:00:00", "2026-02-31 00:00:00", "2026-13-01 00:00:00", "2026-00-01 00:00:00", "never", ""])("is none with %j", (text) => {
    expect(timeOf(text)).toBeNull()
  })

  it("is the zero date where the database had none to store", () => {
    expect([isZeroDate("0000-00-00 00:00:00"), isZeroDate("2026-03-01 00:00:00")]).toEqual([true, false])
  })
})
