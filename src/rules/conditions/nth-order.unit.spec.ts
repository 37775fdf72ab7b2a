import { answer, complaints } from "../situation.fixture.spec"
import { nthOrder } from "./nth-order"

describe("an order by its number", () => {
  it.each([
    ["the fifth", { number: 5 }, 4, "met"],
    ["the fourth is not the fifth", { number: 5 }, 3, ["other_order_number", { number: 4 }]],
    ["the tenth is not the fifth", { number: 5 }, 9, ["other_order_number", { number: 10 }]],
    ["the tenth is one of every fifth", { number: 5, occurrence: "every" }, 9, "met"],
    ["the sixth is none of every fifth", { number: 5, occurrence: "every" }, 5, ["other_order_number", { number: 6 }]],
    ["unknown", { number: 1 }, null, "orders_not_known"],
  ])("%s", (_what, args, orders_before, expected) => {
    expect(answer(nthOrder, args, { orders_before })).toEqual(expected)
  })

  it("counts from one", () => {
    expect(complaints(nthOrder, { number: 0 })).toEqual(["number: too_small"])
    expect(complaints(nthOrder, { number: 1, occurrence: "always" })).toEqual(["occurrence: invalid_value"])
  })
})
