"use client"

import { useMemo } from "react"
import { fetchTierPrices, type TierPriceQuery, type TierPriceSource } from "./fetch-tier-prices.ts"
import type { TierPrices, TierPricesAnswer } from "./tier-prices.ts"
import { useAnswer } from "./use-answer.ts"

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

const NO_PRICES: ReadonlyMap<string, TierPrices> = new Map()

/** Reads the price curves of all variants of a page in one request, and again when buyer, region or cart change. */
export function useTierPrices(options: UseTierPricesOptions): TierPricesState {
  const { source, buyer, regionId, countryCode, province, cartId, version, enabled = true, initialAnswer } = options
  const { answer, status, error, refresh } = useAnswer<TierPricesAnswer>({
    scope: JSON.stringify([buyer, regionId, countryCode, province]),
    question: JSON.stringify([options.variantIds, cartId, version]),
    active: enabled && Boolean(regionId) && options.variantIds.length > 0,
    read: (signal) => fetchTierPrices(source, { ...options, regionId: regionId ?? "" }, { signal }),
    initialAnswer,
  })
  const tierPrices = useMemo(
    () => (answer ? new Map(answer.tier_prices.map((prices) => [prices.variant_id, prices])) : NO_PRICES),
    [answer]
  )
  return { tierPrices, status, reason: answer?.reason ?? null, error, refresh }
}
