import { formatAmount } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"

/** The sums of a cart or an order, in major units. */
export interface Sums {
  currency_code: string
  original_item_subtotal?: number | null
  item_subtotal?: number | null
  shipping_subtotal?: number | null
  discount_subtotal?: number | null
  discount_total?: number | null
  discount_tax_total?: number | null
  tax_total?: number | null
  total?: number | null
}

interface TotalsProps {
  sums: Sums
  /** False before a way of delivery is chosen. */
  shippingKnown: boolean
}

/** Goods, delivery, discount, tax and total. All but the total are without tax, so that they add up in every region. */
export function Totals({ sums, shippingKnown }: TotalsProps): ReactElement {
  const money = (amount: number | null | undefined) => formatAmount(amount ?? 0, { currencyCode: sums.currency_code })
  const discount = sums.discount_subtotal ?? (sums.discount_total ?? 0) - (sums.discount_tax_total ?? 0)
  return (
    <dl className="totals">
      <div>
        <dt>Goods, excl. tax</dt>
        <dd>{money(sums.item_subtotal)}</dd>
      </div>
      {discount > 0 ? (
        <div className="saved">
          <dt>Promotion</dt>
          <dd>−{money(discount)}</dd>
        </div>
      ) : null}
      <div>
        <dt>Delivery</dt>
        <dd>{shippingKnown ? money(sums.shipping_subtotal) : "at checkout"}</dd>
      </div>
      <div>
        <dt>Tax</dt>
        <dd>{money(sums.tax_total)}</dd>
      </div>
      <div className="totals-sum">
        <dt>Total</dt>
        <dd data-testid="total">{money(sums.total)}</dd>
      </div>
    </dl>
  )
}
