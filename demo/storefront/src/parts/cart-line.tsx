import type { HttpTypes } from "@medusajs/types"
import { type CartFreeProduct, formatAmount, formatUnitPrice, freeOfLine, FreeProductLine, NextBreak, type TierPrices } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { Picture } from "./picture.tsx"
import { QuantityField } from "./quantity-field.tsx"

interface CartLineProps {
  line: HttpTypes.StoreCartLineItem
  /** What the cart gets free of charge. */
  freeProducts: readonly CartFreeProduct[]
  currencyCode: string
  tierPrices: TierPrices | undefined
  /** The shop does not sell it any more. */
  withdrawn: boolean
  busy: boolean
  onQuantity: (quantity: number) => void
  onRemove: () => void
}

/**
 * One line of the cart, with what a piece costs, what it saves, and what the next break takes. A free line is the shop's: it has
 * neither a quantity field nor a button to remove it.
 */
export function CartLine(props: CartLineProps): ReactElement {
  const { line, freeProducts, currencyCode, tierPrices, withdrawn, busy, onQuantity, onRemove } = props
  const isFree = freeOfLine(line, freeProducts)?.kind === "line"
  const money = { currencyCode }
  const name = [line.product_title ?? line.title, line.variant_title].filter(Boolean).join(", ")
  const address = `/products/${line.product_handle}?${new URLSearchParams(line.variant_sku ? { article: line.variant_sku } : {})}`
  return (
    <li className="cart-line">
      <Picture src={line.thumbnail} size={96} />
      <div className="cart-line-text">
        <h2>
          <Link to={address}>{line.product_title ?? line.title}</Link>
        </h2>
        <p className="muted">{[line.variant_title, line.variant_sku].filter(Boolean).join(" · ")}</p>
        {isFree ? null : <LinePrice line={line} listPrice={tierPrices?.list_price ?? null} currencyCode={currencyCode} />}
        <FreeProductLine line={line} currencyCode={currencyCode} freeProducts={freeProducts} />
        {isFree ? null : withdrawn ? (
          <p className="field-problem">No longer sold: please remove it to order the rest.</p>
        ) : (
          <NextBreak tierPrices={tierPrices} quantity={line.quantity} onSelectQuantity={onQuantity} busy={busy} />
        )}
      </div>
      {isFree ? (
        <p className="cart-line-pieces">
          {line.quantity.toLocaleString("en")} {line.quantity === 1 ? "piece" : "pieces"}
        </p>
      ) : (
        <div className="cart-line-quantity">
          <QuantityField id={`quantity-${line.id}`} of={name} value={line.quantity} busy={busy} onChange={onQuantity} />
          <button
            type="button"
            className="link-button"
            aria-label={`Remove ${name}`}
            aria-disabled={busy || undefined}
            onClick={busy ? undefined : onRemove}
          >
            Remove
          </button>
        </div>
      )}
      <p className="cart-line-total">
        <span className="visually-hidden">Line total </span>
        {formatAmount(line.unit_price * line.quantity, money)}
      </p>
    </li>
  )
}

interface LinePriceProps {
  line: Pick<HttpTypes.StoreCartLineItem, "unit_price" | "quantity" | "is_discountable">
  listPrice: number | null
  currencyCode: string
}

/** What a piece of the line costs, beside its list price and what the line saves. */
export function LinePrice({ line, listPrice, currencyCode }: LinePriceProps): ReactElement {
  const money = { currencyCode }
  const saves = listPrice !== null && listPrice > line.unit_price
  return (
    <p className="line-price">
      <span data-testid="line-unit-price">{formatUnitPrice(line.unit_price, money)}</span>
      <span className="muted"> each</span>
      {saves ? (
        <>
          {" "}
          <s>
            <span className="visually-hidden">instead of </span>
            {formatUnitPrice(listPrice, money)}
          </s>{" "}
          <span className="saved">you save {formatAmount((listPrice - line.unit_price) * line.quantity, money)}</span>
        </>
      ) : null}
      {line.is_discountable === false ? <span className="tag">No further discount</span> : null}
    </p>
  )
}
