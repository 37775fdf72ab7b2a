import { CODE_LETTERS, looksLikeCode, newCode } from "./codes"

describe("a code", () => {
  it("has eighteen letters that nobody confuses, which are more than 80 bits", () => {
    const letters = newCode().replace(/-/g, "")
    expect(letters).toHaveLength(18)
    expect(letters).toMatch(/^[^ILOU01]+$/)
    expect(18 * Math.log2(CODE_LETTERS.length)).toBeGreaterThan(80)
  })

  it("is never the same twice, and uses all letters about alike", () => {
    const codes = Array.from({ length: 3000 }, newCode)
    expect(new Set(codes).size).toBe(3000)
    const counts = new Map<string, number>()
    codes.join("").replace(/-/g, "").split("").forEach((letter) => counts.set(letter, (counts.get(letter) ?? 0) + 1))
    expect([...counts.keys()].sort().join("")).toBe(CODE_LETTERS)
    const expected = (3000 * 18) / CODE_LETTERS.length
    expect([...counts.values()].filter((count) => Math.abs(count - expected) > expected * 0.15)).toEqual([])
  })

  it("is told by its form", () => {
    expect(looksLikeCode(newCode())).toBe(true)
    expect(["", "TEN", "7KQ2MD-XW9RTB", "7KQ2MD-XW9RTB-4HCZ8O", newCode().toLowerCase()].filter(looksLikeCode)).toEqual([])
  })
})
