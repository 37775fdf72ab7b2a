import { moveInProof, moveInReport } from "../../../integration-tests/support/move-in-report"
import { movedExamples, partsOfProof, reasonsOf, rowsOf } from "./move-in-report"

describe("the report of a move-in", () => {
  it("names reasons of all things together, those of most rows first", () => {
    expect(reasonsOf(moveInReport, "not_movable").map(({ thing, reason, count }) => [thing, reason, count])).toEqual([
      ["tiers", "unknown_sku", 150],
      ["points", "expired_points", 29],
      ["customers", "ambiguous_email", 8],
    ])
    expect(reasonsOf(moveInReport, "noted").map(({ reason }) => reason)).toEqual(["above_list_price"])
  })

  it("counts rows, not reasons", () => {
    expect(rowsOf([])).toBe(0)
    expect(rowsOf(reasonsOf(moveInReport, "not_movable"))).toBe(187)
  })

  it("has examples only of what happened, with how often it did", () => {
    const [first, ...others] = movedExamples(moveInReport.things)
    expect(first).toEqual({ thing: "groups", change: "created", count: 3, examples: [{ row: "customer_group 4", message: "Wholesale" }] })
    expect(others.map(({ thing, change }) => `${thing} ${change}`)).toEqual(["customers created", "tiers created", "points created"])
  })
})

describe("the proof of a move-in", () => {
  it("says of each part whether it holds", () => {
    expect(partsOfProof(moveInProof)).toEqual({ tiers: true, points: false, accounts: false, prices: false })
  })

  it("finds customers who differ although the totals are the same", () => {
    const points = { source: 10, shop: 10, customers: 2, different: 2, differences: [] }
    expect(partsOfProof({ ...moveInProof, points })).toMatchObject({ points: true, accounts: false })
  })

  it("finds a rule that lacks a tier which another one has too many", () => {
    const tiers = { source: 2, shop: 2, differences: [{ book: "A", source: 2, shop: 1 }, { book: "B", source: 0, shop: 1 }] }
    expect(partsOfProof({ ...moveInProof, tiers }).tiers).toBe(false)
  })

  it("says nothing of what was not asked for", () => {
    expect(partsOfProof({ tiers: null, points: null, prices: null, holds: true })).toEqual({ tiers: null, points: null, accounts: null, prices: null })
  })
})
