import { answer, complaints } from "../situation.fixture.spec"
import { companies } from "./companies"

describe("the company that is bought for", () => {
  it.each([
    ["one of them", { ids: ["com_1"] }, { company_id: "com_1" }, "met"],
    ["another", { ids: ["com_1"] }, { company_id: "com_2" }, "other_company"],
    ["none", { ids: ["com_1"] }, { company_id: null }, "no_company"],
    ["any, where none is named", {}, { company_id: "com_2" }, "met"],
    ["none, where none is named", { ids: [] }, { company_id: null }, "no_company"],
  ])("%s", (_what, args, situation, expected) => {
    expect(answer(companies, args, situation)).toBe(expected)
  })

  it("is named once", () => {
    expect(complaints(companies, { ids: ["com_1", "com_1"] })).toEqual(["ids: duplicate_id"])
  })
})
