import type { HttpTypes } from "@medusajs/types"
import { formatAmount, formatUnitPrice, freeOfLine, FreeProductLine, OrderPoints } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link, useParams } from "react-router-dom"
import { AddressText } from "../checkout/address-step.tsx"
import { CheckIcon } from "../layout/icons.tsx"
import { PageHeading } from "../layout/page-heading.tsx"
import { PageProblem } from "../parts/notice.tsx"
import { Picture } from "../parts/picture.tsx"
import { Totals } from "../parts/totals.tsx"
import { ADJUSTMENT_FIELDS } from "../shop/cart.tsx"
import { freeLinesLast } from "../shop/free-products.ts"
import { useLevelAfterOrder } from "../shop/levels.tsx"
import { usePoints } from "../shop/points.tsx"
import { problemText, statusOf } from "../shop/problem.ts"
import { useShop } from "../shop/shop.tsx"
import { useLoaded } from "../shop/use-loaded.ts"
import { NotFoundPage } from "./not-found-page.tsx"

/** A placed order, right after it was placed or later. */
export function OrderPage({ confirmed = false }: { confirmed?: boolean }): ReactElement {
  const { sdk, customer } = useShop()
  const { id = "" } = useParams()
  useLevelAfterOrder(confirmed)
  const { data, error, reload } = useLoaded(`${customer?.id ?? "guest"} ${id}`, async () =>
    (await sdk.store.order.retrieve(id, { fields: `+items.is_discountable,*shipping_methods,*shipping_address,${ADJUSTMENT_FIELDS}` })).order
  )
  if (error) {
    return statusOf(error) === 404 ? <NotFoundPage /> : <PageProblem text={problemText(error)} retry={reload} />
  }
  if (!data) {
    return <p role="status">Reading the order …</p>
  }
  return (
    <>
      {confirmed ? (
        <div className="confirmation">
          <CheckIcon />
          <div>
            <PageHeading title={`Thank you. Order ${data.display_id} is placed.`} />
            <p>
              Ordered by {data.email}. <Link to={`/orders/${data.id}`}>Link to this order</Link>
            </p>
          </div>
        </div>
      ) : (
        <PageHeading title={`Order ${data.display_id}`} />
      )}
      <OrderDetails order={data} fresh={confirmed} />
    </>
  )
}

function OrderDetails({ order, fresh }: { order: HttpTypes.StoreOrder; fresh: boolean }): ReactElement {
  const { sdk, customer } = useShop()
  const program = usePoints()
  return (
    <div className="with-summary">
      <ul className="cart-lines" aria-label="Articles of the order">
        {freeLinesLast(order.items ?? []).map((line) => (
          <OrderLine key={line.id} line={line} currencyCode={order.currency_code} />
        ))}
      </ul>
      <aside className="summary panel" aria-labelledby="order-sums">
        <h2 id="order-sums">Sums</h2>
        <Totals sums={order} shippingKnown />
        <OrderPoints source={sdk} buyer={customer?.id ?? null} orderId={order.id} fresh={fresh} program={program} />
        <p className="muted">Placed on {new Date(order.created_at).toLocaleDateString("en", { dateStyle: "long" })}</p>
        {order.shipping_address ? (
          <>
            <h3>Delivery to</h3>
            <AddressText address={order.shipping_address} />
          </>
        ) : null}
        {order.shipping_methods?.length ? <p>{order.shipping_methods.map(({ name }) => name).join(", ")}</p> : null}
      </aside>
    </div>
  )
}

function OrderLine({ line, currencyCode }: { line: HttpTypes.StoreOrderLineItem; currencyCode: string }): ReactElement {
  const money = { currencyCode }
  return (
    <li className="cart-line order-line">
      <Picture src={line.thumbnail} size={96} />
      <div className="cart-line-text">
        <h2>
          <Link to={`/products/${line.product_handle}`}>{line.product_title ?? line.title}</Link>
        </h2>
        <p className="muted">{[line.variant_title, line.variant_sku].filter(Boolean).join(" · ")}</p>
        <p className="line-price">
          {line.quantity.toLocaleString("en")} ×{" "}
          {freeOfLine(line)?.kind === "line" ? null : <span data-testid="order-unit-price">{formatUnitPrice(line.unit_price, money)}</span>}
          <FreeProductLine line={line} currencyCode={currencyCode} />
        </p>
      </div>
      <p className="cart-line-total">
        <span className="visually-hidden">Line total </span>
        {formatAmount(line.unit_price * line.quantity, money)}
      </p>
    </li>
  )
}
