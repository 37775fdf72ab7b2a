/**
 * Rounds a table of exact figures so that all its sums agree: each cell, each row, each column and the
 * whole become their exact figure rounded down or up. Rounding cells or rows one by one cannot do
 * that: a hundred lines with half a point of two rules each would give all of it to the first rule.
 *
 * How: what the cells have behind the point is moved along closed ways, from row to column to row,
 * which leaves every sum as it is, until each cell is whole. A row and a column of slack make all
 * sums whole before it begins, and their corner is the whole table's own fraction.
 */
import { overOneDenominator, type Ratio } from "./ratio"
import { roundedTo } from "./spread"

export type Rounding = "down" | "nearest" | "up"

/** What the cells have behind the point, over one denominator; slack is the last row and the last column. */
type Fractions = { parts: bigint[][]; one: bigint }

type Cell = { row: number; column: number }

/** One cell of the way, and whether it is raised or lowered. */
type Move = Cell & { isRaised: boolean }

/**
 * @param cells Rows of equal length; cells may be below zero
 * @param rounding How the sum of the whole table is rounded; half a unit is nearest to what is above it
 * @returns whole numbers; where one column is all, it is rounded by largest remainder, the first of two alike
 *
 * @example roundTable([[ratio(1, 2), ratio(1, 2)], [ratio(1, 2), ratio(1, 2)]], "down") // [[1, 0], [0, 1]]
 */
export const roundTable = (cells: readonly (readonly Ratio[])[], rounding: Rounding): number[][] => {
  const columns = cells[0]?.length ?? 0
  if (!columns) {
    return cells.map(() => [])
  }
  const { numerators, denominator: one } = overOneDenominator(cells.flat())
  const floors = numerators.map((numerator) => (numerator - modulo(numerator, one)) / one)
  if (columns === 1) {
    return roundedTo(Number(wholeOf(numerators, one, rounding)), cells.flat()).map((points) => [points])
  }
  const fractions: Fractions = { one, parts: withSlack(inRows(numerators.map((numerator) => modulo(numerator, one)), columns), one) }
  settleCorner(fractions, rounding)
  settleCells(fractions)
  return inRows(floors, columns).map((row, index) => row.map((floor, column) => Number(floor) + (fractions.parts[index][column] === one ? 1 : 0)))
}

const modulo = (value: bigint, one: bigint): bigint => ((value % one) + one) % one
const total = (values: readonly bigint[]): bigint => values.reduce((all, value) => all + value, 0n)
const inRows = <T>(values: readonly T[], columns: number): T[][] => Array.from({ length: values.length / columns }, (_, row) => values.slice(row * columns, (row + 1) * columns))

const roundsUp = (part: bigint, one: bigint, rounding: Rounding): boolean => part > 0n && (rounding === "up" || (rounding === "nearest" && part * 2n >= one))

const wholeOf = (numerators: readonly bigint[], one: bigint, rounding: Rounding): bigint => {
  const all = total(numerators)
  const part = modulo(all, one)
  return (all - part) / one + (roundsUp(part, one, rounding) ? 1n : 0n)
}

const withSlack = (parts: bigint[][], one: bigint): bigint[][] => {
  const rows = parts.map((row) => [...row, modulo(-total(row), one)])
  const columns = parts[0].map((_, column) => modulo(-total(parts.map((row) => row[column])), one))
  return [...rows, [...columns, modulo(total(parts.flat()), one)]]
}

const isOpen = ({ parts, one }: Fractions, row: number, column: number): boolean => parts[row][column] > 0n && parts[row][column] < one

/** The whole is rounded as it is asked for; the cells that have least to lose, or to win, go along with it. */
const settleCorner = (fractions: Fractions, rounding: Rounding): void => {
  const { parts, one } = fractions
  const row = parts.length - 1
  const column = parts[0].length - 1
  const corner: Move = { row, column, isRaised: roundsUp(parts[row][column], one, rounding) }
  cellsOf(fractions)
    .sort((a, b) => (corner.isRaised ? byPart(parts)(b, a) : byPart(parts)(a, b)))
    .forEach((cell) => {
      const way = square(corner, cell)
      if (way.every((move) => isOpen(fractions, move.row, move.column))) {
        moveAlong(fractions, way)
      }
    })
  settle(fractions, corner)
}

