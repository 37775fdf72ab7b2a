import { moved } from "./moved"
import { namedVariant } from "./named-variant"

it.each([
  [{ id: "v", title: "Blue", product: { title: "Mug" } }, "Mug · Blue"],
  [{ id: "v", title: "Default variant", product: { title: "Mug" } }, "Mug"],
  [{ id: "v", title: "Mug", product: { title: "Mug" } }, "Mug"],
  [{ id: "v", sku: "MUG-1" }, "MUG-1"],
  [{ id: "v" }, "v"],
])("names a variant as people know it: %p", (variant, title) => {
  expect(namedVariant(variant).title).toBe(title)
})

it("moves an entry by one place, and no further than the ends", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"])
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"])
  expect([moved(["a", "b"], 0, -1), moved(["a", "b"], 1, 1)]).toEqual([["a", "b"], ["a", "b"]])
})
