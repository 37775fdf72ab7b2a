import { aLine, answer, complaints } from "../situation.fixture.spec"
import { categories } from "./categories"

const INSIDE = { category_ids: ["sub_of_a", "a"] }
const OUTSIDE = { category_ids: ["z"] }

describe("pieces of certain categories, which a product of a sub-category names too", () => {
  it.each([
    ["one piece, if nothing else is asked", { ids: ["a", "b"] }, [aLine(INSIDE)], "met"],
    ["none", { ids: ["a", "b"] }, [aLine(OUTSIDE)], ["too_few_pieces", { missing: 1, minimum: 1 }]],
    ["enough over two lines", { ids: ["a"], quantity: 3 }, [aLine({ ...INSIDE, quantity: 2 }), aLine(INSIDE), aLine({ ...OUTSIDE, quantity: 9 })], "met"],
    ["too few beside others", { ids: ["a"], quantity: 3 }, [aLine({ ...INSIDE, quantity: 2 }), aLine({ ...OUTSIDE, quantity: 9 })], ["too_few_pieces", { missing: 1, minimum: 3 }]],
    ["a free product", { ids: ["a"] }, [aLine({ ...INSIDE, is_free_product: true })], ["too_few_pieces", { missing: 1, minimum: 1 }]],
  ])("%s", (_what, args, lines, expected) => {
    expect(answer(categories, args, { lines })).toEqual(expected)
  })

  it.each([
    [{ ids: [] }, ["ids: too_small"]],
    [{ ids: ["a", "a"] }, ["ids: duplicate_id"]],
    [{ ids: ["a"], quantity: 0 }, ["quantity: too_small"]],
  ])("refuses %j", (args, expected) => {
    expect(complaints(categories, args)).toEqual(expected)
  })
})
