import { amount } from "../../../shared/money"
import { settlementOf, type SettledLine, type SettlementInput } from "./settlement"

type Rounding = SettlementInput["rounding"]

const line = (earned: number, undone: number | string, original: number | string, redeemed = 0, line_id = "line"): SettledLine => ({ line_id, earned, redeemed, undone: amount(undone), original: amount(original) })

/** Settles one state after the other, and tells what each posted. */
const history = (states: SettledLine[][], rounding: Rounding = "down", is_due = true) => {
  let [posted, restored] = [0, 0]
  return states.map((lines) => {
    const { grant, clawback, restore } = settlementOf({ lines, is_due, posted, restored, rounding })
    posted += grant - clawback
    restored += restore
    return { grant, clawback, restore, posted, restored }
  })
}

const last = <T>(values: T[]): T => values[values.length - 1]

describe("what an order owes the ledger", () => {
  it("is everything that it earned, once", () => {
    expect(history([[line(100, 0, 30)], [line(100, 0, 30)]]).map(({ grant }) => grant)).toEqual([100, 0])
  })

  it("is nothing before its earn event, also when it is undone before", () => {
    expect(history([[line(100, 0, 30)], [line(100, 30, 30)]], "down", false)).toEqual([
      { grant: 0, clawback: 0, restore: 0, posted: 0, restored: 0 },
      { grant: 0, clawback: 0, restore: 0, posted: 0, restored: 0 },
    ])
  })

  it.each<Rounding>(["down", "nearest", "up"])("is nothing after 33 %, 33 %, 34 % and a late cancel, rounded %s", (rounding) => {
    const posted = history([0, 33, 66, 100, 100].map((undone) => [line(101, undone, 100, 77)]), rounding)
    expect(last(posted)).toMatchObject({ posted: 0, restored: 77, clawback: 0, restore: 0 })
    expect(posted.reduce((sum, { clawback }) => sum + clawback, 0)).toBe(101)
    expect(posted.reduce((sum, { restore }) => sum + restore, 0)).toBe(77)
  })

  it("ends at the same figures in whatever steps it was undone", () => {
    const steps = [[10, 20, 66], [66], [33, 66, 66], [1, 2, 3, 4, 66]]
    const ends = steps.map((undone) => last(history([0, ...undone].map((each) => [line(100, each, 99, 50)]))))
    expect(new Set(ends.map(({ posted, restored }) => `${posted} ${restored}`))).toEqual(new Set(["33 33"]))
  })

  it.each<[Rounding, number]>([
    ["down", 0],
    ["nearest", 1],
    ["up", 1],
  ])("of one point for two pieces, one of which comes back, rounded %s, leaves %i", (rounding, left) => {
    expect(last(history([[line(1, 0, 2)], [line(1, 1, 2)]], rounding)).posted).toBe(left)
  })

  it.each<[Rounding, number[]]>([
    ["down", [6, 3, 0]],
    ["nearest", [7, 3, 0]],
    ["up", [7, 4, 0]],
  ])("of ten points for three pieces that come back one by one, rounded %s, leaves %j", (rounding, left) => {
    expect(history([0, 1, 2, 3].map((undone) => [line(10, undone, 3)]), rounding).slice(1).map(({ posted }) => posted)).toEqual(left)
  })

  it("takes nothing for a line that earned nothing", () => {
    const lines = (undone: number) => [line(0, undone, 10, 0, "free"), line(50, 0, 10, 0, "paid")]
    expect(last(history([lines(0), lines(10)]))).toMatchObject({ clawback: 0, posted: 50 })
  })

  it("keeps the points of a line that cost nothing until it is undone", () => {
    expect(last(history([[line(5, 0, 0, 3)]]))).toMatchObject({ posted: 5, restored: 0 })
    expect(last(history([[line(5, 0, 0, 3)], [line(5, 1, 0, 3)]]))).toMatchObject({ posted: 0, restored: 3 })
  })

  it("takes no more than everything where more is undone than there was", () => {
    expect(last(history([[line(5, 0, 2, 3)], [line(5, 3, 2, 3)]]))).toMatchObject({ posted: 0, restored: 3 })
  })

  it("grants the difference that an edit adds, and takes it back again", () => {
    const more = line(20, 0, 4, 0, "added")
    expect(history([[line(10, 0, 2)], [line(10, 0, 2), more], [line(10, 1, 2), { ...more, undone: amount(4) }]])).toMatchObject([{ grant: 10 }, { grant: 20 }, { clawback: 25, posted: 5 }])
  })

  it("counts in amounts, to the last decimal", () => {
    expect(last(history([[line(1000, 0, "0.003")], [line(1000, "0.001", "0.003")]])).posted).toBe(666)
  })

  it("says of each line what is taken and given back in all", () => {
    const { lines } = settlementOf({ lines: [line(10, 1, 3, 10, "one"), line(10, 0, 3, 10, "two")], is_due: true, posted: 20, restored: 0, rounding: "down" })
    expect(lines).toEqual([
      { line_id: "one", clawed: 4, restored: 3 },
      { line_id: "two", clawed: 0, restored: 0 },
    ])
  })
})
