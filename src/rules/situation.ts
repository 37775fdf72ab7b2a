/** What conditions look at: an order that is placed or a cart that may become one, and who buys, where and when. */
import { amount, plus, zero, type Amount } from "../shared/money"
import type { TimeZone } from "../shared/calendar"

/** One line. Amounts are of the whole line, in the currency of the situation. */
export type SituationLine = {
  id: string
  /** Null for an item that an admin typed in. */
  product_id: string | null
  variant_id: string | null
  quantity: number
  /** The product's categories and all categories above them. */
  category_ids: readonly string[]
  collection_id: string | null
  tag_ids: readonly string[]
  type_id: string | null
  /** After promotions, without and with tax. */
  net: Amount
  gross: Amount
  /** Before promotions, without and with tax. */
  net_before: Amount
  gross_before: Amount
  /** Added by a rule at price zero: it counts nowhere. */
  is_free_product: boolean
}

/**
 * Everything that a condition may ask. Plain data: one snapshot reads it, no condition reads anything else.
 *
 * @property at The instant that is asked about; days are days in `time_zone`
 * @property customer Null: a guest
 * @property company_id The company that is bought for
 * @property promotion_codes As they stand in the cart
 * @property orders_before Earlier orders of this customer; null: not known, so that no order counts as the first
 */
export type Situation = {
  at: Date
  time_zone: TimeZone
  currency_code: string
  region_id: string | null
  sales_channel_id: string | null
  customer: { id: string; group_ids: readonly string[] } | null
  company_id: string | null
  level_id: string | null
  promotion_codes: readonly string[]
  orders_before: number | null
  lines: readonly SituationLine[]
}

/** The lines that count: what a rule gave away earns and opens nothing. The same lines are asked about by thousands of rules: they are told apart once. */
export const countedLines = <Line extends SituationLine>({ lines }: { lines: readonly Line[] }): Line[] => rememberedOf(counted, lines, () => lines.filter(({ is_free_product }) => !is_free_product)) as Line[]

/** How many pieces these lines are; a draft order may have half a piece. */
export const piecesOf = (lines: readonly SituationLine[]): Amount => rememberedOf(pieces, lines, () => lines.reduce((sum, { quantity }) => plus(sum, amount(quantity)), zero))

const counted = new WeakMap<readonly SituationLine[], readonly SituationLine[]>()
const pieces = new WeakMap<readonly SituationLine[], Amount>()

/** What is computed of lines, which are never changed once they are read, is kept as long as they are. */
export const rememberedOf = <Value>(known: WeakMap<readonly SituationLine[], Value>, lines: readonly SituationLine[], compute: () => Value): Value => {
  const found = known.get(lines) ?? compute()
  known.set(lines, found)
  return found
}
