"use client"

import { fetchLoyalty } from "./fetch-loyalty.ts"
import type { PointsSource } from "./fetch-points.ts"
import type { Loyalty } from "./loyalty.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useLoyalty` needs to know. */
export interface UseLoyaltyOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** False asks for nothing. */
  enabled?: boolean
  /** The programme as the server read it; it is shown at once and not asked for again. */
  initialLoyalty?: Loyalty
}

/** What is known of the programme. */
export interface LoyaltyState {
  loyalty: Loyalty | null
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
}

/** Reads levels, benefits, occasions and terms. Public, so once for everybody. */
export function useLoyalty({ source, enabled = true, initialLoyalty }: UseLoyaltyOptions): LoyaltyState {
  const { answer, status, error, refresh } = useAnswer({
    scope: "loyalty",
    question: "",
    active: enabled,
    read: (signal) => fetchLoyalty(source, { signal }),
    initialAnswer: initialLoyalty,
  })
  return { loyalty: answer, status, error, refresh }
}
