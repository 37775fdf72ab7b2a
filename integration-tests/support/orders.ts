/** The life of an order after it was placed, over the admin API. Each act reads what it needs by itself. */
import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "./api"
import type { Shop } from "./shops"

/** Pieces of one order line. */
export type Pieces = { lineId: string; quantity: number }

/** A product that an edit, a claim or an exchange adds. */
export type AddedItem = { variant_id: string; quantity: number; unit_price?: number }

const ORDER_FIELDS = "*items,*items.detail,*payment_collections,*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds,*fulfillments,*fulfillments.items"

/** The order as an admin sees it, with quantities, payments, refunds and fulfilments. */
export const readOrder = async (orderId: string): Promise<HttpTypes.AdminOrder> =>
  (await ok<HttpTypes.AdminOrderResponse>(asAdmin().get(`/admin/orders/${orderId}`, { fields: ORDER_FIELDS }))).order

/** The line of a variant. */
export const orderLine = async (orderId: string, variantId: string): Promise<HttpTypes.AdminOrderLineItem> => {
  const line = (await readOrder(orderId)).items.find(({ variant_id }) => variant_id === variantId)
  if (!line) throw new Error(`The order has no line of ${variantId}`)
  return line
}

const paymentsOf = async (orderId: string) =>
  ((await readOrder(orderId)).payment_collections ?? []).flatMap(({ payments }) => payments ?? []).filter(({ canceled_at }) => !canceled_at)

/** Captures what is left of the order's first payment, or less when an amount is given. */
export const capture = async (orderId: string, amount?: number): Promise<void> => {
  const [payment] = await paymentsOf(orderId)
  const captured = (payment.captures ?? []).reduce((total, each) => total + Number(each.amount), 0)
  const part = amount ?? (captured > 0 ? Number((Number(payment.amount) - captured).toFixed(4)) : undefined)
  await ok(asAdmin().post(`/admin/payments/${payment.id}/capture`, part === undefined ? {} : { amount: part }))
}

export type RefundSettings = { note?: string; reasonId?: string }

/** Refunds money of the order's first payment; it is tied to no line. */
export const refund = async (orderId: string, amount: number, { note, reasonId }: RefundSettings = {}): Promise<void> => {
  const [payment] = await paymentsOf(orderId)
  await ok(asAdmin().post(`/admin/payments/${payment.id}/refund`, { amount, ...(note && { note }), ...(reasonId && { refund_reason_id: reasonId }) }))
}

/** A reason for refunds. Returns its id. */
export const makeRefundReason = async (label: string): Promise<string> => {
  const code = `${label.toLowerCase().replace(/\W/g, "_")}_${testApp.nextNumber()}`
  const { refund_reason } = await ok<HttpTypes.RefundReasonResponse>(asAdmin().post("/admin/refund-reasons", { label, code }))
  return refund_reason.id
}

/** Cancels the order; captured money is refunded. */
export const cancelOrder = (orderId: string) => ok(asAdmin().post(`/admin/orders/${orderId}/cancel`))

/** Marks the order as completed. */
export const completeOrder = (orderId: string) => ok(asAdmin().post(`/admin/orders/${orderId}/complete`, {}))

/** Fulfils these pieces, all that are open unless they are given. Returns the fulfilment's id. */
export const fulfil = async (shop: Shop, orderId: string, pieces?: Pieces[]): Promise<string> => {
  const order = await readOrder(orderId)
  const open = order.items.map(({ id, quantity, detail }) => ({ lineId: id, quantity: quantity - Number(detail.fulfilled_quantity) })).filter(({ quantity }) => quantity > 0)
  const known = new Set((order.fulfillments ?? []).map(({ id }) => id))
  const { order: fulfilled } = await ok<HttpTypes.AdminOrderResponse>(
    asAdmin().post(`/admin/orders/${orderId}/fulfillments?fields=${ORDER_FIELDS}`, { location_id: shop.stockLocationId, items: asItems(pieces ?? open) })
  )
  const made = (fulfilled.fulfillments ?? []).find(({ id }) => !known.has(id))
  if (!made) throw new Error("There is no new fulfilment")
  return made.id
}

/** Hands a fulfilment over to the buyer. */
export const deliver = (orderId: string, fulfillmentId: string) => ok(asAdmin().post(`/admin/orders/${orderId}/fulfillments/${fulfillmentId}/mark-as-delivered`, {}))

/** Fulfils and delivers all that is open: Medusa takes back only what was delivered. */
export const deliverAll = async (shop: Shop, orderId: string): Promise<void> => {
  await deliver(orderId, await fulfil(shop, orderId))
}

