import { aBuyer, answer, complaints } from "../situation.fixture.spec"
import { customerGroups } from "./customer-groups"

const ARGS = { ids: ["grp_1", "grp_2"] }

describe("a buyer's customer group", () => {
  it.each([
    ["one of them", { customer: aBuyer("grp_0", "grp_2") }, "met"],
    ["another", { customer: aBuyer("grp_0") }, "other_customer_group"],
    ["none", { customer: aBuyer() }, "other_customer_group"],
    ["a guest's", { customer: null }, "guest"],
  ])("%s", (_what, situation, expected) => {
    expect(answer(customerGroups, ARGS, situation)).toBe(expected)
  })

  it("is named by its id", () => {
    expect(complaints(customerGroups, { ids: [] })).toEqual(["ids: too_small"])
    expect(complaints(customerGroups, { ids: [7] })).toEqual(["ids.0: invalid_type"])
  })
})
