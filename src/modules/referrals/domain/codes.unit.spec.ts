import { refusalsOf } from "../../../shared/refusal"
import { parseInput } from "../../../shared/schema"
import { normalizedCode, shownCode, vanityCode } from "./codes"

describe("a code", () => {
  it.each([
    ["7KQ2M-DXW9R", "7KQ2MDXW9R"],
    ["7kq2mdxw9r", "7KQ2MDXW9R"],
    ["  7kq2m dxw9r\n", "7KQ2MDXW9R"],
    ["7KQ2M–DXW9R", "7KQ2MDXW9R"],
    ["ＡＮＮＡ１０", "ANNA10"],
    ["anna_10.de", "ANNA10DE"],
  ])("%j is compared as %s", (text, code) => {
    expect(normalizedCode(text)).toBe(code)
  })

  it.each(["", "--", "AB", "Ä10X", "A'; DROP", "A/B/C", "АННА", "A".repeat(31), `A${" ".repeat(500)}NNA`])("%j is none", (text) => {
    expect(normalizedCode(text)).toBeNull()
  })

  it("is written in groups that can be read out", () => {
    expect(shownCode("7KQ2MDXW9R")).toBe("7KQ2M-DXW9R")
  })
})

describe("a code that an admin gives", () => {
  it.each([
    ["Brenner 2026", { code: "BRENNER2026", shown: "BRENNER-2026" }],
    [" anna10 ", { code: "ANNA10", shown: "ANNA10" }],
    ["-a--b_c-", { code: "ABC", shown: "A-B-C" }],
  ])("%j is kept as %j", (text, chosen) => {
    expect(parseInput(vanityCode, text)).toEqual({ success: true, data: chosen })
  })

  it.each([
    ["AB", "invalid_code"],
    ["Müller", "invalid_code"],
    ["A\0BC", "unstorable_text"],
  ])("%j is refused as %s", (text, reason) => {
    const { error } = parseInput(vanityCode, text)
    expect(refusalsOf(error?.issues ?? []).map((refusal) => refusal.reason)).toEqual([reason])
  })
})
