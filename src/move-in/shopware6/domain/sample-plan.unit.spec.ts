import type { BookAudience } from "../../domain/records"
import { buyersFor, picked, quantitiesAround, spread } from "./sample-plan"

const row = (id: string, rule_id: string, quantity_start: number, quantity_end: number | null) => ({ id, version_id: "", product_id: "", rule_id, quantity_start, quantity_end, price: null, created_at: null, updated_at: null })

describe("which prices are compared", () => {
  it("is the same for the same seed, and spread over what there is", () => {
    const drawn = (seed: number) => {
      const chance = spread(seed)
      return Array.from({ length: 200 }, () => picked([1, 2, 3, 4, 5], chance))
    }
    expect(drawn(7)).toEqual(drawn(7))
    expect(drawn(7)).not.toEqual(drawn(8))
    expect(new Set(drawn(7))).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  it("is at one piece and around each break", () => {
    expect(quantitiesAround([row("1", "a", 1, 9), row("2", "a", 10, null), row("3", "b", 1, 49), row("4", "b", 50, null)])).toEqual([1, 2, 9, 10, 11, 49, 50, 51])
  })

  it("is for guests in the group of each sales channel, each group that a rule names, and one that none does", () => {
    const audiences: BookAudience[] = [{ type: "everyone" }, { type: "groups", keys: ["c", "a"] }]
    expect(buyersFor(audiences, ["a", "b", "c", "d"], new Set(["d"])).map(({ group_key, is_guest }) => `${group_key}${is_guest ? " guest" : ""}`)).toEqual(["d guest", "b", "a", "c"])
  })
})
