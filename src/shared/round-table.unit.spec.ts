import fc from "fast-check"
import { compare, ratio, sum, type Ratio } from "./ratio"
import { roundTable, type Rounding } from "./round-table"

const tenths = (...rows: number[][]): Ratio[][] => rows.map((row) => row.map((cell) => ratio(cell, 10)))
const whole = (values: number[]): number => values.reduce((all, value) => all + value, 0)
const columnsOf = <T>(rows: T[][]): T[][] => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]))

const isRoundingOf = (rounded: number, exact: Ratio): boolean => compare(ratio(rounded - 1), exact) < 0 && compare(exact, ratio(rounded + 1)) < 0

describe("a table of exact figures", () => {
  it.each<[string, Ratio[][], Rounding, number[][]]>([
    ["gives two rules and two lines a point each", tenths([5, 5], [5, 5]), "down", [[1, 0], [0, 1]]],
    ["gives a single rule's points to the lines that lost most", tenths([14], [16], [12], [18]), "down", [[1], [2], [1], [2]]],
    ["gives the first of two alike", tenths([5], [5]), "down", [[1], [0]]],
    ["is rounded down on the sum", tenths([4], [5]), "down", [[0], [0]]],
    ["is rounded up on the sum", tenths([4], [5]), "up", [[0], [1]]],
    ["is rounded to the nearest, half a point up", tenths([2], [3]), "nearest", [[0], [1]]],
    ["is rounded to the nearest, less than half a point down", tenths([2], [2]), "nearest", [[0], [0]]],
    ["keeps what is whole", tenths([10, -20], [30, 40]), "down", [[1, -2], [3, 4]]],
    ["never makes a line of nothing negative", tenths([105, -105], [105, -105]), "down", [[11, -11], [10, -10]]],
  ])("%s", (_what, cells, rounding, expected) => {
    expect(roundTable(cells, rounding)).toEqual(expected)
  })

  it("may be empty", () => {
    expect(roundTable([], "up")).toEqual([])
    expect(roundTable([[], []], "up")).toEqual([[], []])
  })

  it("becomes whole in each cell, row, column and sum, each rounded down or up", () => {
    const someCell = fc.record({ numerator: fc.bigInt({ min: -200n, max: 400n }), denominator: fc.bigInt({ min: 1n, max: 12n }) })
    const someTable = fc.integer({ min: 1, max: 4 }).chain((columns) => fc.array(fc.array(someCell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }))
    fc.assert(
      fc.property(someTable, fc.constantFrom<Rounding>("down", "nearest", "up"), (cells, rounding) => {
        const rounded = roundTable(cells, rounding)
        const all = sum(cells.flat())
        cells.forEach((row, index) => {
          row.forEach((cell, column) => expect(isRoundingOf(rounded[index][column], cell)).toBe(true))
          expect(isRoundingOf(whole(rounded[index]), sum(row))).toBe(true)
        })
        columnsOf(cells).forEach((column, index) => expect(isRoundingOf(whole(columnsOf(rounded)[index]), sum(column))).toBe(true))
        expect(isRoundingOf(whole(rounded.flat()), all)).toBe(true)
        expect(compare(ratio(whole(rounded.flat())), all)).toBeLessThanOrEqual(rounding === "down" ? 0 : 1)
        expect(compare(ratio(whole(rounded.flat())), all)).toBeGreaterThanOrEqual(rounding === "up" ? 0 : -1)
        expect(roundTable(cells, rounding)).toEqual(rounded)
      })
    )
  })
})
