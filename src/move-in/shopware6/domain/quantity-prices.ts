/** Which of the prices that one rule has for one product counts at a quantity. */

type Span = { id: string; quantity_start: number; quantity_end: number | null }

/** In the order in which Shopware goes through them. */
export const byQuantity = <Row extends Span>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => a.quantity_start - b.quantity_start || (a.id < b.id ? -1 : 1))

/** Up to how many pieces it counts, unless it is the last. */
const reachOf = ({ quantity_start, quantity_end }: Span): number => quantity_end ?? quantity_start

/**
 * From how many pieces on each price counts: the first that reaches the quantity, wherever it starts, and beyond them all
 * the last. So there are no gaps: with 1 to 4 and from 10 on, five pieces cost what ten do.
 *
 * @param rows in order; what another one covers wholly never counts and is not among the answers
 */
export const startsOf = <Row extends Span>(rows: readonly Row[]): { row: Row; min_quantity: number }[] => {
  let covered = 0
  return rows.flatMap((row, index) => {
    const is_last = index === rows.length - 1
    if (reachOf(row) <= covered && !is_last) {
      return []
    }
    const start = { row, min_quantity: covered + 1 }
    covered = Math.max(covered, reachOf(row))
    return [start]
  })
}
