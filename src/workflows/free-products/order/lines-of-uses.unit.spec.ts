import { lineKeys } from "../../reward-points/cart/line-keys"
import { linesOfUses } from "./lines-of-uses"

const cart = [
  { id: "cali_paid", variant_id: "mug", quantity: 1, unit_price: 12 },
  { id: "cali_free", variant_id: "mug", quantity: 1, unit_price: 0 },
  { id: "cali_other", variant_id: "mug", quantity: 1, unit_price: 0 },
]
const keys = lineKeys(cart)
const use = (id: string, line: string, order_line_id: string | null = null) => ({ id, line_key: keys[line], order_line_id })
const order = cart.map((line) => ({ ...line, id: line.id.replace("cali", "ordli"), unit_price: String(line.unit_price) }))

describe("the order's line of a use", () => {
  it("is found by what it sells, how many, at which price, and never the paid line of the same variant", () => {
    expect(linesOfUses([use("a", "cali_free")], order).get("a")).toBe("ordli_free")
  })

  it("is another one for each of two rules that give the same", () => {
    expect([...linesOfUses([use("a", "cali_free"), use("b", "cali_other")], order).values()]).toEqual(["ordli_free", "ordli_other"])
  })

  it("stays what was noted, whatever the order holds now", () => {
    expect(linesOfUses([use("a", "cali_free", "ordli_noted")], []).get("a")).toBe("ordli_noted")
  })

  it("is none where the order has no such line", () => {
    expect(linesOfUses([use("a", "cali_free")], order.slice(0, 1)).size).toBe(0)
  })
})
