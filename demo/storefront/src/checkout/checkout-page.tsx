import type { HttpTypes } from "@medusajs/types"
import { type CartFreeProduct, formatAmount, formatUnitPrice, freeOfLine, FreeProductLine } from "medusa-b2b-loyalty-storefront"
import { type ReactElement, useState } from "react"
import { Link, useNavigate } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { CartChoices } from "../parts/cart-choices.tsx"
import { EmptyCart } from "../parts/empty-cart.tsx"
import { Notice } from "../parts/notice.tsx"
import { Totals } from "../parts/totals.tsx"
import { useCart } from "../shop/cart.tsx"
import { freeLinesLast, useShopCartFreeProducts } from "../shop/free-products.ts"
import { useReferrals } from "../shop/referrals.tsx"
import { useShop } from "../shop/shop.tsx"
import { AddressStep, AddressText } from "./address-step.tsx"
import { DeliveryStep } from "./delivery-step.tsx"
import { PaymentStep } from "./payment-step.tsx"
import { Step, type StepState } from "./step.tsx"

/** Address, delivery, payment; each step saves itself in the cart. */
export function CheckoutPage(): ReactElement {
  const { cart, loading } = useCart()
  const free = useShopCartFreeProducts()
  if (!cart?.items?.length) {
    return loading ? <p role="status">Reading your cart …</p> : <EmptyCart />
  }
  return (
    <>
      <PageHeading title="Checkout" />
      <div className="with-summary">
        <Steps key={`${cart.id} ${cart.region_id}`} cart={cart} />
        <aside className="summary panel" aria-labelledby="order-summary">
          <h2 id="order-summary">Your order</h2>
          <OrderedLines lines={freeLinesLast(cart.items)} freeProducts={free.freeProducts} currencyCode={cart.currency_code} />
          <Totals sums={cart} shippingKnown={Boolean(cart.shipping_methods?.length)} />
          <CartChoices freeProducts={free}>
            <p>
              <Link to="/cart">Change the cart</Link>
            </p>
          </CartChoices>
        </aside>
      </div>
    </>
  )
}

function Steps({ cart }: { cart: HttpTypes.StoreCart }): ReactElement {
  const { customer } = useShop()
  const { finish } = useCart()
  const { finish: forgetLink } = useReferrals()
  const navigate = useNavigate()
  const [{ step, moved }, setPlace] = useState({ step: 1, moved: false })
  const go = (to: number) => setPlace({ step: to, moved: true })
  const state = (number: number): StepState => (number === step ? "open" : number < step ? "done" : "ahead")
  const arrived = (number: number) => moved && number === step
  const delivery = cart.shipping_methods?.at(-1)

  const onOrdered = (order: HttpTypes.StoreOrder) => {
    navigate(`/orders/${order.id}/confirmed`, { replace: true })
    finish()
    forgetLink()
  }
  return (
    <div className="steps">
      {customer ? null : (
        <Notice kind="info">
          <p>
            You order as a guest. <Link to="/login?back=/checkout">Log in</Link> for your company’s prices, or{" "}
            <Link to="/register?back=/checkout">create an account</Link>.
          </p>
        </Notice>
      )}
      <Step
        number={1}
        title="Address"
        state={state(1)}
        arrived={arrived(1)}
        onChange={() => go(1)}
        summary={
          <>
            <p>{cart.email}</p>
            {cart.shipping_address ? <AddressText address={cart.shipping_address} /> : null}
          </>
        }
      >
        <AddressStep cart={cart} onDone={() => go(2)} />
      </Step>
      <Step
        number={2}
        title="Delivery"
        state={state(2)}
        arrived={arrived(2)}
        onChange={() => go(2)}
        summary={delivery ? `${delivery.name}, ${formatAmount(delivery.amount, { currencyCode: cart.currency_code })}` : null}
      >
        <DeliveryStep cart={cart} onDone={() => go(3)} />
      </Step>
      <Step number={3} title={cart.total > 0 ? "Payment and order" : "Order"} state={state(3)} arrived={arrived(3)}>
        <PaymentStep cart={cart} onOrdered={onOrdered} />
      </Step>
    </div>
  )
}

interface OrderedLinesProps {
  lines: HttpTypes.StoreCartLineItem[]
  freeProducts: readonly CartFreeProduct[]
  currencyCode: string
}

/** The lines of an order in short: how many of what, at which price. */
function OrderedLines({ lines, freeProducts, currencyCode }: OrderedLinesProps): ReactElement {
  const money = { currencyCode }
  return (
    <ul className="ordered-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <span>
            {line.quantity.toLocaleString("en")} × {line.product_title ?? line.title}
            <span className="muted"> {line.variant_title}</span>
            {freeOfLine(line, freeProducts)?.kind === "line" ? null : <span className="muted"> at {formatUnitPrice(line.unit_price, money)}</span>}{" "}
            <FreeProductLine line={line} currencyCode={currencyCode} freeProducts={freeProducts} />
          </span>
          <span>{formatAmount(line.unit_price * line.quantity, money)}</span>
        </li>
      ))}
    </ul>
  )
}
