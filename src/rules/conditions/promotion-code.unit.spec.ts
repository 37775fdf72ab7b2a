import { answer, complaints } from "../situation.fixture.spec"
import { promotionCode } from "./promotion-code"

describe("a promotion code", () => {
  it.each([
    ["any", {}, ["SPRING"], "met"],
    ["none", {}, [], "no_promotion_code"],
    ["one of them", { codes: ["SPRING", "SUMMER"] }, ["OTHER", "SUMMER"], "met"],
    ["another", { codes: ["SPRING"] }, ["OTHER"], "other_promotion_code"],
    ["one that is written in another way", { codes: ["SPRING"] }, ["spring"], "other_promotion_code"],
    ["none of those", { codes: ["SPRING"] }, [], "no_promotion_code"],
  ])("%s", (_what, args, promotion_codes, expected) => {
    expect(answer(promotionCode, args, { promotion_codes })).toBe(expected)
  })

  it("is a text, named once", () => {
    expect(complaints(promotionCode, { codes: ["A", " A "] })).toEqual(["codes: duplicate_code"])
    expect(complaints(promotionCode, { codes: [" "] })).toEqual(["codes.0: too_small"])
  })
})
