import fc from "fast-check"
import { amount, minus, times } from "../../../shared/money"
import { add, fraction, fractionOf, fromText, isBelow, isNone, subtract, toText, WHOLE, type Fraction } from "./fraction"
import type { LineSnapshot, LineValue } from "./order-snapshot"
import { lineOf, orderOf, type LineFields, type OrderFields } from "./orders.fixture.spec"
import { isGoodwill, undoneOf } from "./undone"

/** The undone parts of the lines, as `1/2`. */
const parts = (lines: LineFields[], fields: OrderFields = {}): string[] => undoneOf(orderOf(lines, fields)).map(({ undone: { num, den } }) => (den === "1" ? num : `${num}/${den}`))

describe("what is undone of a line", () => {
  // A piece costs 119 with its tax.
  it.each<[string, LineFields[], OrderFields, string[]]>([
    ["nothing happened", [{ placed: 3 }], {}, ["0"]],
    ["a third came back", [{ placed: 3, returned: 1 }], {}, ["1/3"]],
    ["it came back, and its price too: the greater, not the sum", [{ placed: 3, returned: 1 }], { refunds: [119] }, ["1/3"]],
    ["it came back, and less was given back", [{ placed: 3, returned: 1 }], { refunds: [50] }, ["1/3"]],
    ["it came back, and more was given back", [{ placed: 2, returned: 1 }], { refunds: [178.5] }, ["3/4"]],
    ["all came back", [{ placed: 3, returned: 3 }], { refunds: [357] }, ["1"]],
    ["an edit took one of two out", [{ placed: 2, now: 1 }], {}, ["1/2"]],
    ["an edit took one out, and another came back", [{ placed: 3, now: 2, returned: 1 }], {}, ["2/3"]],
    ["an edit took the line out", [{ placed: 3, now: 0 }], {}, ["1"]],
    ["a claimed piece that need not come back", [{ placed: 3, claimed: 1 }], {}, ["1/3"]],
    ["a claimed piece that came back is one piece", [{ placed: 3, claimed: 1, returned: 1, returned_for_claims: 1 }], {}, ["1/3"]],
    ["one claimed, another returned without a claim", [{ placed: 3, claimed: 1, returned: 1 }], {}, ["2/3"]],
    ["two claimed, one of them came back", [{ placed: 3, claimed: 2, returned: 1, returned_for_claims: 1 }], {}, ["2/3"]],
    ["a third of the money", [{ placed: 3 }], { refunds: [119] }, ["1/3"]],
    ["33 % + 33 % + 34 % of the money", [{ placed: 3 }], { refunds: [117.81, 117.81, 121.38] }, ["1"]],
    ["more money than there is, shipping and all", [{ placed: 3 }], { refunds: [357, 12] }, ["1"]],
    ["goodwill", [{ placed: 3 }], { refunds: ["119"] }, ["0"]],
    ["goodwill beside a refund", [{ placed: 3 }], { refunds: ["100", 119] }, ["1/3"]],
    ["money for a returned line leaves the other alone", [{ id: "a", returned: 1 }, { id: "b" }], { refunds: [119] }, ["1", "0"]],
    ["what is beyond it falls on the other", [{ id: "a", returned: 1 }, { id: "b" }], { refunds: [119, 59.5] }, ["1", "1/2"]],
    ["money falls on the lines by value", [{ id: "a", price: 100 }, { id: "b", price: 300 }], { refunds: [119] }, ["1/4", "1/4"]],
    ["a price that an edit lowered", [{ placed: 2, price_now: 80 }], {}, ["1/5"]],
    ["a lowered price that was given back", [{ placed: 2, price_now: 80 }], { refunds: [47.6] }, ["1/5"]],
    ["a lowered price, and one of two came back", [{ placed: 2, price_now: 80, returned: 1 }], {}, ["3/5"]],
    ["paid with points, money was given back for the other", [{ id: "a", price: 0 }, { id: "b" }], { refunds: [119] }, ["0", "1"]],
    ["paid with points, and one of two came back", [{ placed: 2, price: 0, returned: 1 }], { refunds: [] }, ["1/2"]],
    ["cancelled after three refunds", [{ placed: 3 }], { refunds: [117.81, 117.81, 121.38], canceled: true }, ["1"]],
    ["cancelled after a return", [{ placed: 3, returned: 1 }], { refunds: [119, 238], canceled: true }, ["1"]],
    ["a cent more for each of two refunds is rounding", [{ id: "a", returned: 1 }, { id: "b" }], { refunds: [60, 59.01] }, ["1", "0"]],
    ["an exchanged piece was paid with the new one: a later refund is for what stands", [{ id: "old", placed: 2, returned: 1 }, { id: "new", placed: 0, now: 1 }], { paid: 238, refunds: [119] }, ["3/4", "1/2"]],
    ["an edit before the payment left nothing to give back", [{ placed: 3, now: 2 }], { paid: 238, refunds: [119] }, ["2/3"]],
    ["nothing was ever bought", [{ placed: 0, now: 0 }], { canceled: false }, ["0"]],
  ])("%s", (_title, lines, fields, expected) => {
    expect(parts(lines, fields)).toEqual(expected)
  })

  it("counts what a gift card paid as paid", () => {
    expect(parts([{ placed: 2, returned: 1 }], { paid: 138, credited: 100, refunds: [119] })).toEqual(["1/2"])
  })

  it("leaves the shipping out of what was paid for the lines", () => {
    expect(parts([{ placed: 2, now: 1 }], { paid: 129, money: { shipping: amount(10) }, refunds: [59.5] })).toEqual(["3/4"])
  })

  it("says which of both undid more, and how much each", () => {
    const [line] = undoneOf(orderOf([{ placed: 2, returned: 1 }], { refunds: [178.5] }))
    expect([line.undone_by, line.undone_quantity.toFixed(), line.undone_amount.toFixed()]).toEqual(["amount", "1", "178.5"])
    const [returned] = undoneOf(orderOf([{ placed: 2, returned: 1 }], { refunds: [50] }))
    expect([returned.undone_by, returned.undone_quantity.toFixed(), returned.undone_amount.toFixed()]).toEqual(["quantity", "1", "50"])
    const [canceled] = undoneOf(orderOf([{ placed: 2 }], { canceled: true }))
    expect([canceled.undone_by, canceled.undone_quantity.toFixed(), canceled.undone_amount.toFixed()]).toEqual(["cancellation", "2", "238"])
    expect(undoneOf(orderOf([{}]))[0].undone_by).toBeNull()
  })
})