/** Asks for a return of these pieces. Returns its id. */
export const requestReturn = async (shop: Shop, orderId: string, ...pieces: Pieces[]): Promise<string> => {
  const { return: begun } = await ok<HttpTypes.AdminReturnResponse>(asAdmin().post("/admin/returns", { order_id: orderId, location_id: shop.stockLocationId }))
  await ok(asAdmin().post(`/admin/returns/${begun.id}/request-items`, { items: asItems(pieces) }))
  await ok(asAdmin().post(`/admin/returns/${begun.id}/request`, { no_notification: true }))
  return begun.id
}

/** Takes pieces of a requested return in; `dismissed` came back too, but not fit for the shelf. */
export const receiveReturn = async (returnId: string, received: Pieces[], dismissed: Pieces[] = []): Promise<void> => {
  const path = `/admin/returns/${returnId}`
  await ok(asAdmin().post(`${path}/receive`, {}))
  if (received.length) await ok(asAdmin().post(`${path}/receive-items`, { items: asItems(received) }))
  if (dismissed.length) await ok(asAdmin().post(`${path}/dismiss-items`, { items: asItems(dismissed) }))
  await ok(asAdmin().post(`${path}/receive/confirm`, { no_notification: true }))
}

/** Pieces come back: requested and received. They have to be delivered before. */
export const returnItems = async (shop: Shop, orderId: string, ...pieces: Pieces[]): Promise<string> => {
  const id = await requestReturn(shop, orderId, ...pieces)
  await receiveReturn(id, pieces)
  return id
}

/** What an edit of an order changes. */
export type OrderEdit = {
  /** Lines of the order that get another quantity (0: taken out), and perhaps another price. */
  set?: (Pieces & { unitPrice?: number })[]
  add?: AddedItem[]
}

/** Edits an order in one go: begun, changed, requested and confirmed. */
export const editOrder = async (orderId: string, { set = [], add = [] }: OrderEdit): Promise<void> => {
  const path = `/admin/order-edits/${orderId}`
  await ok(asAdmin().post("/admin/order-edits", { order_id: orderId }))
  for (const { lineId, quantity, unitPrice } of set) {
    await ok(asAdmin().post(`${path}/items/item/${lineId}`, { quantity, ...(unitPrice !== undefined && { unit_price: unitPrice }) }))
  }
  if (add.length) await ok(asAdmin().post(`${path}/items`, { items: add }))
  await ok(asAdmin().post(`${path}/request`, {}))
  await ok(asAdmin().post(`${path}/confirm`, {}))
}

/** What a claim or an exchange takes in and sends out. */
export type Swap = {
  /** Pieces that the buyer gives back; they are expected, not yet received. */
  inbound?: Pieces[]
  outbound?: AddedItem[]
}

/** An exchange, requested. Returns its id and that of the return of what the buyer sends in. */
export const exchange = async (shop: Shop, orderId: string, { inbound = [], outbound = [] }: Swap): Promise<{ id: string; returnId: string | null }> => {
  const { exchange: begun } = await ok<HttpTypes.AdminExchangeResponse>(asAdmin().post("/admin/exchanges", { order_id: orderId }))
  const path = `/admin/exchanges/${begun.id}`
  if (inbound.length) await ok(asAdmin().post(`${path}/inbound/items`, { location_id: shop.stockLocationId, items: asItems(inbound) }))
  if (outbound.length) await ok(asAdmin().post(`${path}/outbound/items`, { items: outbound }))
  await ok(asAdmin().post(`${path}/request`, {}))
  const { exchange: made } = await ok<HttpTypes.AdminExchangeResponse>(asAdmin().get(path, { fields: "id,return_id" }))
  return { id: begun.id, returnId: made.return_id ?? null }
}

/**
 * A claim, requested: `refund` gives the money of the claimed pieces back, `replace` sends other ones.
 * Returns its id and that of the return of what the buyer sends in.
 */
export const claim = async (
  shop: Shop,
  orderId: string,
  type: "refund" | "replace",
  claimed: Pieces[],
  { inbound = [], outbound = [] }: Swap = {}
): Promise<{ id: string; returnId: string | null }> => {
  const { claim: begun } = await ok<HttpTypes.AdminClaimResponse>(asAdmin().post("/admin/claims", { order_id: orderId, type }))
  const path = `/admin/claims/${begun.id}`
  await ok(asAdmin().post(`${path}/claim-items`, { items: asItems(claimed) }))
  if (inbound.length) await ok(asAdmin().post(`${path}/inbound/items`, { location_id: shop.stockLocationId, items: asItems(inbound) }))
  if (outbound.length) await ok(asAdmin().post(`${path}/outbound/items`, { items: outbound }))
  await ok(asAdmin().post(`${path}/request`, {}))
  const { claim: made } = await ok<HttpTypes.AdminClaimResponse>(asAdmin().get(path, { fields: "id,return_id" }))
  return { id: begun.id, returnId: made.return_id ?? null }
}

const asItems = (pieces: Pieces[]) => pieces.map(({ lineId, quantity }) => ({ id: lineId, quantity }))
