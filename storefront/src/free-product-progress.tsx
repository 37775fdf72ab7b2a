"use client"

import { type ReactElement, useId } from "react"
import { type FreeProductLook, type FreeProductWords, freeProductWords } from "./free-product-words.ts"
import { nearMisses } from "./free-products.ts"
import type { CartFreeProductsState } from "./use-cart-free-products.ts"

/** Properties of `FreeProductProgress`. */
export interface FreeProductProgressProps extends FreeProductLook {
  /** What `useCartFreeProducts` answers. */
  state: Pick<CartFreeProductsState, "freeProducts">
  /** How many near misses are shown, the nearest first; 1 unless given. */
  most?: number
  className?: string
}

/**
 * Bars to the next free products: "€12.00 more for a free mug". The element stays in the page where nothing is near, because
 * screen readers only speak changes of a live region that was there before.
 */
export function FreeProductProgress({ state, most = 1, className, ...look }: FreeProductProgressProps): ReactElement {
  const words = freeProductWords(look)
  const [nearest, ...others] = nearMisses(state.freeProducts).slice(0, most)
  const id = useId()
  return (
    <div className={["free-product-progress", className].filter(Boolean).join(" ")}>
      <p id={id} role="status">
        {nearest ? words.nearMiss(nearest) : null}
      </p>
      {nearest ? <Bar labelledBy={id} progress={nearest.near_miss.progress} words={words} /> : null}
      {others.map((one) => (
        <div key={one.rule_id}>
          <p id={`${id} ${one.rule_id}`.replaceAll(" ", "-")}>{words.nearMiss(one)}</p>
          <Bar labelledBy={`${id} ${one.rule_id}`.replaceAll(" ", "-")} progress={one.near_miss.progress} words={words} />
        </div>
      ))}
    </div>
  )
}

interface BarProps {
  labelledBy: string
  progress: number
  words: FreeProductWords
}

/** Never full while something is missing. */
function Bar({ labelledBy, progress, words: { locale } }: BarProps): ReactElement {
  const percent = Math.min(99, Math.max(0, Math.floor(progress * 100)))
  return (
    <div
      className="free-product-bar"
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={new Intl.NumberFormat(locale, { style: "percent" }).format(percent / 100)}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </div>
  )
}
