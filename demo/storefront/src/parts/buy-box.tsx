import type { HttpTypes } from "@medusajs/types"
import { breakAt, formatAmount, formatUnitPrice, NextBreak, PointsBadge, TierPriceTable } from "medusa-b2b-loyalty-storefront"
import { type ReactElement, useState } from "react"
import { Link, useLocation } from "react-router-dom"
import { CheckIcon } from "../layout/icons.tsx"
import { useAnnounce } from "../shop/announcer.tsx"
import { useCart } from "../shop/cart.tsx"
import { usePoints, usePointsLoading, useShopEarnable } from "../shop/points.tsx"
import { isTaxInclusive, taxNote, useShopPrices } from "../shop/prices.ts"
import { problemText } from "../shop/problem.ts"
import { useShop } from "../shop/shop.tsx"
import { LoadingProblem, Notice } from "./notice.tsx"
import { QuantityField } from "./quantity-field.tsx"

interface BuyBoxProps {
  product: HttpTypes.StoreProduct
  variant: HttpTypes.StoreProductVariant
}

/** Price, price table, quantity and the way into the cart, for one version of an article. */
export function BuyBox({ product, variant }: BuyBoxProps): ReactElement {
  const { cart } = useCart()
  const announce = useAnnounce()
  const { pathname, search } = useLocation()
  const { tierPrices, reason, error, refresh } = useShopPrices([variant.id], { withCart: true })
  const [quantity, setQuantity] = useState(1)
  const prices = tierPrices.get(variant.id)
  const inCart = (cart?.items ?? []).reduce((sum, line) => sum + (line.variant_id === variant.id ? line.quantity : 0), 0)
  // The breaks count the whole line: what is in the cart already, and what is about to be added.
  const lineQuantity = inCart + quantity
  const step = prices ? breakAt(prices.breaks, lineQuantity) : undefined
  const unitPrice = (prices ? step?.unit_price : variant.calculated_price?.calculated_amount) ?? null
  const currencyCode = prices?.currency_code ?? variant.calculated_price?.currency_code ?? ""
  const listPrice = prices?.list_price ?? variant.calculated_price?.original_amount ?? null

  const selectLineQuantity = (wanted: number) => {
    const toAdd = Math.max(1, wanted - inCart)
    setQuantity(toAdd)
    announce(`Quantity set to ${toAdd}.`)
  }
  if (reason === "login_required") {
    return (
      <Notice kind="info">
        <p>
          Prices are for registered customers.{" "}
          <Link to={`/login?${new URLSearchParams({ back: pathname + search })}`}>Log in to see yours</Link>
        </p>
      </Notice>
    )
  }
  return (
    <div className="buy-box">
      {unitPrice === null || !currencyCode ? (
        <p className="price price-pending">{prices ? "Not sold in this quantity." : "…"}</p>
      ) : (
        <PriceNow
          unitPrice={unitPrice}
          listPrice={listPrice}
          withoutTax={step?.unit_price_without_tax ?? null}
          taxInclusive={isTaxInclusive(variant)}
          quantity={quantity}
          currencyCode={currencyCode}
        />
      )}
      <ArticlePoints variantId={variant.id} quantity={quantity} />
      <AddToCart product={product} variant={variant} quantity={quantity} setQuantity={setQuantity} />
      {/* The cart is known before the prices that depend on it. */}
      {inCart > 0 ? (
        <p className="muted in-cart">{inCart.toLocaleString("en")} in your cart already; they count toward these quantities.</p>
      ) : null}
      <NextBreak tierPrices={prices} quantity={lineQuantity} onSelectQuantity={selectLineQuantity} />
      {error ? <LoadingProblem text="The prices of larger quantities could not be read." retry={refresh} /> : null}
      <TierPriceTable tierPrices={prices} quantity={lineQuantity} onSelectQuantity={selectLineQuantity} />
      {prices && prices.counted_quantity > 0 ? (
        <p className="muted">
          {prices.counted_quantity.toLocaleString("en")} pieces of other lines in your cart count along.
        </p>
      ) : null}
    </div>
  )
}

/** What these pieces earn. Its place is kept while it and the programme are read. */
function ArticlePoints({ variantId, quantity }: { variantId: string; quantity: number }): ReactElement | null {
  const program = usePoints()
  const loading = usePointsLoading()
  const { customer } = useShop()
  const points = useShopEarnable([variantId], "product", quantity).get(variantId)?.points
  const text = customer ? program?.badge.text : program?.guest_text
  return loading || (program?.badge.places.includes("product") && text) ? (
    <p className="article-points">
      <PointsBadge program={program} points={points} place="product" guest={!customer} />{" "}
      {points ? <Link to="/points">How it works</Link> : null}
    </p>
  ) : null
}

interface PriceNowProps {
  unitPrice: number
  listPrice: number | null
  withoutTax: number | null
  taxInclusive: boolean
  quantity: number
  currencyCode: string
}

function PriceNow({ unitPrice, listPrice, withoutTax, taxInclusive, quantity, currencyCode }: PriceNowProps): ReactElement {
  const money = { currencyCode }
  return (
    <div className="price">
      <p className="price-each">
        <strong data-testid="unit-price">{formatUnitPrice(unitPrice, money)}</strong>
        <span>per piece, {taxNote(taxInclusive)}</span>
        {listPrice !== null && listPrice > unitPrice ? (
          <s>
            <span className="visually-hidden">instead of </span>
            {formatUnitPrice(listPrice, money)}
          </s>
        ) : null}
      </p>
      <p className="muted">
        {taxInclusive && withoutTax !== null ? `${formatUnitPrice(withoutTax, money)} excl. VAT · ` : ""}
        {quantity.toLocaleString("en")} {quantity === 1 ? "piece" : "pieces"}: {formatAmount(unitPrice * quantity, money)}
      </p>
    </div>
  )
}

interface AddToCartProps extends BuyBoxProps {
  quantity: number
  setQuantity: (quantity: number) => void
}

function AddToCart({ product, variant, quantity, setQuantity }: AddToCartProps): ReactElement {
  const { add, busy } = useCart()
  const announce = useAnnounce()
  const [added, setAdded] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const addNow = async () => {
    if (busy) {
      return
    }
    setAdded(null)
    setProblem(null)
    try {
      const cart = await add(variant.id, quantity)
      const line = cart.items?.find((item) => item.variant_id === variant.id)
      const price = line ? `, ${formatUnitPrice(line.unit_price, { currencyCode: cart.currency_code })} each` : ""
      const text = `${quantity.toLocaleString("en")} added${price}.`
      setAdded(text)
      setQuantity(1)
      announce(text)
    } catch (error) {
      setProblem(problemText(error))
    }
  }
  return (
    <>
      <div className="add-to-cart">
        <QuantityField id="quantity" of={product.title} value={quantity} live onChange={setQuantity} />
        <button type="button" className="button" aria-disabled={busy || undefined} onClick={() => void addNow()}>
          {busy ? "Adding …" : "Add to cart"}
        </button>
      </div>
      {problem ? <Notice kind="problem">{problem}</Notice> : null}
      {added ? (
        <Notice kind="good">
          <CheckIcon />
          <span>
            {added} <Link to="/cart">View cart</Link>
          </span>
        </Notice>
      ) : null}
    </>
  )
}
