import { countOrdersBefore, type KnownOrder, type OrderStanding } from "./orders-before"

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number))
const order = (id: string, made: number, canceled: number | null = null): KnownOrder => ({ id, created_at: day(made), canceled_at: canceled === null ? null : day(canceled) })
const placed = (number: number, is_undone = false): OrderStanding => ({ placed_at: day(number), is_undone })

describe("orders before another", () => {
  it.each<[string, KnownOrder[], [string, OrderStanding][], number]>([
    ["are none for who has ordered nothing", [], [], 0],
    ["are all that stand, recorded or not yet", [order("a", 1), order("b", 2)], [["a", placed(1)]], 2],
    ["are not those that were cancelled", [order("a", 1, 2), order("b", 2)], [], 1],
    ["are not those of which nothing is left", [order("a", 1), order("b", 2)], [["a", placed(1, true)]], 1],
  ])("%s", (_name, orders, standings, expected) => {
    expect(countOrdersBefore(orders, new Map(standings), null)).toBe(expected)
  })

  it.each<[string, number, number]>([
    ["the order itself is not before itself, and what came later does not count", 2, 1],
    ["a draft does not count before it was placed, though it was made earlier", 8, 2],
    ["and does so from then on", 10, 3],
  ])("as of when it was placed: %s", (_name, at, expected) => {
    const orders = [order("a", 1), order("b", 3), order("draft", 0), order("own", at)]
    expect(countOrdersBefore(orders, new Map([["draft", placed(9)]]), { id: "own", placed_at: day(at) })).toBe(expected)
  })

  it("of two placed at the same instant one is before the other, and not the other way round", () => {
    const orders = [order("a", 1), order("b", 1)]
    expect(["a", "b"].map((id) => countOrdersBefore(orders, new Map(), { id, placed_at: day(1) }))).toEqual([0, 1])
  })
})
