"use client"

import { type ReactElement, useId } from "react"
import { FreeProductChoice } from "./free-product-choice.tsx"
import { type FreeProductLook, type FreeProductWords, freeProductWords } from "./free-product-words.ts"
import type { CartFreeProduct } from "./free-products.ts"
import { fillLabel } from "./labels.ts"
import type { CartFreeProductsState } from "./use-cart-free-products.ts"

/** Properties of `FreeProductPicker`. */
export interface FreeProductPickerProps extends FreeProductLook {
  /** What `useCartFreeProducts` answers. */
  state: CartFreeProductsState
  className?: string
}

/** What the cart gets free of charge: choose n of them and swap, decline, take back, and why there is less or nothing. */
export function FreeProductPicker({ state, className, ...look }: FreeProductPickerProps): ReactElement | null {
  const words = freeProductWords(look)
  const { freeProducts, status, busy } = state
  const title = useId()
  const shown = freeProducts.filter((one) => one.state !== "near_miss")
  const failed = status === "error" && state.currencyCode === null
  if (status === "idle") {
    return null
  }
  const empty = shown.length === 0 && !failed
  const inCart = shown.flatMap((one) => (one.state === "declined" ? [] : one.lines))
  return (
    <section className={["free-product-picker", className].filter(Boolean).join(" ")} aria-labelledby={empty ? undefined : title} aria-busy={busy || undefined}>
      {empty ? null : <h3 id={title}>{words.labels.title}</h3>}
      {/* It stays while it is empty: screen readers only speak changes of a live region that was there before. */}
      <p className="free-product-in-cart" role="status">
        {inCart.length > 0 ? fillLabel(words.labels.inCart, { goods: words.goods(inCart) }) : null}
      </p>
      {failed ? <Failed retry={state.refresh} words={words} /> : null}
      {shown.length > 0 ? (
        <ul>
          {shown.map((one) => (
            <li key={one.rule_id} className={`free-product free-product-${one.state}`}>
              <FreeProduct one={one} state={state} words={words} />
            </li>
          ))}
        </ul>
      ) : null}
      {status === "error" && !failed && !state.refusal ? (
        <p className="free-product-problem" role="alert">
          {words.labels.unreachable}
        </p>
      ) : null}
    </section>
  )
}

interface PartProps {
  one: CartFreeProduct
  state: CartFreeProductsState
  words: FreeProductWords
}

function FreeProduct({ one, state, words }: PartProps): ReactElement {
  const { labels } = words
  const { name, description, choice, state: stands, rule_id } = one
  const declined = stands === "declined"
  const refusal = state.refusal?.rule_id === rule_id ? state.refusal : null
  return (
    <>
      <p className="free-product-name">
        <strong>{name}</strong>
        {description ? <span>{description}</span> : null}
      </p>
      {declined ? <p className="free-product-muted">{labels.declined}</p> : null}
      {choice && !declined && stands !== "unavailable" ? (
        <FreeProductChoice one={one} currencyCode={state.currencyCode ?? ""} words={words} onChoose={(chosen) => state.choose(rule_id, chosen)} />
      ) : null}
      {declined ? null : <Shortfalls one={one} words={words} />}
      {refusal ? (
        <p className="free-product-problem" role="alert">
          {words.refused(refusal)}
        </p>
      ) : null}
      {isDeclinable(one) ? (
        // One button for both ways: it keeps the focus when it is pressed.
        <button
          type="button"
          className="free-product-decline"
          aria-label={fillLabel(declined ? labels.takeBackName : labels.declineName, { name })}
          aria-disabled={state.busy || undefined}
          onClick={() => (state.busy ? undefined : declined ? state.takeBack(rule_id) : state.decline(rule_id))}
        >
          {declined ? labels.takeBack : labels.decline}
        </button>
      ) : null}
    </>
  )
}

/** What is taken off paid lines is no product that anybody would be rid of. */
function isDeclinable({ state, goods, lines }: CartFreeProduct): boolean {
  return state === "declined" || (state !== "unavailable" && (goods.length > 0 || lines.some(({ kind }) => kind === "line")))
}

/** Why there is less than promised, each reason once. */
function Shortfalls({ one, words }: { one: CartFreeProduct; words: FreeProductWords }): ReactElement | null {
  const { labels, counted, shortfall } = words
  const reasons = new Map<string, number>()
  for (const short of one.shortfalls) {
    const reason = shortfall(short)
    reasons.set(reason, (reasons.get(reason) ?? 0) + short.missing)
  }
  if (reasons.size === 0) {
    return one.state === "unavailable" ? <p className="free-product-short">{fillLabel(labels.unavailable, { reason: labels.shortfallOther })}</p> : null
  }
  return (
    <>
      {[...reasons].map(([reason, missing]) => (
        <p key={reason} className="free-product-short">
          {one.state === "unavailable" ? fillLabel(labels.unavailable, { reason }) : counted(labels.fewer, missing, { reason })}
        </p>
      ))}
    </>
  )
}

function Failed({ retry, words: { labels } }: { retry: () => void; words: FreeProductWords }): ReactElement {
  return (
    <p className="free-product-problem" role="alert">
      {labels.failed}{" "}
      <button type="button" onClick={retry}>
        {labels.retry}
      </button>
    </p>
  )
}
