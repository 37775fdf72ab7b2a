"use client"

import { fetchFreeProducts } from "./fetch-free-products.ts"
import type { PointsSource } from "./fetch-points.ts"
import type { FreeProductOffer, FreeProductOffers } from "./free-products.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useFreeProducts` needs to know. */
export interface UseFreeProductsOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** Nothing is asked for without a region. */
  regionId?: string | null
  /** The customer's id, null for a guest: what is on for one buyer is not shown to another. */
  buyer: string | null
  enabled?: boolean
  /** What is on as the server read it; it is shown at once and not asked for again. */
  initialOffers?: FreeProductOffers
}

/** What is known of what is on. */
export interface FreeProductsState {
  /** Empty until something is known. */
  offers: readonly FreeProductOffer[]
  /** Null until something is known. */
  currencyCode: string | null
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
}

const NONE: readonly FreeProductOffer[] = []

/** Reads which free products are on, for a banner. */
export function useFreeProducts({ source, regionId = null, buyer, enabled = true, initialOffers }: UseFreeProductsOptions): FreeProductsState {
  const { answer, status, error, refresh } = useAnswer<FreeProductOffers>({
    scope: JSON.stringify([buyer, regionId]),
    question: "",
    active: enabled && regionId !== null,
    read: (signal) => fetchFreeProducts(source, { regionId: regionId ?? "" }, { signal }),
    initialAnswer: initialOffers,
  })
  return { offers: answer?.free_products ?? NONE, currencyCode: answer?.currency_code ?? null, status, error, refresh }
}
