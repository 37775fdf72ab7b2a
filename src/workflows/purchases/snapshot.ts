/**
 * The only place where an order of Medusa becomes input of the kernel. It is read at its latest
 * version, and at the one that was placed where that is another and nothing was recorded yet.
 *
 * What Medusa 2.21.2 stores, as `integration-tests/lifecycle/purchases.spec.ts` holds it against:
 * - An edit changes the quantity of the line; one that takes a line out leaves it at 0, and then it
 *   is no line of the order any more.
 * - A return that is received counts in `return_received_quantity`; what is dismissed counts in
 *   `return_dismissed_quantity` **and** in `written_off_quantity`.
 * - A claim counts in `written_off_quantity` at once, and once more in `return_received_quantity`
 *   when the piece comes back through the claim's own return.
 * - What an exchange, a claim or an edit sends out is a new line.
 * - Cancelling refunds what was captured, and leaves quantities as they are.
 * - A refund is found at the payment, its reason beside it; nothing ties it to a line. One beyond what
 *   the shop owes makes a new version with a credit line; each version repeats those before it. Only
 *   those of the placed version paid for something, as a gift card does.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { LineSnapshot, LineValue, OrderSnapshot } from "../../modules/purchases/domain/order-snapshot"
import type { Purchase, StoredPurchases } from "../../modules/purchases/domain/purchase"
import { amount, isLess, minus, plus, zero, type Amount } from "../../shared/money"
import { FREE_PRODUCTS_PROVIDER } from "../../shared/free-product-adjustment"
import { POINTS_DESCRIPTION, POINTS_PROVIDER } from "../../shared/points-adjustment"
import { z } from "../../shared/schema"
import { freeLinesOfOrder, mayBeFree } from "../free-products/order/free-lines"
import { cartOfOrder } from "./cart-of-order"
import { fullTotals } from "./line-totals"
import { readMoney } from "./read-money"
import { rawAmount } from "./raw-amount"

const ORDER_FIELDS = [
  "id",
  "version",
  "status",
  "is_draft_order",
  "updated_at",
  "created_at",
  "canceled_at",
  "customer_id",
  "currency_code",
  "summary.raw_paid_total",
  "summary.raw_current_order_total",
  "credit_lines.raw_amount",
  "items.id",
  "items.variant_id",
  "items.product_id",
  "items.created_at",
  "items.raw_unit_price",
  "items.is_tax_inclusive",
  "items.tax_lines.raw_rate",
  "items.adjustments.raw_amount",
  "items.adjustments.is_tax_inclusive",
  "items.adjustments.version",
  "items.adjustments.provider_id",
  "items.adjustments.code",
  "items.adjustments.promotion_id",
  "items.adjustments.description",
  "items.detail.version",
  "items.detail.raw_quantity",
  "items.detail.raw_unit_price",
  "items.detail.raw_fulfilled_quantity",
  "items.detail.raw_return_received_quantity",
  "items.detail.raw_return_dismissed_quantity",
  "items.detail.raw_written_off_quantity",
]

const readItem = z.object({
  id: z.string(),
  variant_id: z.string().nullish(),
  product_id: z.string().nullish(),
  created_at: z.coerce.date(),
  raw_unit_price: rawAmount,
  is_tax_inclusive: z.boolean().nullish(),
  tax_lines: z.array(z.object({ raw_rate: rawAmount })).nullish(),
  adjustments: z
    .array(
      z.object({
        version: z.number(),
        raw_amount: rawAmount,
        is_tax_inclusive: z.boolean().nullish(),
        provider_id: z.string().nullish(),
        code: z.string().nullish(),
        promotion_id: z.string().nullish(),
        description: z.string().nullish(),
      })
    )
    .nullish(),
  detail: z.object({
    version: z.number(),
    raw_quantity: rawAmount,
    raw_unit_price: rawAmount.nullish(),
    raw_fulfilled_quantity: rawAmount,
    raw_return_received_quantity: rawAmount,
    raw_return_dismissed_quantity: rawAmount,
    raw_written_off_quantity: rawAmount,
  }),
})

/** Where single fields of adjustments are asked for, Medusa answers with those of all versions of the order. */
const ofItsVersion = <Item extends z.infer<typeof readItem>>(item: Item): Item => ({ ...item, adjustments: item.adjustments?.filter(({ version }) => version === item.detail.version) })

