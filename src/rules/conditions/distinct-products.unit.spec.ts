import { aLine, answer, complaints } from "../situation.fixture.spec"
import { distinctProducts } from "./distinct-products"

const products = (...ids: (string | null)[]) => ({ lines: ids.map((product_id) => aLine({ product_id })) })

describe("a number of different products", () => {
  it.each([
    ["enough", products("a", "b"), "met"],
    ["two variants of one product", products("a", "a"), ["too_few_products", { missing: 1, minimum: 2 }]],
    ["an item that was typed in", products("a", null), ["too_few_products", { missing: 1, minimum: 2 }]],
    ["a free product", { lines: [aLine({ product_id: "a" }), aLine({ product_id: "b", is_free_product: true })] }, ["too_few_products", { missing: 1, minimum: 2 }]],
  ])("%s", (_what, situation, expected) => {
    expect(answer(distinctProducts, { minimum: 2 }, situation)).toEqual(expected)
  })

  it("is at least one", () => {
    expect(complaints(distinctProducts, { minimum: 0 })).toEqual(["minimum: too_small"])
  })
})
