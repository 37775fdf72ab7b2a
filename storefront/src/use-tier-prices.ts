"use client"

import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { fetchTierPrices, type TierPriceQuery, type TierPriceSource } from "./fetch-tier-prices.ts"
import type { TierPrices, TierPricesAnswer } from "./tier-prices.ts"

/** What `useTierPrices` needs to know. */
export interface UseTierPricesOptions extends Omit<TierPriceQuery, "regionId"> {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: TierPriceSource
  /** Nothing is asked for until the region is known. */
  regionId?: string | null
  /**
   * Whose prices these are: the customer's id, null for a guest. When it changes, the former buyer's prices
   * are gone with the same render.
   */
  buyer: string | null
  /** Anything that changes when the cart does, such as its `updated_at`: the prices are then read again. */
  version?: string | number | null
  /** False asks for nothing. */
  enabled?: boolean
  /** An answer that the server rendered already; it is shown at once and not asked for again until something changes. */
  initialAnswer?: TierPricesAnswer
}

/** What is known of the prices. */
export interface TierPricesState {
  /** By variant id. While newer prices for the same buyer are on their way, the former ones stay. */
  tierPrices: ReadonlyMap<string, TierPrices>
  status: "idle" | "loading" | "ready" | "error"
  /** Why a shop keeps its prices back, for example `login_required`. */
  reason: string | null
  /** What the source rejected with. */
  error: unknown
  /** Asks again. */
  refresh: () => void
}

interface Known {
  /** Whose prices, and where: answers of another scope are never shown. */
  scope: string
  /** The question that was answered last. */
  question: string | null
  answer: TierPricesAnswer | null
  error: unknown
}

const NO_PRICES: ReadonlyMap<string, TierPrices> = new Map()

/** Reads the price curves of all variants of a page in one request, and again when buyer, region or cart change. */
export function useTierPrices(options: UseTierPricesOptions): TierPricesState {
  const { buyer, regionId, countryCode, province, cartId, version, enabled = true, initialAnswer } = options
  const [asked, setAsked] = useState(0)
  const scope = JSON.stringify([buyer, regionId, countryCode, province])
  const question = JSON.stringify([scope, options.variantIds, cartId, version, asked])
  const active = enabled && Boolean(regionId) && options.variantIds.length > 0
  const [known, setKnown] = useState<Known>(() => ({
    scope,
    question: initialAnswer ? question : null,
    answer: initialAnswer ?? null,
    error: null,
  }))
  const answered = known.question === question

  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  useEffect(() => {
    if (!active || answered) {
      return
    }
    const abort = new AbortController()
    const { source, ...query } = latest.current
    const learn = (next: (former: Known) => Known) => {
      if (!abort.signal.aborted) {
        setKnown(next)
      }
    }
    fetchTierPrices(source, { ...query, regionId: query.regionId ?? "" }, { signal: abort.signal }).then(
      (answer) => learn(() => ({ scope, question, answer, error: null })),
      (error: unknown) =>
        learn((former) => ({ scope, question, answer: former.scope === scope ? former.answer : null, error }))
    )
    return () => abort.abort()
    // The question stands for everything that is asked; its answer must not ask again, so `answered` is no dependency.
  }, [active, question])

  const answer = active && known.scope === scope ? known.answer : null
  const tierPrices = useMemo(
    () => (answer ? new Map(answer.tier_prices.map((prices) => [prices.variant_id, prices])) : NO_PRICES),
    [answer]
  )
  const error = answered ? known.error : null
  return {
    tierPrices,
    status: !active ? "idle" : !answered ? "loading" : error ? "error" : "ready",
    reason: answer?.reason ?? null,
    error,
    refresh: useCallback(() => setAsked((times) => times + 1), []),
  }
}
