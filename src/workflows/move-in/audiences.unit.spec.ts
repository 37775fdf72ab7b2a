import type { BookAudience, ProductRecord } from "../../move-in/domain/records"
import { toldHere } from "./audiences"
import type { GroupTargets } from "./move-groups"

const GROUPS: GroupTargets = new Map([
  ["retail", { is: "everyone", name: "Retail" }],
  ["wholesale", { is: "group", id: "cusgroup_1", name: "Wholesale" }],
  ["old", { is: "none", reason: "left_behind", message: "the map leaves it", name: "Old" }],
])

const productOf = (audience: BookAudience): ProductRecord => ({
  key: "1",
  row: "product 1",
  sku: "SCREW",
  ladders: [{ book: { key: "sale", name: "Sale", audience, currency_code: "eur", region_ids: [], combine: "override", priority: 9, starts_at: null, ends_at: null }, tiers: [{ min_quantity: 1, type: "fixed", value: 7 }] }],
})

const told = (audience: BookAudience) => toldHere(productOf(audience), GROUPS).ladders.map(({ book, tiers }) => [book.key, book.name, book.audience, book.priority, tiers[0].value])

describe("a book of several groups", () => {
  it("is one for everyone and one for the others where the map sends some of them to everyone", () => {
    expect(told({ type: "groups", keys: ["retail", "wholesale"] })).toEqual([
      ["sale|everyone", "Sale, for everyone", { type: "everyone" }, 9, 7],
      ["sale", "Sale", { type: "groups", keys: ["wholesale"] }, 9, 7],
    ])
  })

  it("stays as it is where all of them are everyone, or none", () => {
    const audiences: BookAudience[] = [{ type: "everyone" }, { type: "groups", keys: ["retail"] }, { type: "groups", keys: ["wholesale", "old"] }, { type: "groups", keys: ["unknown"] }]
    audiences.forEach((audience) => expect(told(audience)).toEqual([["sale", "Sale", audience, 9, 7]]))
  })
})
