/** An order's lines have other ids than its cart's: they are told by what they are. */
import type { PointsLine } from "./snapshot"

/**
 * A key for each line: what it sells, how many, at which price, and which of several such lines it
 * is. Lines that are alike earn alike, so it does not matter which of them is which.
 */
export const lineKeys = (lines: Pick<PointsLine, "id" | "variant_id" | "title" | "quantity" | "unit_price">[]): Record<string, string> => {
  const seen = new Map<string, number>()
  return Object.fromEntries(
    lines.map(({ id, variant_id, title, quantity, unit_price }) => {
      const alike = JSON.stringify([variant_id, title, quantity, unit_price.toFixed()])
      const position = seen.get(alike) ?? 0
      seen.set(alike, position + 1)
      return [id, `${alike}#${position}`]
    })
  )
}
