/** Laws that hold for any programme, rules and order. */
import fc from "fast-check"
import { amount, times } from "../../../shared/money"
import { anEarningLine, anOrder, aProgram, aRule, earned, someLines, someRounding, someRules } from "./earning.fixture.spec"
import type { Award } from "./earning"
import type { EarningLine } from "./earning-order"
import type { EarningRule } from "./earning-rule"
import { reduceAward, splitAward } from "./split-award"

const total = (points: number[]): number => points.reduce((all, each) => all + each, 0)
const pointsOf = (list: { points: number }[]): number[] => list.map(({ points }) => points)

const expectToAgree = (award: Award): void => {
  expect(total(pointsOf(award.lines))).toBe(award.points)
  expect(total(pointsOf(award.breakdown))).toBe(award.points)
  expect(total(pointsOf(award.rules))).toBe(award.points)
  award.lines.forEach(({ points, reasons }) => {
    expect(total(pointsOf(reasons))).toBe(points)
    expect(points).toBeGreaterThanOrEqual(0)
  })
  award.breakdown.forEach(({ rule_id, points }) => {
    expect(total(award.lines.flatMap(({ reasons }) => pointsOf(reasons.filter((reason) => reason.rule_id === rule_id))))).toBe(points)
  })
}

describe("an award", () => {
  it("adds up by line, by rule, and by line and rule, is whole, and never below zero on any line", () => {
    fc.assert(
      fc.property(someRules(), someLines, someRounding, (rules, lines, rounding) => {
        const award = earned(rules, anOrder(lines), { program: aProgram({ rounding }) })
        expectToAgree(award)
        expect(award.points).toBeGreaterThanOrEqual(0)
        expect(pointsOf([award, ...award.lines, ...award.breakdown]).every(Number.isSafeInteger)).toBe(true)
      })
    )
  })

  it("keeps every cap", () => {
    fc.assert(
      fc.property(someRules(), someLines, someRounding, (rules, lines, rounding) => {
        const { breakdown } = earned(rules, anOrder(lines), { program: aProgram({ rounding }) })
        breakdown.forEach(({ rule_id, points }) => {
          expect(points).toBeLessThanOrEqual(rules.find(({ id }) => id === rule_id)?.caps.per_order ?? Infinity)
        })
      })
    )
  })

  it("does not depend on the order in which rules are listed", () => {
    fc.assert(
      fc.property(someRules().chain((rules) => fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length }))), someLines, ([rules, shuffled], lines) => {
        expect(earned(shuffled, anOrder(lines))).toEqual(earned(rules, anOrder(lines)))
      })
    )
  })

  it("is not changed by a rule whose conditions are not met, nor by a draft", () => {
    const idle = [aRule({ id: "unmet", stacking: "exclusive", priority: 9, conditions: { code: "companies", args: {} } }), aRule({ id: "draft", stacking: "exclusive", priority: 9, status: "draft" })]
    fc.assert(
      fc.property(someRules(), someLines, (rules, lines) => {
        const { rules: _outcomes, ...award } = earned(rules, anOrder(lines))
        expect(earned([...rules, ...idle], anOrder(lines))).toMatchObject(award)
      })
    )
  })

  it("is the same in a currency whose units are a hundredth, where the rules count in them", () => {
    const inHundredths = ({ grant, ...rule }: EarningRule): EarningRule => ({ ...rule, grant: grant.type === "per_amount" ? { ...grant, amount: grant.amount * 100 } : grant })
    const scaled = (line: EarningLine): EarningLine => ({ ...line, net: times(line.net, 100) })
    fc.assert(
      fc.property(someRules(), someLines, (rules, lines) => {
        const { points, breakdown } = earned(rules, anOrder(lines))
        expect(earned(rules.map(inHundredths), anOrder(lines.map(scaled)))).toMatchObject({ points, breakdown })
      })
    )
  })

  it("is never less than those of the same goods in many tiny orders, where it is rounded down", () => {
    fc.assert(
      fc.property(someRules({ isLinear: true }), someLines, (rules, lines) => {
        const whole = earned(rules, anOrder(lines)).points
        const pieces = lines.flatMap((line) => Array.from({ length: line.quantity }, (_, index) => pieceOf(line, index)))
        const apart = total(pieces.map((piece) => earned(rules, anOrder([piece])).points))
        expect(apart).toBeLessThanOrEqual(whole)
      })
    )
  })
})

/** One piece of a line, of whose cents it gets its share and the first ones the rest. */
const pieceOf = (line: EarningLine, index: number): EarningLine => {
  const cents = line.net.shiftedBy(2).toNumber()
  const share = Math.floor(cents / line.quantity) + (index < cents % line.quantity ? 1 : 0)
  return { ...line, quantity: 1, net: amount(share).shiftedBy(-2) }
}

describe("an award in two hands", () => {
  it("adds up to the whole on every line and for every rule, in both hands by itself too", () => {
    fc.assert(
      fc.property(someRules(), someLines, fc.integer({ min: 1, max: 99 }), (rules, lines, company_percent) => {
        const award = earned(rules, anOrder(lines))
        const { person, company } = splitAward(award, { type: "split", company_percent })
        if (!person || !company) throw new Error("one hand is empty")
        expectToAgree(person)
        expectToAgree(company)
        expect(company.points).toBe(Math.floor((award.points * company_percent) / 100))
        const together = (list: "lines" | "rules") => pointsOf(person[list]).map((points, index) => points + pointsOf(company[list])[index])
        expect(together("lines")).toEqual(pointsOf(award.lines))
        expect(together("rules")).toEqual(pointsOf(award.rules))
      })
    )
  })

  it("is the person's or the company's alone where the programme says so", () => {
    const award = earned([aRule()], anOrder([anEarningLine("a")]))
    expect(splitAward(award, { type: "person" })).toEqual({ person: award, company: null })
    expect(splitAward(award, { type: "company" })).toEqual({ person: null, company: award })
  })

  it("gives the company its per cent rounded down, on the sum", () => {
    const award = earned([aRule()], anOrder([anEarningLine("a", { net: 1 }), anEarningLine("b", { net: 1 }), anEarningLine("c", { net: 1 })]))
    const { person, company } = splitAward(award, { type: "split", company_percent: 50 })
    expect([company?.points, person?.points]).toEqual([1, 2])
    expect(company?.lines.map(({ points }) => points)).toEqual([1, 0, 0])
  })
})

describe("an award for which there is no room", () => {
  it("is less by line and by rule, in proportion, and adds up", () => {
    fc.assert(
      fc.property(someRules(), someLines, fc.integer({ min: 0, max: 5000 }), (rules, lines, room) => {
        const award = earned(rules, anOrder(lines))
        const reduced = reduceAward(award, room)
        expectToAgree(reduced)
        expect(reduced.points).toBe(Math.min(room, award.points))
        reduced.lines.forEach(({ points }, index) => expect(points).toBeLessThanOrEqual(award.lines[index].points))
      })
    )
  })
})
