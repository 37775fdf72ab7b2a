import { breakAt, lowestBreak, nextBreakAt } from "./tier-prices.ts"
import { curve } from "./curve.fixture.ts"

describe("a price curve", () => {
  const { breaks } = curve([1, 0.0043], [100, 0.0041], [500, 0.0039])

  it("knows the step that a quantity reaches, from its first piece on", () => {
    expect(breakAt(breaks, 99)?.unit_price).toBe(0.0043)
    expect(breakAt(breaks, 100)?.unit_price).toBe(0.0041)
    expect(breakAt(breaks, 1_000_000)?.unit_price).toBe(0.0039)
  })

  it("has no step below the first piece", () => {
    expect(breakAt(breaks, 0)).toBeUndefined()
    expect(breakAt([], 5)).toBeUndefined()
  })

  it("has no step where the shop's own prices leave a gap", () => {
    const gapped = curve([1, 10], [20, 8]).breaks.map((step, index) => (index === 0 ? { ...step, max_quantity: 9 } : step))
    expect(breakAt(gapped, 9)?.unit_price).toBe(10)
    expect(breakAt(gapped, 15)).toBeUndefined()
    expect(nextBreakAt(gapped, 15)).toEqual({ quantity_to_add: 5, min_quantity: 20, unit_price: 8 })
  })

  it("counts what is missing to the next step", () => {
    expect(nextBreakAt(breaks, 97)).toEqual({ quantity_to_add: 3, min_quantity: 100, unit_price: 0.0041 })
    expect(nextBreakAt(breaks, 100)).toEqual({ quantity_to_add: 400, min_quantity: 500, unit_price: 0.0039 })
  })

  it("has no next step once the last is reached", () => {
    expect(nextBreakAt(breaks, 500)).toBeNull()
  })

  it("never advises a step that costs more, as a contract may have one", () => {
    const contract = curve([1, 5], [10, 6], [100, 4]).breaks
    expect(nextBreakAt(contract, 3)).toEqual({ quantity_to_add: 97, min_quantity: 100, unit_price: 4 })
  })

  it("names its lowest step, unless one price holds for every quantity", () => {
    expect(lowestBreak(breaks)?.min_quantity).toBe(500)
    expect(lowestBreak(curve([1, 5]).breaks)).toBeNull()
    expect(lowestBreak([])).toBeNull()
  })
})
