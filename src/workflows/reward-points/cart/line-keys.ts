/** An order's lines have other ids than its cart's: they are told by what they are. */
import { amount, type AmountInput } from "../../../shared/money"

/** What a line is told by. */
export type KeyedLine = { id: string; variant_id: string | null; quantity: AmountInput; unit_price: AmountInput }

/**
 * A key for each line: what it sells, how many, at which price, and which of several such lines it
 * is. Lines that are alike earn alike, so it does not matter which of them is which.
 */
export const lineKeys = (lines: KeyedLine[]): Record<string, string> => {
  const seen = new Map<string, number>()
  return Object.fromEntries(
    lines.map(({ id, variant_id, quantity, unit_price }) => {
      const alike = JSON.stringify([variant_id, amount(quantity).toFixed(), amount(unit_price).toFixed()])
      const position = seen.get(alike) ?? 0
      seen.set(alike, position + 1)
      return [id, `${alike}#${position}`]
    })
  )
}
