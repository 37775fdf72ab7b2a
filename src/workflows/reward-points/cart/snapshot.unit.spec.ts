import { amount, asStored, dividedBy, isEqual, minus, times, total } from "../../../shared/money"
import { wholly, withoutTax, type PointsLine } from "./snapshot"

const line = (unit_price: string, quantity: number, tax_rate: number, is_tax_inclusive: boolean): PointsLine => ({
  id: "cali_1",
  variant_id: null,
  product_id: null,
  title: "",
  quantity,
  unit_price: amount(unit_price),
  compare_at_unit_price: null,
  is_tax_inclusive,
  tax_rate: amount(tax_rate),
  is_giftcard: false,
  adjustments: [],
})

describe("an adjustment that pays a line in full", () => {
  it.each([
    ["29.97 with tax", line("9.99", 3, 7, true)],
    ["four digits before the point", line("998", 3, 7, true)],
    ["seven digits before the point", line("1234567", 7, 19, true)],
    ["ten thousand pieces", line("0.0043", 10_000, 19, true)],
    ["a price of twenty decimals", line("0.33333333333333333333", 3, 19, false)],
    ["shipping with tax, of which only net amounts can be taken off", line("490", 1, 19, true)],
  ])("is stored as it is, and leaves nothing to pay: %s", (_name, of) => {
    for (const is_tax_inclusive of of.is_tax_inclusive ? [true, false] : [false]) {
      const whole = times(of.unit_price, of.quantity)
      const part = is_tax_inclusive === of.is_tax_inclusive ? whole : withoutTax(whole, of)
      const paid = wholly(of, part, is_tax_inclusive)
      expect(isEqual(asStored(paid), paid)).toBe(true)
      // As Medusa computes it: net, less the adjustment for each piece.
      const net = of.is_tax_inclusive ? withoutTax(whole, of) : whole
      const reduced = is_tax_inclusive ? withoutTax(paid, of) : paid
      const left = minus(net, times(dividedBy(total([reduced]), amount(of.quantity)), of.quantity))
      expect(left.isLessThanOrEqualTo(0)).toBe(true)
      expect(left.isGreaterThan("-1e-9")).toBe(true)
    }
  })
})
