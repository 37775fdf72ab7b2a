import { aRow, aSaleRow, anOverrideRow, text } from "./kernel.fixture.spec"
import { chooseMedusaPrice, medusaBreakpoints, type MedusaPriceRow } from "./medusa-price"

const chosen = (rows: MedusaPriceRow[], quantity = 1) => {
  const { current, list, is_override } = chooseMedusaPrice(rows, quantity)
  return { current: text(current?.amount), list: text(list?.amount), is_override }
}

describe("what Medusa itself would charge", () => {
  it.each([
    ["nothing without a price", [], 1, null, null, false],
    ["the default price", [aRow({ amount: 10 })], 1, "10", "10", false],
    ["the default price of the quantity", [aRow({ amount: 10, max_quantity: 9 }), aRow({ amount: 8, min_quantity: 10 })], 10, "8", "8", false],
    ["both ends of a quantity belong to it", [aRow({ amount: 10, min_quantity: 5, max_quantity: 5 })], 5, "10", "10", false],
    ["no price outside of the quantities", [aRow({ amount: 10, min_quantity: 5, max_quantity: 5 })], 6, null, null, false],
    ["more rules before fewer, also when dearer", [aRow({ amount: 10 }), aRow({ amount: 12, rules_count: 1 })], 1, "12", "12", false],
    ["the lower of equally specific prices", [aRow({ amount: 10 }), aRow({ amount: 9 })], 1, "9", "9", false],
    ["a sale", [aRow({ amount: 10 }), aSaleRow(8)], 1, "8", "10", false],
    ["no sale above the default price", [aRow({ amount: 10 }), aSaleRow(11)], 1, "10", "10", false],
    ["a sale without a default price", [aSaleRow(11)], 1, "11", null, false],
    ["an override list, also when dearer", [aRow({ amount: 10 }), anOverrideRow(11)], 1, "11", "10", true],
    ["the lower of two lists", [aRow({ amount: 10 }), anOverrideRow(9), aSaleRow(8)], 1, "8", "10", false],
    ["the list with more rules", [aRow({ amount: 10 }), anOverrideRow(9, { rules_count: 1 }), aSaleRow(8)], 1, "9", "10", true],
    ["a sale of many rules hides a contract", [aRow({ amount: 10 }), anOverrideRow(5, { rules_count: 1 }), aSaleRow(12, { rules_count: 2 })], 1, "10", "10", false],
  ])("%s", (_name, rows, quantity, current, list, is_override) => {
    expect(chosen(rows, quantity)).toEqual({ current, list, is_override })
    expect(chosen([...rows].reverse(), quantity)).toEqual({ current, list, is_override })
  })

  it("may change where a quantity begins and after it ends", () => {
    expect(medusaBreakpoints([aRow({ amount: 1, min_quantity: 5, max_quantity: 9 }), aRow({ amount: 2 })])).toEqual([1, 5, 10])
  })

  it("changes at whole pieces, whatever the quantities of a price", () => {
    expect(medusaBreakpoints([aRow({ amount: 1, min_quantity: 2.5, max_quantity: 4.5 })])).toEqual([1, 3, 5])
  })
})