describe("what was added to a line", () => {
  const added = (fields: LineFields): string[] => {
    const [line] = undoneOf(orderOf([fields]))
    return [line.added_quantity, line.added_net, line.added_tax].map((each) => each.toFixed())
  }

  it.each<[string, LineFields, string[]]>([
    ["nothing", { placed: 2 }, ["0", "0", "0"]],
    ["pieces, by an edit", { placed: 2, now: 5 }, ["3", "300", "57"]],
    ["a whole line, by an edit, an exchange or a claim", { placed: 0, price: 40, now: 2 }, ["2", "80", "15.2"]],
    ["value, by a raised price", { placed: 2, price_now: 120 }, ["0", "40", "7.6"]],
    ["pieces at a lower price: what the line is worth more", { placed: 2, now: 3, price_now: 80 }, ["1", "40", "7.6"]],
    ["nothing, when pieces were taken out", { placed: 3, now: 2 }, ["0", "0", "0"]],
  ])("is %s", (_title, fields, expected) => {
    expect(added(fields)).toEqual(expected)
  })

  /** Three pieces of 100, of which points paid 100 when they were placed. */
  const paidWithPoints = (now: number, points_standing: number): LineSnapshot => {
    const line = lineOf({ placed: 3, now })
    const inMoney = ({ quantity, unit_price }: LineValue, points: number): LineValue => {
      const net = minus(times(quantity, unit_price), points)
      return { quantity, unit_price, net, tax: times(net, "0.19") }
    }
    return { ...line, placed: inMoney(line.placed, 100), current: inMoney(line.current, points_standing), points_value: amount(100), points_standing: amount(points_standing) }
  }

  it.each([
    ["what money pays instead of points that came back with an earlier edit", 3, 66.67, ["0", "33.33", "6.3327"]],
    ["nothing, where points pay what they paid", 3, 100, ["0", "0", "0"]],
    ["nothing, where points went with the pieces, to the cent", 2, 66.66, ["0", "0", "0"]],
    ["pieces, where points pay what they paid", 5, 100, ["2", "200", "38"]],
  ])("of a line that points paid for is %s", (_title, now, standing, expected) => {
    const [line] = undoneOf({ ...orderOf([{}]), lines: [paidWithPoints(now, standing)] })
    expect([line.added_quantity, line.added_net, line.added_tax].map((each) => each.toFixed())).toEqual(expected)
  })

  it("is undone with the rest of the line: one of five pieces is a fifth, wherever it came from", () => {
    expect(parts([{ placed: 2, now: 5, returned: 1 }])).toEqual(["1/5"])
  })
})

describe("goodwill", () => {
  it.each([
    [{ code: "goodwill" }, true],
    [{ label: "Goodwill" }, true],
    [{ code: "GOODWILL", label: "Kulanz" }, true],
    [{ code: "damaged", label: " goodwill " }, true],
    [{ code: "goodwill_2" }, false],
    [{ label: "Damaged" }, false],
    [null, false],
    [{}, false],
  ])("is said by %j: %s", (reason, expected) => {
    expect(isGoodwill(reason)).toBe(expected)
  })
})