const readOrderRow = z.object({
  id: z.string(),
  version: z.number().int(),
  status: z.string(),
  is_draft_order: z.boolean().nullish(),
  updated_at: z.coerce.date(),
  created_at: z.coerce.date(),
  canceled_at: z.coerce.date().nullish(),
  customer_id: z.string().nullish(),
  currency_code: z.string(),
  summary: z.object({ raw_paid_total: rawAmount.nullish(), raw_current_order_total: rawAmount.nullish() }).nullish(),
  credit_lines: z.array(z.object({ raw_amount: rawAmount })).nullish(),
  items: z.array(readItem.transform(ofItsVersion)).nullish(),
})

export type OrderItem = z.infer<typeof readItem>
type OrderRow = z.infer<typeof readOrderRow>

/** How thoroughly to read. `money`: ask the payments also where the order says that nothing was paid. */
export type Reading = { money: boolean }

/** The order as it stands; null when there is none, or when it is a draft that nobody has placed. */
export const readOrderSnapshot = async (container: MedusaContainer, order_id: string, stored: StoredPurchases, { money: insists }: Reading): Promise<OrderSnapshot | null> => {
  const order = await readVersion(container, order_id)
  if (!order || order.is_draft_order || order.status === "draft") {
    return null
  }
  const paid = insists || isLess(zero, order.summary?.raw_paid_total ?? zero) || order.version > 1
  const money = paid ? await readMoney(container, order_id) : null
  const placed = await readPlaced(container, order, stored)
  const returned = await returnedForClaims(container, order)
  const free = await freeLines(container, order_id, placed.values, stored)
  const lines = (order.items ?? []).map((item) => lineOf(item, placed.values.get(item.id), returned.get(item.id) ?? zero, free.has(item.id)))
  return {
    order_id,
    order_version: order.version,
    placed_version: placed.version,
    customer_id: order.customer_id ?? null,
    currency_code: order.currency_code,
    placed_total: placed.total,
    credited: placed.credited,
    placed_at: placed.at,
    canceled_at: order.canceled_at ?? null,
    completed_at: isCompleted(order) ? order.updated_at : null,
    fulfilled_at: stored.order?.fulfilled_at ? null : await fulfilledAt(container, order, lines),
    lines: [...lines, ...takenOut(lines, placed.values, free)],
    has_free_pieces: (order.items ?? []).some(({ adjustments }) => adjustments?.some(mayFreePieces)),
    money,
  }
}

/** Lines that a rule gave, as they are recorded; of lines that are not recorded yet the rules' uses are asked. */
const freeLines = async (container: MedusaContainer, order_id: string, placed: Map<string, PlacedLine>, stored: StoredPurchases): Promise<Set<string>> => {
  const known = new Map(stored.purchases.map(({ line_id, is_free_product }) => [line_id, is_free_product]))
  const lines = [...placed.values()].map(({ line_id, variant_id, value }) => ({ id: line_id, variant_id, quantity: value.quantity, unit_price: value.unit_price }))
  return lines.some((line) => !known.has(line.id) && mayBeFree(line)) ? freeLinesOfOrder(container, order_id, lines) : new Set([...known].flatMap(([line_id, is_free]) => (is_free ? [line_id] : [])))
}

/** With each version of an order Medusa forgets the provider: what is no promotion's and not of points may be a rule's. */
const mayFreePieces = ({ provider_id, code, promotion_id, description }: NonNullable<OrderItem["adjustments"]>[number]): boolean =>
  provider_id ? provider_id === FREE_PRODUCTS_PROVIDER : !code && !promotion_id && description !== POINTS_DESCRIPTION

