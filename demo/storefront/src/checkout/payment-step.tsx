import type { HttpTypes } from "@medusajs/types"
import { formatAmount, valuePaidWithPoints } from "medusa-b2b-loyalty-storefront"
import { type ReactElement, useEffect, useRef, useState } from "react"
import { Link } from "react-router-dom"
import { LoadingProblem, Notice } from "../parts/notice.tsx"
import { useCart } from "../shop/cart.tsx"
import { freeProductsKey } from "../shop/free-products.ts"
import { problemText } from "../shop/problem.ts"
import { type Shop, useShop } from "../shop/shop.tsx"
import { useLoaded } from "../shop/use-loaded.ts"
import { placeOrder, type Placed } from "./place-order.ts"

const MANUAL_PROVIDER = "pp_system_default"

interface PaymentStepProps {
  cart: HttpTypes.StoreCart
  onOrdered: (order: HttpTypes.StoreOrder) => void
}

/** How it is paid, and the order itself. */
export function PaymentStep({ cart, onOrdered }: PaymentStepProps): ReactElement {
  const shop = useShop()
  const { data, error, reload } = useLoaded(`providers ${shop.region.id}`, () => readProviders(shop))
  const [provider, setProvider] = useState<string | null>(null)
  const { placing, outcome, order } = usePlacing(cart, onOrdered)
  const nothingToPay = cart.total === 0
  if (error && !nothingToPay) {
    return <LoadingProblem text={problemText(error)} retry={reload} />
  }
  // Nothing to press before it is known how it is paid: a press would come to nothing, and nobody would be told.
  if (!data && !nothingToPay) {
    return <p role="status">Reading the ways of payment …</p>
  }
  if (data?.length === 0 && !nothingToPay) {
    return <Notice kind="problem">There is no way to pay here yet.</Notice>
  }
  const chosen = nothingToPay ? MANUAL_PROVIDER : (provider ?? data?.[0]?.id)
  return (
    <div className="fields">
      {nothingToPay ? (
        <p>There is nothing left to pay.</p>
      ) : (
        <fieldset className="radio-cards">
          <legend className="visually-hidden">Way of payment</legend>
          {(data ?? []).map(({ id }) => (
            <label key={id}>
              <input type="radio" name="payment" checked={id === chosen} onChange={() => setProvider(id)} />
              <span>{id === MANUAL_PROVIDER ? "Invoice, 30 days net" : id}</span>
            </label>
          ))}
        </fieldset>
      )}
      {outcome ? <Outcome outcome={outcome} cart={cart} /> : null}
      <button
        type="button"
        className="button button-wide"
        aria-disabled={placing || !chosen || undefined}
        onClick={() => void order(chosen)}
      >
        {placing ? "Ordering …" : `${outcome?.type === "cart_changed" ? "Agree and order for" : "Order for"} ${total(cart)}`}
      </button>
    </div>
  )
}

/** What came of an attempt, and what of the cart is other than it was before: prices, the part that points pay for, what is free. */
type Attempt = Placed & { changed: "prices" | "points" | "free_products" }

/** The attempts to order: one at a time, and the cart read again when it has changed under the buyer. */
function usePlacing(cart: HttpTypes.StoreCart, onOrdered: PaymentStepProps["onOrdered"]) {
  const shop = useShop()
  const { busy, refresh } = useCart()
  const [placing, setPlacing] = useState(false)
  const [outcome, setOutcome] = useState<Attempt | null>(null)
  const order = async (providerId: string | undefined) => {
    if (placing || busy || !providerId) {
      return
    }
    setPlacing(true)
    setOutcome(null)
    try {
      const placed = await placeOrder(shop, cart, providerId)
      if (placed.type === "ordered") {
        onOrdered(placed.order)
        return
      }
      const now = await refresh()
      setOutcome({ ...placed, changed: whatChanged(cart, now) })
    } catch (reason) {
      setOutcome({ type: "refused", message: problemText(reason), changed: "prices" })
    }
    setPlacing(false)
  }
  return { placing: placing || busy, outcome, order }
}

function whatChanged(before: HttpTypes.StoreCart, now: HttpTypes.StoreCart | null): Attempt["changed"] {
  if (now && freeProductsKey(now) !== freeProductsKey(before)) {
    return "free_products"
  }
  return now && valuePaidWithPoints(now) !== valuePaidWithPoints(before) ? "points" : "prices"
}

const CHANGED = { prices: "Prices have changed.", points: "Your points have changed.", free_products: "What you get free has changed." }

async function readProviders({ sdk, region }: Shop) {
  const { payment_providers } = await sdk.store.payment.listPaymentProviders({ region_id: region.id })
  return payment_providers
}

const total = (cart: HttpTypes.StoreCart) => formatAmount(cart.total, { currencyCode: cart.currency_code })

interface OutcomeProps {
  outcome: Attempt
  /** As it is after the attempt. */
  cart: HttpTypes.StoreCart
}

/** Why nothing was ordered, and what the buyer can do. */
function Outcome({ outcome, cart }: OutcomeProps): ReactElement | null {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    notice.current?.scrollIntoView({ block: "nearest" })
  }, [outcome])
  if (outcome.type === "ordered") {
    return null
  }
  const money = (amount: number) => formatAmount(amount, { currencyCode: cart.currency_code })
  return (
    <div ref={notice}>
      {outcome.type === "cart_changed" ? (
        <Notice kind="problem">
          <p>
            <strong>{CHANGED[outcome.changed]}</strong> Your cart was {money(outcome.before)} and is now {money(outcome.after ?? cart.total)}.
            Nothing has been ordered yet: please look at your order again, and place it if you agree.
          </p>
          <p>
            <Link to="/cart">Back to the cart</Link>
          </p>
        </Notice>
      ) : outcome.type === "login_required" ? (
        <Notice kind="problem">
          <p>
            This shop sells to registered customers. <Link to="/login?back=/checkout">Log in</Link> to order; your cart comes
            along.
          </p>
        </Notice>
      ) : (
        <Notice kind="problem">{outcome.message}</Notice>
      )}
    </div>
  )
}
