import { readQuantity } from "./typed-quantity.ts"

describe("a typed quantity", () => {
  it.each([
    ["7", 7],
    [" 120 ", 120],
    ["1,500", 1500],
    ["1.500", 1500],
    ["1 500 000", 1_000_000],
    ["99999999999", 1_000_000],
  ])("“%s” is %d", (typed, quantity) => {
    expect(readQuantity(typed)).toBe(quantity)
  })

  it.each(["", "0", "-3", "1.5", "1,5", "2e3", "twelve", "1.50.000"])("“%s” is none", (typed) => {
    expect(readQuantity(typed)).toBeNull()
  })
})
