import { aBuyer, answer, complaints } from "../situation.fixture.spec"
import { customers } from "./customers"

describe("single customers", () => {
  it.each([
    ["one of them", { ids: ["cus_0", "cus_1"] }, { customer: aBuyer() }, "met"],
    ["another", { ids: ["cus_0"] }, { customer: aBuyer() }, "other_customer"],
    ["a guest", { ids: ["cus_0"] }, { customer: null }, "guest"],
  ])("%s", (_what, args, situation, expected) => {
    expect(answer(customers, args, situation)).toBe(expected)
  })

  it("are named by their ids", () => {
    expect(complaints(customers, { ids: ["cus_\0"] })).toEqual(["ids.0: unstorable_text"])
  })
})
