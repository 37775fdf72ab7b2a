import { answer, complaints } from "../situation.fixture.spec"
import { regions } from "./regions"

describe("a region", () => {
  it.each([
    ["one of them", { region_id: "reg_us" }, "met"],
    ["another", { region_id: "reg_eu" }, "other_region"],
    ["none", { region_id: null }, "other_region"],
  ])("%s", (_what, situation, expected) => {
    expect(answer(regions, { ids: ["reg_us"] }, situation)).toBe(expected)
  })

  it("must be named", () => {
    expect(complaints(regions, { ids: [] })).toEqual(["ids: too_small"])
  })
})
