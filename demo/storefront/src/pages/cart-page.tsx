import type { HttpTypes } from "@medusajs/types"
import { freeOfLine, FreeProductPicker, FreeProductProgress, isReferralDiscount } from "medusa-b2b-loyalty-storefront"
import { type FormEvent, type ReactElement, useRef, useState } from "react"
import { Link } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { CartChoices } from "../parts/cart-choices.tsx"
import { CartLine } from "../parts/cart-line.tsx"
import { EmptyCart } from "../parts/empty-cart.tsx"
import { Notice } from "../parts/notice.tsx"
import { Totals } from "../parts/totals.tsx"
import { useAnnounce } from "../shop/announcer.tsx"
import { type CartState, useCart } from "../shop/cart.tsx"
import { useShopCartFreeProducts } from "../shop/free-products.ts"
import { useShopPrices } from "../shop/prices.ts"
import { problemText } from "../shop/problem.ts"
import { useShop } from "../shop/shop.tsx"
import { useArrival } from "../shop/use-arrival.ts"

/** What the buyer is about to order. */
export function CartPage(): ReactElement {
  const state = useCart()
  const { cart, loading } = state
  if (!cart?.items?.length) {
    return loading ? <CartLoading /> : <EmptyCart />
  }
  return pricesAreKeptBack(cart) ? <CartWithoutPrices /> : <FullCart cart={cart} state={state} />
}

function CartLoading(): ReactElement {
  return <p role="status">Reading your cart …</p>
}

/** A shop that shows prices to logged-in buyers only answers a guest's cart without any. */
function pricesAreKeptBack({ total }: { total: number | null }): boolean {
  return total === null
}

function CartWithoutPrices(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="Your cart" />
      <p>Prices are for registered customers. Your cart comes along when you log in.</p>
      <p>
        <Link to="/login?back=/cart" className="button">
          Log in
        </Link>
      </p>
    </div>
  )
}

function FullCart({ cart, state }: { cart: HttpTypes.StoreCart; state: CartState }): ReactElement {
  const { customer } = useShop()
  const announce = useAnnounce()
  const title = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const lines = cart.items ?? []
  const free = useShopCartFreeProducts()
  const paid = lines.filter((line) => freeOfLine(line, free.freeProducts)?.kind !== "line")
  const { tierPrices, status, reason } = useShopPrices(paid.flatMap(({ variant_id }) => variant_id ?? []), { withCart: true })
  // What a line saves, what its next break takes and what is free are as high as their words are long: the lines wait for them.
  const arrival = useArrival(status !== "loading" && free.status !== "loading")

  const attempt = async (change: () => Promise<HttpTypes.StoreCart>, done: string) => {
    setProblem(null)
    try {
      await change()
      announce(done)
    } catch (error) {
      setProblem(problemText(error))
    }
  }
  if (arrival === "waiting") {
    return <CartLoading />
  }
  return (
    <>
      <div ref={title} tabIndex={-1}>
        <PageHeading title="Your cart" />
      </div>
      {problem ? <Notice kind="problem">{problem}</Notice> : null}
      <div className="with-summary">
        <div className="cart-main">
          <FreeProductProgress state={free} most={2} />
          <ul className="cart-lines" aria-label="Articles in your cart" aria-busy={state.busy}>
            {lines.toSorted(byAge).map((line) => (
              <CartLine
                key={line.id}
                line={line}
                freeProducts={free.freeProducts}
                currencyCode={cart.currency_code}
                tierPrices={tierPrices.get(line.variant_id ?? "")}
                withdrawn={status === "ready" && !reason && Boolean(line.variant_id) && !tierPrices.has(line.variant_id ?? "")}
                busy={state.busy}
                onQuantity={(quantity) =>
                  void attempt(() => state.setQuantity(line.id, quantity), `${line.product_title}: ${quantity} pieces.`)
                }
                onRemove={() => {
                  title.current?.focus()
                  void attempt(() => state.remove(line.id), `${line.product_title} removed.`)
                }}
              />
            ))}
          </ul>
          <FreeProductPicker state={free} />
        </div>
        <aside className="summary panel" aria-labelledby="summary">
          <h2 id="summary">Summary</h2>
          <Totals sums={cart} shippingKnown={Boolean(cart.shipping_methods?.length)} />
          <CartChoices>
            <PromotionCode cart={cart} state={state} />
            <Link to="/checkout" className="button button-wide">
              Checkout
            </Link>
            {customer ? null : (
              <p className="muted">
                <Link to="/login?back=/cart">Log in</Link> for your company’s prices; the cart comes along.
              </p>
            )}
          </CartChoices>
        </aside>
      </div>
    </>
  )
}

/** Lines stay where they are when they change. */
function byAge(a: HttpTypes.StoreCartLineItem, b: HttpTypes.StoreCartLineItem): number {
  return String(a.created_at).localeCompare(String(b.created_at)) || a.id.localeCompare(b.id)
}

function PromotionCode({ cart, state }: { cart: HttpTypes.StoreCart; state: CartState }): ReactElement {
  const announce = useAnnounce()
  const [code, setCode] = useState("")
  const [problem, setProblem] = useState<string | null>(null)
  const codes = (cart.promotions ?? []).flatMap((promotion) =>
    promotion.code && !promotion.is_automatic && !isReferralDiscount(promotion.code) ? [promotion.code] : []
  )

  const apply = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = code.trim()
    if (!wanted || state.busy) {
      return
    }
    setProblem(null)
    try {
      const next = await state.addPromotion(wanted)
      const taken = next.promotions?.some((promotion) => promotion.code?.toLowerCase() === wanted.toLowerCase())
      setCode(taken ? "" : wanted)
      setProblem(taken ? null : `“${wanted}” cannot be used for this cart.`)
      announce(taken ? `Code ${wanted} added.` : "")
    } catch (error) {
      setProblem(problemText(error))
    }
  }
  return (
    <form className="promotion" onSubmit={(event) => void apply(event)}>
      <label htmlFor="promotion">Promotion code</label>
      <div className="promotion-row">
        <input
          id="promotion"
          value={code}
          autoComplete="off"
          aria-describedby={problem ? "promotion-problem" : undefined}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => setCode(event.target.value)}
        />
        <button type="submit" className="button-quiet" aria-disabled={state.busy || undefined}>
          Apply
        </button>
      </div>
      {problem ? (
        <p id="promotion-problem" className="field-problem" role="alert">
          {problem}
        </p>
      ) : null}
      {codes.length > 0 ? (
        <ul className="promotion-codes">
          {codes.map((one) => (
            <li key={one}>
              <span className="tag">{one}</span>
              <button
                type="button"
                className="link-button"
                aria-label={`Remove code ${one}`}
                onClick={() => void state.removePromotion(one).then(() => announce(`Code ${one} removed.`))}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  )
}
