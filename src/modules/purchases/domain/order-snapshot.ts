/** An order as the kernels see it: plain data, read at its latest version. */
import type { Amount } from "../../../shared/money"

/** So many pieces and what they cost: net and tax in money, after promotions and after what points paid. */
export type LineValue = { quantity: Amount; unit_price: Amount; net: Amount; tax: Amount }

export type LineSnapshot = {
  line_id: string
  product_id: string | null
  variant_id: string | null
  /** When the line came to be: with the order, or later through an edit, an exchange or a claim. */
  added_at: Date
  /** A free-product rule gave it. */
  is_free_product: boolean
  /** What was placed with the order; nothing of a line that was added later. */
  placed: LineValue
  /** At the quantity that the order holds now, in full, whatever of it came back. */
  current: LineValue
  /** What points paid of the placed pieces, in the tax mode of the price. */
  points_value: Amount
  /** What points pay of the pieces that the order holds now: less where points of an edited line came back. */
  points_standing: Amount
  fulfilled_quantity: Amount
  /** Came back: taken in, or dismissed. What is only asked for is not back. */
  returned: Amount
  /** Of these, what came back through the returns of claims. */
  returned_for_claims: Amount
  /** Claimed as faulty, whether or not it has to come back. */
  claimed: Amount
}

/** Money given back. It is tied to no line. */
export type RefundSnapshot = { amount: Amount; goodwill: boolean }

export type CaptureSnapshot = { amount: Amount; captured_at: Date }

/** What was paid and given back. Nothing was paid where it is null. */
export type MoneySnapshot = {
  captures: CaptureSnapshot[]
  refunds: RefundSnapshot[]
  /** Of what is paid, what is for the shipping. */
  shipping: Amount
  /** What the order costs now. */
  total: Amount
}

export type OrderSnapshot = {
  order_id: string
  order_version: number
  /** The version of the order that was placed; later ones are changes. */
  placed_version: number
  customer_id: string | null
  currency_code: string
  /** What the order cost when it was placed. */
  placed_total: Amount
  /** Paid by other means than a payment when it was placed, as with a gift card. */
  credited: Amount
  placed_at: Date
  canceled_at: Date | null
  completed_at: Date | null
  /** When the last fulfilment was made, null as long as something is left to fulfil. */
  fulfilled_at: Date | null
  lines: LineSnapshot[]
  /** Pieces of a paid line may cost nothing by a rule: its adjustments say so. */
  has_free_pieces: boolean
  money: MoneySnapshot | null
}
