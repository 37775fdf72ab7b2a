import { newId } from "./ids"

describe("an id", () => {
  it("is a ULID behind its prefix", () => {
    expect(newId("rpent")).toMatch(/^rpent_[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(newId("x", 1_469_918_176_385).slice(0, 12)).toBe("x_01ARYZ6S41")
  })

  it("sorts by its time, and there are no two of one time", () => {
    expect(newId("x", 1_000) < newId("x", 1_001)).toBe(true)
    expect(new Set(Array.from({ length: 1_000 }, () => newId("x", 5))).size).toBe(1_000)
  })
})