/** An archived order was completed before, or cancelled. */
const isCompleted = ({ status, canceled_at }: OrderRow): boolean => status === "completed" || (status === "archived" && !canceled_at)

const readVersion = async (container: MedusaContainer, id: string, version?: number): Promise<OrderRow | null> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ORDER_FIELDS, filters: { id, ...(version !== undefined && { version }) } })
  return data.length ? readOrderRow.parse(data[0]) : null
}

/** A line as it was placed. */
type PlacedLine = Pick<LineSnapshot, "line_id" | "product_id" | "variant_id" | "added_at" | "points_value"> & { value: LineValue }

type Placed = { version: number; total: Amount; credited: Amount; at: Date; values: Map<string, PlacedLine> }

/**
 * What was placed: as it was recorded, else as Medusa still knows it. An order from a cart was placed
 * as its version 1. A draft had versions before it was placed: it is taken as it stands when it is
 * recorded first.
 */
const readPlaced = async (container: MedusaContainer, order: OrderRow, stored: StoredPurchases): Promise<Placed> => {
  if (stored.order) {
    const { placed_version, placed_total, credited, placed_at } = stored.order
    return { version: placed_version, total: amount(placed_total), credited: amount(credited), at: new Date(placed_at), values: byLine(stored.purchases.flatMap(recordedLine)) }
  }
  const from_cart = order.version === 1 || (await cartOfOrder(container, order.id)) !== null
  const first = from_cart && order.version > 1 ? await readVersion(container, order.id, 1) : order
  const items = first?.items ?? []
  const version = from_cart ? 1 : order.version
  const total = first?.summary?.raw_current_order_total ?? (await placedTotal(container, order.id, version))
  return { version, total, credited: sumOf(first?.credit_lines), at: from_cart ? order.created_at : order.updated_at, values: byLine(items.map(placedLine)) }
}

const sumOf = (rows: { raw_amount: Amount }[] | null | undefined): Amount => (rows ?? []).reduce((total, { raw_amount }) => plus(total, raw_amount), zero)

const byLine = (lines: PlacedLine[]): Map<string, PlacedLine> => new Map(lines.map((line) => [line.line_id, line]))

const recordedLine = ({ line_id, product_id, variant_id, placed_at, quantity, unit_price, net, tax, points_value }: Purchase): PlacedLine[] => [
  {
    line_id,
    product_id,
    variant_id,
    added_at: new Date(placed_at),
    points_value: amount(points_value),
    value: { quantity: amount(quantity), unit_price: amount(unit_price), net: amount(net), tax: amount(tax) },
  },
]

const placedLine = (item: OrderItem): PlacedLine => ({
  line_id: item.id,
  product_id: item.product_id ?? null,
  variant_id: item.variant_id ?? null,
  added_at: item.created_at,
  points_value: pointsValueOf(item),
  value: fullTotals(item),
})

/** Core copies the adjustments of the cart to the order. With each version of an order Medusa forgets the provider: ours is told by what it says then, and that it is no promotion's. */
const pointsValueOf = ({ adjustments }: OrderItem): Amount =>
  sumOf(
    adjustments?.filter(({ provider_id, code, promotion_id, description }) => provider_id === POINTS_PROVIDER || (!provider_id && !code && !promotion_id && description === POINTS_DESCRIPTION))
  )

const readTotal = z.object({ total: z.coerce.number(), raw_total: rawAmount.nullish() })

const placedTotal = async (container: MedusaContainer, id: string, version: number): Promise<Amount> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "total"], filters: { id, version } })
  const { total, raw_total } = readTotal.parse(data[0])
  return raw_total ?? amount(total)
}

const NOTHING: LineValue = { quantity: zero, unit_price: zero, net: zero, tax: zero }

