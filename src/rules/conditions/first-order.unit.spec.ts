import { answer, complaints } from "../situation.fixture.spec"
import { firstOrder } from "./first-order"

describe("a first order", () => {
  it.each([
    ["has none before it", 0, "met"],
    ["is not the second", 1, ["not_first_order", { number: 2 }]],
    ["is none where earlier ones are not known", null, "orders_not_known"],
  ])("%s", (_what, orders_before, expected) => {
    expect(answer(firstOrder, {}, { orders_before })).toEqual(expected)
  })

  it("takes no arguments", () => {
    expect(complaints(firstOrder, { number: 1 })).toEqual(["number: unrecognized_keys"])
  })
})
