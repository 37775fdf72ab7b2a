import { answer, complaints } from "../situation.fixture.spec"
import { levels } from "./levels"

describe("a level", () => {
  it.each([
    ["one of them", { level_id: "lvl_gold" }, "met"],
    ["another", { level_id: "lvl_silver" }, "other_level"],
    ["none", { level_id: null }, "no_level"],
  ])("%s", (_what, situation, expected) => {
    expect(answer(levels, { ids: ["lvl_gold"] }, situation)).toBe(expected)
  })

  it("is named by its id", () => {
    expect(complaints(levels, {})).toEqual(["ids: invalid_type"])
  })
})
