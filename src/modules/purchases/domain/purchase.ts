/** What is recorded of an order: one purchase a line. Amounts are decimal texts, exact and in major units. */
import type { Amount } from "../../../shared/money"
import { z } from "../../../shared/schema"
import { capturedAt } from "./captured"
import type { LineSnapshot, LineValue, OrderSnapshot } from "./order-snapshot"
import { undoneOf, type LineStanding } from "./undone"

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const integer = z.string().regex(/^\d+$/)
const instant = z.iso.datetime({ offset: true })

/**
 * An order line that somebody bought.
 *
 * @property quantity Pieces placed with the order; 0 for a line that an edit, exchange or claim added
 * @property net, tax What these cost in money: after promotions, and without what points paid
 * @property unit_price In the tax mode of the price, when it was placed
 * @property added_quantity Pieces that came on top later, worth `added_net` and `added_tax`
 * @property points_value What points paid of the placed pieces, in the tax mode of the price
 * @property undone_num, undone_den The part of the line (of placed and added pieces) that is undone,
 *   as two integers: points × num ÷ den is what they are worth no more
 * @property undone_by Which of both undid more: pieces or money; or a cancellation
 */
export const purchase = z.object({
  id: z.string(),
  order_id: z.string(),
  line_id: z.string(),
  customer_id: z.string().nullable(),
  company_id: z.string().nullable(),
  currency_code: z.string(),
  product_id: z.string().nullable(),
  variant_id: z.string().nullable(),
  quantity: decimal,
  unit_price: decimal,
  net: decimal,
  tax: decimal,
  added_quantity: decimal,
  added_net: decimal,
  added_tax: decimal,
  points_value: decimal,
  is_free_product: z.boolean(),
  placed_at: instant,
  captured_at: instant.nullable(),
  fulfilled_at: instant.nullable(),
  completed_at: instant.nullable(),
  canceled_at: instant.nullable(),
  undone_quantity: decimal,
  undone_amount: decimal,
  undone_num: integer,
  undone_den: integer,
  undone_by: z.enum(["quantity", "amount", "cancellation"]).nullable(),
  order_version: z.number().int(),
})

export type Purchase = z.infer<typeof purchase>

/** What is recorded of the order as a whole: what was decided once and holds for all its lines. */
export const orderRecord = z.object({
  order_id: z.string(),
  /** Raised with each recording: who read an older one must read again. */
  revision: z.number().int(),
  company_id: z.string().nullable(),
  placed_version: z.number().int(),
  placed_total: decimal,
  /** Paid by other means than a payment when it was placed, as with a gift card. */
  credited: decimal,
  placed_at: instant,
  captured_at: instant.nullable(),
  fulfilled_at: instant.nullable(),
  completed_at: instant.nullable(),
  canceled_at: instant.nullable(),
})

export type OrderRecord = z.infer<typeof orderRecord>

/** The order and its purchases as they were recorded last. */
export type StoredPurchases = { order: OrderRecord | null; purchases: Purchase[] }

/** A purchase before it has an id. */
export type PurchaseFields = Omit<Purchase, "id">

/** What is to be recorded. */
export type PurchaseRecord = { order: Omit<OrderRecord, "revision">; purchases: PurchaseFields[] }

/**
 * What an order is recorded as. An instant that was reached once stays: a payment that is given back
 * was made. What a line was placed at was said when it was recorded first.
 *
 * @param company_id for an order that is recorded for the first time; a recorded one keeps its own
 */
export const recordOf = (snapshot: OrderSnapshot, stored: StoredPurchases, company_id: string | null): PurchaseRecord => {
  const order = orderOf(snapshot, stored.order, company_id)
  const standings = new Map(undoneOf(snapshot).map((standing) => [standing.line_id, standing]))
  const known = new Map(stored.purchases.map((each) => [each.line_id, each]))
  const purchases = snapshot.lines.flatMap((line) => {
    const standing = standings.get(line.line_id)
    return standing ? [purchaseOf(snapshot, order, line, standing, known.get(line.line_id))] : []
  })
  return { order, purchases }
}

const orderOf = (snapshot: OrderSnapshot, stored: OrderRecord | null, company_id: string | null): PurchaseRecord["order"] => {
  const { order_id, placed_version, placed_total, credited, placed_at, fulfilled_at, completed_at, canceled_at } = snapshot
  return {
    order_id,
    company_id: stored ? stored.company_id : company_id,
    placed_version: stored?.placed_version ?? placed_version,
    placed_total: stored?.placed_total ?? text(placed_total),
    credited: stored?.credited ?? text(credited),
    placed_at: stored?.placed_at ?? inText(placed_at),
    captured_at: stored?.captured_at ?? inText(capturedAt(snapshot)),
    fulfilled_at: stored?.fulfilled_at ?? inText(fulfilled_at),
    completed_at: stored?.completed_at ?? inText(completed_at),
    canceled_at: stored?.canceled_at ?? inText(canceled_at),
  }
}

const purchaseOf = (snapshot: OrderSnapshot, order: PurchaseRecord["order"], line: LineSnapshot, standing: LineStanding, known?: Purchase): PurchaseFields => {
  const { line_id, product_id, variant_id, points_value } = line
  const { company_id, captured_at, fulfilled_at, completed_at, canceled_at } = order
  return {
    order_id: order.order_id,
    line_id,
    customer_id: snapshot.customer_id,
    company_id,
    currency_code: snapshot.currency_code,
    product_id,
    variant_id,
    ...placedFields(line.placed),
    points_value: text(points_value),
    added_quantity: text(standing.added_quantity),
    added_net: text(standing.added_net),
    added_tax: text(standing.added_tax),
    is_free_product: known?.is_free_product ?? line.is_free_product,
    placed_at: known?.placed_at ?? (line.placed.quantity.isZero() ? inText(line.added_at) : order.placed_at),
    captured_at,
    fulfilled_at,
    completed_at,
    canceled_at,
    undone_quantity: text(standing.undone_quantity),
    undone_amount: text(standing.undone_amount),
    undone_num: standing.undone.num,
    undone_den: standing.undone.den,
    undone_by: standing.undone_by,
    order_version: snapshot.order_version,
  }
}

const placedFields = ({ quantity, unit_price, net, tax }: LineValue) => ({ quantity: text(quantity), unit_price: text(unit_price), net: text(net), tax: text(tax) })

/** Whether something differs from what is recorded. The version of the order alone says nothing. */
export const differs = ({ order, purchases }: PurchaseRecord, stored: StoredPurchases): boolean =>
  order.captured_at !== stored.order?.captured_at ||
  order.fulfilled_at !== stored.order?.fulfilled_at ||
  order.completed_at !== stored.order?.completed_at ||
  order.canceled_at !== stored.order?.canceled_at ||
  purchases.length !== stored.purchases.length ||
  purchases.some((each) => {
    const known = stored.purchases.find(({ line_id }) => line_id === each.line_id)
    return !known || COMPARED.some((field) => each[field] !== known[field])
  })

const COMPARED = [
  "customer_id",
  "company_id",
  "quantity",
  "net",
  "tax",
  "added_quantity",
  "added_net",
  "added_tax",
  "points_value",
  "undone_quantity",
  "undone_amount",
  "undone_num",
  "undone_den",
  "undone_by",
] as const satisfies (keyof Purchase)[]

const text = (decimal: Amount): string => decimal.toFixed()

function inText(at: Date): string
function inText(at: Date | null): string | null
function inText(at: Date | null): string | null {
  return at && at.toISOString()
}
