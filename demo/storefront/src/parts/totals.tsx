import { type AdjustedLines, formatAmount, valueOfFreePieces, valuePaidWithPoints } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { usePoints } from "../shop/points.tsx"

/** The sums of a cart or an order, in major units. */
export interface Sums extends AdjustedLines {
  currency_code: string
  items?: ({ is_tax_inclusive?: boolean } & NonNullable<AdjustedLines["items"]>[number])[] | null
  original_item_total?: number | null
  item_subtotal?: number | null
  original_shipping_total?: number | null
  shipping_subtotal?: number | null
  discount_total?: number | null
  discount_tax_total?: number | null
  tax_total?: number | null
  total?: number | null
}

/** What is left of a difference of floating point numbers is no discount. */
const SMALLEST_DISCOUNT = 0.0001

interface TotalsProps {
  sums: Sums
  /** False before a way of delivery is chosen. */
  shippingKnown: boolean
}

/**
 * Goods, free pieces, promotion, points, delivery, tax and total. Where prices include tax everything does and the tax is only named;
 * elsewhere it is added: so what a buyer reads adds up in either case.
 */
export function Totals({ sums, shippingKnown }: TotalsProps): ReactElement {
  const money = (amount: number | null | undefined) => formatAmount(amount ?? 0, { currencyCode: sums.currency_code })
  const program = usePoints()
  const inclusive = sums.items?.[0]?.is_tax_inclusive ?? false
  // Points and free pieces are taken off as a promotion is, and named for themselves.
  const paidWithPoints = valuePaidWithPoints(sums)
  const freePieces = valueOfFreePieces(sums)
  const discount = (sums.discount_total ?? 0) - (inclusive ? 0 : (sums.discount_tax_total ?? 0)) - paidWithPoints - freePieces
  return (
    <dl className="totals">
      <div>
        <dt>Goods</dt>
        <dd>{money(inclusive ? sums.original_item_total : sums.item_subtotal)}</dd>
      </div>
      {freePieces > 0 ? (
        <div className="saved">
          <dt>Free pieces</dt>
          <dd>−{money(freePieces)}</dd>
        </div>
      ) : null}
      {discount > SMALLEST_DISCOUNT ? (
        <div className="saved">
          <dt>Promotion</dt>
          <dd>−{money(discount)}</dd>
        </div>
      ) : null}
      {paidWithPoints > 0 ? (
        <div className="saved">
          <dt>Paid with {program?.name_plural ?? "points"}</dt>
          <dd data-testid="paid-with-points">−{money(paidWithPoints)}</dd>
        </div>
      ) : null}
      <div>
        <dt>Delivery</dt>
        <dd>{shippingKnown ? money(inclusive ? sums.original_shipping_total : sums.shipping_subtotal) : "at checkout"}</dd>
      </div>
      {inclusive ? null : (
        <div>
          <dt>Tax</dt>
          <dd>{shippingKnown || sums.tax_total ? money(sums.tax_total) : "at checkout"}</dd>
        </div>
      )}
      <div className="totals-sum">
        <dt>Total</dt>
        <dd data-testid="total">{money(sums.total)}</dd>
      </div>
      {inclusive ? (
        <div className="muted">
          <dt>of which VAT</dt>
          <dd>{money(sums.tax_total)}</dd>
        </div>
      ) : null}
    </dl>
  )
}
