/** What is left of an order's paid lines, as the kernel reads it, once some were returned. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { FreeProductCart, PaidLine } from "../../../modules/free-products/domain/entitlement"
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import { amount, dividedBy, minus, plus, times, type Amount } from "../../../shared/money"
import type { Purchase } from "../../purchases/list-purchases"
import { ordersBefore } from "../../purchases/orders-before"
import { asksOf } from "../cart/asks"
import { kernelCart } from "../cart/kernel-cart"
import { readFreeProductOrder } from "../cart/snapshot"

/** The order with all that was bought, and with what is left of it. */
export type ReducedOrder = { whole: FreeProductCart; left: FreeProductCart }

/**
 * Null where there is no such order.
 *
 * @param paid the purchases of its paid lines
 * @param rules what they ask for is read
 */
export const reducedOrder = async (container: MedusaContainer, order_id: string, paid: Purchase[], rules: readonly FreeProductRule[]): Promise<ReducedOrder | null> => {
  const order = await readFreeProductOrder(container, order_id)
  if (!order) {
    return null
  }
  const { snapshot, placed_at } = order
  const { customer_id, is_registered } = snapshot
  const known = new Map(paid.map((purchase) => [purchase.line_id, purchase]))
  const free = new Set(snapshot.lines.flatMap(({ id }) => (known.has(id) ? [] : [id])))
  const decided = {
    company_id: paid[0]?.company_id ?? null,
    orders_before: async () => (customer_id && is_registered ? ordersBefore(container, customer_id, { id: order_id, placed_at }) : null),
  }
  const { cart } = await kernelCart(container, snapshot, false, free, asksOf(rules), placed_at, decided)
  const linesOf = (part: Part): PaidLine[] => cart.lines.flatMap((line) => partOf(line, known.get(line.id), part))
  return { whole: { ...cart, lines: linesOf(wholly) }, left: { ...cart, lines: linesOf(standing) } }
}

type Part = (purchase: Purchase) => { num: Amount; den: Amount }

const wholly: Part = () => ({ num: amount(1), den: amount(1) })
const standing: Part = ({ undone_num, undone_den }) => ({ num: minus(amount(undone_den), undone_num), den: amount(undone_den) })

/** A line at another quantity than the order shows: Medusa leaves the quantity of what came back as it is. */
const partOf = (line: PaidLine, purchase: Purchase | undefined, part: Part): PaidLine[] => {
  if (!purchase || !line.quantity) {
    return []
  }
  const { num, den } = part(purchase)
  const quantity = dividedBy(times(plus(amount(purchase.quantity), purchase.added_quantity), num), den)
  const scaled = (value: Amount): Amount => dividedBy(times(value, quantity), line.quantity)
  return quantity.isZero() ? [] : [{ ...line, net: scaled(line.net), gross: scaled(line.gross), net_before: scaled(line.net_before), gross_before: scaled(line.gross_before), quantity: quantity.toNumber() }]
}