describe("the laws of what is undone", () => {
  const someLine = fc
    .record({ placed: fc.integer({ min: 0, max: 9 }), now: fc.integer({ min: 0, max: 9 }), price: fc.integer({ min: 0, max: 500 }), price_now: fc.integer({ min: 0, max: 500 }), back: fc.integer({ min: 0, max: 9 }), claimed: fc.integer({ min: 0, max: 3 }), for_claims: fc.integer({ min: 0, max: 3 }) })
    .map(({ back, for_claims, ...line }): LineFields => {
      const returned = Math.min(back, line.now)
      return { ...line, returned, claimed: Math.min(line.claimed, line.now), returned_for_claims: Math.min(for_claims, returned) }
    })
  const someLines = fc.array(someLine, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((line, index) => ({ ...line, id: String(index) })))
  const someRefunds = fc.array(fc.oneof(fc.integer({ min: 1, max: 90_000 }).map((cents) => cents / 100), fc.integer({ min: 1, max: 500 }).map(String)), { maxLength: 4 })
  const undone = (lines: LineFields[], fields: OrderFields): Fraction[] => undoneOf(orderOf(lines, fields)).map((line) => fromText(line.undone))

  it("is between nothing and all of a line", () => {
    fc.assert(
      fc.property(someLines, someRefunds, fc.boolean(), (lines, refunds, canceled) => {
        for (const part of undone(lines, { refunds, canceled })) {
          expect(isBelow(part, fraction(0n)) || isBelow(WHOLE, part)).toBe(false)
        }
      })
    )
  })

  it("is all of it when the order is cancelled, whatever was before", () => {
    fc.assert(fc.property(someLines, someRefunds, (lines, refunds) => undone(lines, { refunds, canceled: true }).forEach((part) => expect(part).toEqual(WHOLE))))
  })

  it("does not know in which order refunds were made, nor in which parts", () => {
    fc.assert(
      fc.property(someLines, fc.array(fc.integer({ min: 100, max: 90_000 }), { minLength: 2, maxLength: 4 }), (lines, cents) => {
        const each = undone(lines, { refunds: cents.map((cent) => cent / 100) })
        expect(undone(lines, { refunds: [...cents].reverse().map((cent) => cent / 100) })).toEqual(each)
      })
    )
  })

  it("does not shrink when more is given back", () => {
    fc.assert(
      fc.property(someLines, someRefunds, fc.integer({ min: 1, max: 500 }), (lines, refunds, more) => {
        const before = undone(lines, { refunds })
        undone(lines, { refunds: [...refunds, more] }).forEach((part, index) => expect(isBelow(part, subtract(before[index], ROUNDING))).toBe(false))
      })
    )
  })

  it("is by pieces alone where a line cost no money", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }), someRefunds, (placed, back, refunds) => {
        const returned = Math.min(back, placed)
        const [free] = undone([{ id: "free", placed, price: 0, returned }, { id: "paid", placed: 2 }], { refunds })
        expect(free).toEqual(fraction(BigInt(returned), BigInt(placed)))
      })
    )
  })

  it("takes no more money than was refunded, nor less than can fall on the lines", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ placed: fc.integer({ min: 1, max: 5 }), price: fc.integer({ min: 1, max: 300 }), back: fc.integer({ min: 0, max: 5 }) }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 100, max: 500_000 }), (drawn, cents) => {
        const lines = drawn.map(({ back, ...line }, index) => ({ ...line, id: String(index), returned: Math.min(back, line.placed) }))
        const order = orderOf(lines, { refunds: [cents / 100] })
        const given_back = undoneOf(order).reduce((all, { undone_amount }) => all.plus(undone_amount), amount(0))
        const most = order.placed_total.isLessThan(cents / 100) ? order.placed_total : amount(cents / 100)
        expect(given_back.minus(most).abs().isLessThan("0.011")).toBe(true)
      })
    )
  })

  it("reads decimals exactly: a line at 0.0043 a piece is undone by the piece", () => {
    expect(parts([{ placed: 7, price: 0.0043, returned: 3 }])).toEqual(["3/7"])
    expect(isNone(subtract(add(fractionOf(amount("0.1")), fractionOf(amount("0.2"))), fractionOf(amount("0.3"))))).toBe(true)
    expect(toText(fractionOf(amount("0.0043")))).toEqual({ num: "43", den: "10000" })
  })

  /** One refund more lets one cent more pass as rounding. */
  const ROUNDING = fraction(1n, 100n)
})