/** Each cell goes to the whole number that is nearer to it, if it can. */
const settleCells = (fractions: Fractions): void =>
  cellsOf(fractions).forEach(({ row, column }) => settle(fractions, { row, column, isRaised: fractions.parts[row][column] * 2n >= fractions.one }))

const settle = (fractions: Fractions, cell: Move): void => {
  while (isOpen(fractions, cell.row, cell.column)) {
    moveAlong(fractions, squareFrom(fractions, cell) ?? closedWay(fractions, cell))
  }
}

/** The cells that are not slack, row by row. */
const cellsOf = ({ parts }: Fractions): Cell[] => parts.slice(0, -1).flatMap((cells, row) => cells.slice(0, -1).map((_, column) => ({ row, column })))

const byPart = (parts: bigint[][]) => (a: Cell, b: Cell): number => {
  const difference = parts[a.row][a.column] - parts[b.row][b.column]
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** As far as the first cell of the way that becomes whole. */
const moveAlong = ({ parts, one }: Fractions, way: Move[]): void => {
  const room = way.map(({ row, column, isRaised }) => (isRaised ? one - parts[row][column] : parts[row][column]))
  const step = room.reduce((least, each) => (each < least ? each : least))
  way.forEach(({ row, column, isRaised }) => {
    parts[row][column] += isRaised ? step : -step
  })
}

/** The closed way over the corners of a rectangle. */
const square = (start: Move, across: Cell): Move[] => [
  start,
  { row: across.row, column: start.column, isRaised: !start.isRaised },
  { ...across, isRaised: start.isRaised },
  { row: start.row, column: across.column, isRaised: !start.isRaised },
]

/** Such a way is nearly always there, and found at once: the rows behind this one are still open. */
const squareFrom = (fractions: Fractions, start: Move): Move[] | null => {
  const { parts } = fractions
  const columns = parts[0].map((_, column) => column).filter((column) => column !== start.column && isOpen(fractions, start.row, column))
  for (let row = parts.length - 1; row >= 0; row--) {
    if (row === start.row || !isOpen(fractions, row, start.column)) continue
    const column = columns.find((each) => isOpen(fractions, row, each))
    if (column !== undefined) return square(start, { row, column })
  }
  return null
}

/**
 * The shortest closed way through open cells that begins with this one: on in its column, then in
 * a row, in turns raised and lowered. There is one, because each row and column is whole in sum, so
 * that an open cell is never alone in it, and no part of the table hangs on one open cell.
 */
const closedWay = (fractions: Fractions, start: Move): Move[] => {
  const { parts } = fractions
  const cameFrom = { rows: new Map<number, Move>(), columns: new Map<number, Move>([[start.column, start]]) }
  for (const column of cameFrom.columns.keys()) {
    for (let row = 0; row < parts.length; row++) {
      if (!isOpen(fractions, row, column) || cameFrom.rows.has(row) || (row === start.row && column === start.column)) continue
      cameFrom.rows.set(row, { row, column, isRaised: !start.isRaised })
      if (row === start.row) return wayBack(cameFrom, start)
      parts[row].forEach((_, onward) => {
        if (isOpen(fractions, row, onward) && !cameFrom.columns.has(onward)) {
          cameFrom.columns.set(onward, { row, column: onward, isRaised: start.isRaised })
        }
      })
    }
  }
  throw new Error("An open cell is alone in its row or column, whose sum is not whole")
}

const wayBack = ({ rows, columns }: { rows: Map<number, Move>; columns: Map<number, Move> }, start: Move): Move[] => {
  const way: Move[] = []
  for (let into = rows.get(start.row); into; ) {
    way.push(into)
    const along = columns.get(into.column)
    if (!along || along === start) break
    way.push(along)
    into = rows.get(along.row)
  }
  return [start, ...way]
}
