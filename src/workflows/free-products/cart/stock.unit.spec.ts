import { freeStock } from "./stock"

const variants = new Map([["screw", { needs: [{ inventory_item_id: "item", quantity: 1 }] }], ["pair", { needs: [{ inventory_item_id: "item", quantity: 2 }] }], ["download", { needs: [] }]])
const places = (...free: number[]) => free.map((pieces, index) => ({ inventory_item_id: "item", location_id: `place_${index + 1}`, free: pieces }))
const bought = (...quantities: number[]) => quantities.map((quantity) => ({ variant_id: "screw", quantity }))

describe("what is left of stock for free pieces", () => {
  it.each([
    ["nothing where nothing is kept", places(), [], 0],
    ["what the place with the most has, where nothing paid needs it", places(3, 100), [], 100],
    ["nothing of a place that has reserved more than it has", places(-2), [], 0],
    ["what the paid lines leave", places(10), bought(4, 3), 3],
    ["nothing where the paid lines take all", places(10), bought(10), 0],
    ["nothing where they take more than there is", places(10), bought(6, 6), 0],
    ["nothing beside a paid line that no place has enough for", places(10, 3), bought(11), 0],
    ["what a small place has, where the paid line has to come from another", places(100, 3), bought(10), 3],
    ["what each place leaves, where the paid lines may come from any", places(100, 3), bought(2), 1],
    ["what each place leaves beside those lines that it has enough for", places(100, 3), bought(10, 2), 1],
  ])("is %s", (_name, at, paid, left) => {
    expect(freeStock(at, variants, paid).get("item")).toBe(left)
  })

  it("counts what a piece takes, and nothing for what is not kept in stock", () => {
    expect(freeStock(places(10), variants, [{ variant_id: "pair", quantity: 3 }, { variant_id: "download", quantity: 9 }]).get("item")).toBe(4)
  })
})