const lineOf = (item: OrderItem, placed: PlacedLine | undefined, returned_for_claims: Amount, is_free_product: boolean): LineSnapshot => {
  const { detail } = item
  return {
    line_id: item.id,
    product_id: item.product_id ?? null,
    variant_id: item.variant_id ?? null,
    added_at: item.created_at,
    is_free_product,
    placed: placed?.value ?? NOTHING,
    current: fullTotals(item),
    points_value: placed?.points_value ?? zero,
    points_standing: pointsValueOf(item),
    fulfilled_quantity: detail.raw_fulfilled_quantity,
    returned: plus(detail.raw_return_received_quantity, detail.raw_return_dismissed_quantity),
    returned_for_claims,
    claimed: minus(detail.raw_written_off_quantity, detail.raw_return_dismissed_quantity),
  }
}

/** Lines that an edit has taken out: Medusa lists them no more. */
const takenOut = (lines: LineSnapshot[], placed: Map<string, PlacedLine>, free: Set<string>): LineSnapshot[] => {
  const present = new Set(lines.map(({ line_id }) => line_id))
  return [...placed.values()]
    .filter(({ line_id }) => !present.has(line_id))
    .map(({ value, ...line }) => ({
      ...line,
      is_free_product: free.has(line.line_id),
      placed: value,
      current: { ...NOTHING, unit_price: value.unit_price },
      points_standing: zero,
      fulfilled_quantity: zero,
      returned: zero,
      returned_for_claims: zero,
      claimed: zero,
    }))
}

const readReturn = z.object({
  claim_id: z.string().nullish(),
  items: z.array(z.object({ item_id: z.string(), raw_received_quantity: rawAmount.nullish(), raw_damaged_quantity: rawAmount.nullish() })).nullish(),
})

/** Pieces that came back through the returns of claims, by line. Asked only where a piece was claimed and one came back. */
const returnedForClaims = async (container: MedusaContainer, { id, items }: OrderRow): Promise<Map<string, Amount>> => {
  const returned = new Map<string, Amount>()
  const matters = (items ?? []).some(
    ({ detail }) => isLess(detail.raw_return_dismissed_quantity, detail.raw_written_off_quantity) && isLess(zero, plus(detail.raw_return_received_quantity, detail.raw_return_dismissed_quantity))
  )
  if (!matters) {
    return returned
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "return",
    fields: ["claim_id", "items.item_id", "items.raw_received_quantity", "items.raw_damaged_quantity"],
    filters: { order_id: id },
  })
  const of_claims = z.array(readReturn).parse(data).filter(({ claim_id }) => claim_id)
  for (const { item_id, raw_received_quantity, raw_damaged_quantity } of of_claims.flatMap(({ items }) => items ?? [])) {
    returned.set(item_id, plus(plus(returned.get(item_id) ?? zero, raw_received_quantity ?? zero), raw_damaged_quantity ?? zero))
  }
  return returned
}

const readFulfillments = z.object({ fulfillments: z.array(z.object({ created_at: z.coerce.date(), canceled_at: z.coerce.date().nullish() }).nullable()).nullish() })

/** When the last fulfilment was made, once nothing that was placed is left to fulfil. */
const fulfilledAt = async (container: MedusaContainer, { id }: OrderRow, lines: LineSnapshot[]): Promise<Date | null> => {
  const placed = lines.filter((line) => isLess(zero, line.placed.quantity))
  const all = placed.every((line) => !isLess(line.fulfilled_quantity, line.current.quantity))
  if (!all || !placed.some((line) => isLess(zero, line.fulfilled_quantity))) {
    return null
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["fulfillments.created_at", "fulfillments.canceled_at"], filters: { id } })
  const { fulfillments } = readFulfillments.parse(data[0])
  const made = (fulfillments ?? []).flatMap((each) => (each && !each.canceled_at ? each.created_at.getTime() : []))
  return made.length ? new Date(Math.max(...made)) : null
}
