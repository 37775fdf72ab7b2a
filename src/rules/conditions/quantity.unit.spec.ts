import { aLine, answer, complaints } from "../situation.fixture.spec"
import { quantity } from "./quantity"

const lines = (...quantities: number[]) => ({ lines: quantities.map((each) => aLine({ quantity: each })) })

describe("a number of pieces", () => {
  it.each([
    ["enough over two lines", { minimum: 10 }, lines(4, 6), "met"],
    ["one too few", { minimum: 10 }, lines(4, 5), ["too_few_pieces", { missing: 1, minimum: 10 }]],
    ["half a piece too few", { minimum: 1 }, lines(0.5), ["too_few_pieces", { missing: 0.5, minimum: 1 }]],
    ["free products do not count", { minimum: 2 }, { lines: [aLine(), aLine({ is_free_product: true })] }, ["too_few_pieces", { missing: 1, minimum: 2 }]],
    ["the maximum", { minimum: 1, maximum: 3 }, lines(3), "met"],
    ["above the maximum", { minimum: 1, maximum: 3 }, lines(2, 2), ["too_many_pieces", { excess: 1 }]],
  ])("%s", (_what, args, situation, expected) => {
    expect(answer(quantity, args, situation)).toEqual(expected)
  })

  it.each([
    [{ minimum: 0 }, ["minimum: too_small"]],
    [{ minimum: 1.5 }, ["minimum: invalid_type"]],
    [{ minimum: 5, maximum: 4 }, ["maximum: maximum_below_minimum"]],
  ])("refuses %j", (args, expected) => {
    expect(complaints(quantity, args)).toEqual(expected)
  })
})
