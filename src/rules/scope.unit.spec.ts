import { isInScope } from "./scope"
import { aLine } from "./situation.fixture.spec"

const LINE = aLine({ product_id: "p", variant_id: "v", category_ids: ["c", "above"], collection_id: "o", tag_ids: ["t"], type_id: "y" })
const TYPED_IN = aLine({ product_id: null, variant_id: null })

describe("a scope", () => {
  it.each([
    ["all", []],
    ["products", ["p"]],
    ["variants", ["x", "v"]],
    ["categories", ["above"]],
    ["collections", ["o"]],
    ["tags", ["t"]],
    ["types", ["y"]],
  ] as const)("of %s covers what it names", (type, ids) => {
    expect(isInScope({ type, ids }, LINE)).toBe(true)
    expect(isInScope({ type, ids: ["other"] }, LINE)).toBe(type === "all")
    expect(isInScope({ type, ids }, TYPED_IN)).toBe(type === "all")
  })
})
