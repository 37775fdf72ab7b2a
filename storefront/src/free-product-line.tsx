import type { ReactElement } from "react"
import { type FreeProductLook, freeProductWords } from "./free-product-words.ts"
import { type CartFreeProduct, freeOfLine, type FreeOfLine, type LineWithFreePieces } from "./free-products.ts"
import { fillLabel } from "./labels.ts"
import { formatUnitPrice } from "./money.ts"

/** Properties of `FreeProductLine`. */
export interface FreeProductLineProps extends FreeProductLook {
  /** A line of a cart or an order. */
  line: LineWithFreePieces
  currencyCode: string
  /** What `useCartFreeProducts` answers, for a line of a cart; without it the line is told by what stands on it. */
  freeProducts?: readonly CartFreeProduct[]
  className?: string
}

/** In place of a line's price, or beside it: the usual price struck through, "Free", and why. Nothing for a line that is paid in full. */
export function FreeProductLine({ line, currencyCode, freeProducts, className, ...look }: FreeProductLineProps): ReactElement | null {
  const words = freeProductWords(look)
  const free = freeOfLine(line, freeProducts)
  if (!free) {
    return null
  }
  const { labels } = words
  const each = usualPrice(line, free)
  return (
    <span className={["free-product-line", `free-product-line-${free.kind}`, className].filter(Boolean).join(" ")}>
      {free.kind === "line" && each !== null ? (
        <>
          <s>
            {/* What is struck through is not said by every screen reader. */}
            <span className="free-product-hidden">{labels.insteadOf} </span>
            {formatUnitPrice(each, { currencyCode, locale: words.locale })}
          </s>{" "}
        </>
      ) : null}
      <strong>{saysFree(line, free, currencyCode, words)}</strong>
      {free.why ? <span className="free-product-why"> {free.why}</span> : null}
    </span>
  )
}

/** What a piece costs otherwise. */
function usualPrice({ compare_at_unit_price }: LineWithFreePieces, { value, quantity }: FreeOfLine): number | null {
  return typeof compare_at_unit_price === "number" ? compare_at_unit_price : value !== null && quantity ? value / quantity : null
}

function saysFree(line: LineWithFreePieces, { kind, quantity, value }: FreeOfLine, currencyCode: string, words: ReturnType<typeof freeProductWords>): string {
  const { labels, number, money } = words
  if (kind === "line") {
    return labels.free
  }
  return quantity === null
    ? fillLabel(labels.piecesWorth, { amount: money(value ?? 0, currencyCode) })
    : fillLabel(labels.pieces, { count: number(quantity), total: number(line.quantity) })
}
