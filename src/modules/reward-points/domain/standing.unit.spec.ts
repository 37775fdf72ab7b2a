import fc from "fast-check"
import { amount, dividedBy, isLess, minus, plus, times, toNumber, zero } from "../../../shared/money"
import { settlementOf } from "./settlement"
import { standingOf, type LineNow, type PaidLine, type Standing } from "./standing"

type Facts = { points: number; value: number | string; quantity: number; price: number | string }

const paidLine = ({ points, value, quantity, price }: Facts): PaidLine => ({
  points,
  value: amount(value),
  placed: { quantity: amount(quantity), unit_price: amount(price), payable: times(amount(price), quantity) },
  standing: { value: amount(value), quantity: amount(quantity) },
})

/** So many pieces now, at a price, less a promotion. */
const now = (quantity: number, price: number | string, { returned = 0, off = 0 } = {}): LineNow => ({
  quantity: amount(quantity),
  unit_price: amount(price),
  payable: minus(times(amount(price), quantity), off),
  returned: amount(returned),
})

/** Edits one after the other: what points pay after each. */
const edited = (paid: PaidLine, states: (LineNow | null)[], decimals = 2): Standing[] => {
  let standing = paid.standing
  return states.map((state) => {
    const next = standingOf({ ...paid, standing }, state, decimals)
    standing = next
    return next
  })
}

const values = (standings: Standing[]): number[] => standings.map(({ value }) => toNumber(value))

/** Points that have come back when this part of the line is undone. */
const backOf = (paid: PaidLine, standing: Standing, undone: number, original: number): number =>
  settlementOf({ lines: [{ line_id: "line", earned: 0, redeemed: paid.points, undone: amount(undone), original: amount(original), standing }], is_due: true, posted: 0, restored: 0, rounding: "down" }).restore

/** Three pieces for 10.00 each, of which 1,000 points paid 10.00. */
const third = paidLine({ points: 1000, value: 10, quantity: 3, price: 10 })

describe("what points still pay after an edit", () => {
  it("goes with the pieces, and the points of the rest come back", () => {
    const [two, one, none] = edited(third, [now(2, 10), now(1, 10), null])
    expect(values([two, one, none])).toEqual([6.67, 3.34, 0])
    expect([backOf(third, two, 1, 3), backOf(third, one, 2, 3), backOf(third, none, 1, 1)]).toEqual([333, 666, 1000])
  })

  it("stays as it is when pieces are added, a price is raised, or nothing changes", () => {
    expect(values(edited(third, [now(3, 10), now(5, 10), now(3, 12), now(3, 10)]))).toEqual([10, 10, 10, 10])
  })

  it("does not grow again with the line: what came back has come back", () => {
    const [two, three] = edited(third, [now(2, 10), now(3, 10)])
    expect(values([two, three])).toEqual([6.67, 6.67])
    expect([backOf(third, two, 1, 3), backOf(third, three, 0, 1)]).toEqual([333, 333])
  })

  it("goes with a price that is lowered, and stays when it is raised again", () => {
    const [cheaper, again] = edited(third, [now(3, 8), now(3, 10)])
    // 30.00 became 24.00: a fifth of both, of the money and of the points.
    expect(values([cheaper, again])).toEqual([8, 8])
    expect([backOf(third, cheaper, 1, 5), backOf(third, again, 0, 1)]).toEqual([200, 200])
  })

  it("of a line that points paid alone, pays what is left of it to the last", () => {
    const whole = paidLine({ points: 3000, value: 30, quantity: 3, price: 10 })
    const standings = edited(whole, [now(3, 10, { off: 3 }), now(3, 8), now(2, 8)])
    expect(values(standings)).toEqual([27, 24, 16])
    expect(standings.map((standing, index) => backOf(whole, standing, index === 2 ? 1 : 0, 3))).toEqual([300, 600, 1400])
  })

  it("is no more than the line costs, where a code is added", () => {
    const most = paidLine({ points: 2900, value: 29, quantity: 3, price: 10 })
    const [reduced] = edited(most, [now(3, 10, { off: 3 })])
    expect(values([reduced])).toEqual([27])
    expect(backOf(most, reduced, 0, 1)).toBe(200)
  })

  it("leaves to pieces that came back what they took with them", () => {
    // Of 3 pieces one came back, with 3.33 of the 10.00. With 5 pieces Medusa would give it only 2.00.
    const [five] = edited(third, [now(5, 10, { returned: 1 })])
    expect(values([five])).toEqual([8.33])
    // 8.33 on four of five pieces are 6.66.
    expect(backOf(third, five, 1, 5)).toBe(333)
  })

  it("of one point that cannot be divided, stays whole until it can come back", () => {
    const one = paidLine({ points: 1, value: 1, quantity: 3, price: 10 })
    const standings = edited(one, [now(2, 10), now(1, 10), null])
    expect(values(standings)).toEqual([1, 1, 0])
    expect(standings.map((standing, index) => backOf(one, standing, index + 1, 3))).toEqual([0, 0, 1])
  })

  it.each([
    ["two decimals, 3 points for 1.00", 30, "10", 2, 6.66, 10],
    ["none, 100 points for 1", 1000, "10", 0, 6, 400],
    ["three, 1,000 points for 1.000", 10000, "10", 3, 6.667, 3333],
  ])("is whole units of the currency: %s", (_, points, value, decimals, left, back) => {
    const paid = paidLine({ points, value, quantity: 3, price: 10 })
    const [two] = edited(paid, [now(2, 10)], decimals)
    expect([toNumber(two.value), backOf(paid, two, 1, 3)]).toEqual([left, back])
  })

  it("gives back in money and points what the pieces cost, never more, whatever the rate and the steps", () => {
    const cents = fc.integer({ min: 1, max: 50_000 })
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 5000 }), fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 }), (price, quantity, share, points, steps) => {
        const cost = price * quantity
        const paid = paidLine({ points, value: (Math.max(1, Math.floor((cost * share) / 100)) / 100).toFixed(2), quantity, price: (price / 100).toFixed(2) })
        const standings = edited(paid, steps.map((pieces) => (pieces ? now(pieces, (price / 100).toFixed(2)) : null)))
        standings.forEach((standing, index) => {
          const pieces = toNumber(standing.quantity)
          const kept = Math.min(pieces, quantity)
          const back = backOf(paid, standing, quantity - kept, quantity)
          // What is paid in money for what stands, less the pieces that were added, and what points pay of it.
          const money = minus(minus(times(amount(price), pieces).shiftedBy(-2), standing.value), times(amount(price), pieces - kept).shiftedBy(-2))
          const given_back = plus(minus(minus(amount(cost).shiftedBy(-2), paid.value), money), dividedBy(times(paid.value, back), points))
          const cost_of_gone = times(amount(price), quantity - kept).shiftedBy(-2)
          expect(isLess(standing.value, zero)).toBe(false)
          expect(isLess(plus(cost_of_gone, "1e-9"), given_back)).toBe(false)
          expect(index > 0 && isLess(standings[index - 1].value, standing.value)).toBe(false)
        })
      })
    )
  })
})
