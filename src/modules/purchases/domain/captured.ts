/** When an order was paid. */
import { amount, currencyDecimals, isLess, minus, plus, zero, type Amount } from "../../../shared/money"
import type { CaptureSnapshot, OrderSnapshot } from "./order-snapshot"

/** What of an order says whether it is paid. */
export type PaidOrder = Pick<OrderSnapshot, "money" | "placed_total" | "placed_at" | "currency_code">

/**
 * When the last capture made the order paid in full; null as long as something is missing. An order
 * that costs nothing, as one paid with points alone, is paid when it is placed. What an edit lowered
 * before it was captured is paid when the rest is; what a later exchange added does not make a paid
 * order unpaid.
 */
export const capturedAt = ({ money, placed_total, placed_at, currency_code }: PaidOrder): Date | null => {
  if (!isLess(zero, placed_total)) {
    return placed_at
  }
  return money ? reachedAt(money.captures, dueOf(money.total, placed_total), currency_code) : null
}

/** Less than it was placed at where an edit or a return lowered it; a cancelled order costs nothing any more. */
const dueOf = (total: Amount, placed_total: Amount): Amount => (isLess(zero, total) && isLess(total, placed_total) ? total : placed_total)

/** Payment providers take whole minor units: what is missing by less than one is not missing. */
const reachedAt = (captures: CaptureSnapshot[], due: Amount, currency_code: string): Date | null => {
  const enough = minus(due, amount(1).shiftedBy(-currencyDecimals(currency_code)))
  let captured = zero
  for (const capture of [...captures].sort((a, b) => a.captured_at.getTime() - b.captured_at.getTime())) {
    captured = plus(captured, capture.amount)
    if (isLess(enough, captured)) {
      return capture.captured_at
    }
  }
  return null
}
