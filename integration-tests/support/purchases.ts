import { eventually } from "./eventually"

/** What is recorded of an order line. Amounts are exact decimal texts. */
export type Purchase = {
  id: string
  order_id: string
  line_id: string
  customer_id: string | null
  company_id: string | null
  currency_code: string
  product_id: string | null
  variant_id: string | null
  quantity: string
  unit_price: string
  net: string
  tax: string
  added_quantity: string
  added_net: string
  added_tax: string
  points_value: string
  is_free_product: boolean
  placed_at: string
  captured_at: string | null
  fulfilled_at: string | null
  completed_at: string | null
  canceled_at: string | null
  undone_quantity: string
  undone_amount: string
  undone_num: string
  undone_den: string
  undone_by: "quantity" | "amount" | "cancellation" | null
  order_version: number
}

/** The purchases of an order as they are recorded now. */
export const readPurchases = (orderId: string): Promise<Purchase[]> =>
  testApp.container.resolve<{ purchasesOfOrders: (ids: string[]) => Promise<Purchase[]> }>("purchases").purchasesOfOrders([orderId])

/** The purchase of a variant. */
export const purchaseOf = async (orderId: string, variantId: string): Promise<Purchase> => {
  const found = (await readPurchases(orderId)).filter(({ variant_id }) => variant_id === variantId)
  if (found.length !== 1) throw new Error(`There are ${found.length} purchases of ${variantId}`)
  return found[0]
}

/** The undone part of a line, as `1/3`. */
export const undonePart = ({ undone_num, undone_den }: Pick<Purchase, "undone_num" | "undone_den">): string => (undone_den === "1" ? undone_num : `${undone_num}/${undone_den}`)

/** Waits until the events of an order have been followed so far that its purchases are as expected. */
export const untilPurchases = (orderId: string, expected: (purchases: Purchase[]) => boolean): Promise<Purchase[]> =>
  eventually(async () => {
    const purchases = await readPurchases(orderId)
    return expected(purchases) ? purchases : undefined
  })

/** Does what follows from an order, as each of its events does. */
export const followOrder = async (orderId: string, input: object = {}): Promise<{ purchases: Purchase[]; changed: boolean }> => {
  const { result } = await testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: orderId, ...input } })
  return result as { purchases: Purchase[]; changed: boolean }
}
