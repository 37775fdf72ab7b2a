"use client"

import type { PointsSource } from "./fetch-points.ts"
import { fetchReferralOffer } from "./fetch-referrals.ts"
import type { ReferralOffer } from "./referrals.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useReferralOffer` needs to know. */
export interface UseReferralOfferOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** Nothing is asked for without a code. */
  code?: string | null
  /** The customer's id, null for a guest: nobody is offered the own code. */
  buyer: string | null
  /** Amounts are told in it alone; else in every currency of the programme. */
  currencyCode?: string
  enabled?: boolean
  /** The offer as the server read it; it is shown at once and not asked for again. */
  initialOffer?: ReferralOffer
}

/** What is known of a code. */
export interface ReferralOfferState {
  /** Null until it is known, and for a code that does not work. */
  offer: ReferralOffer | null
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
}

/** Reads what a code brings a friend. */
export function useReferralOffer({ source, code = null, buyer, currencyCode, enabled = true, initialOffer }: UseReferralOfferOptions): ReferralOfferState {
  const { answer, status, error, refresh } = useAnswer<{ offer: ReferralOffer | null }>({
    scope: JSON.stringify([buyer, code, currencyCode]),
    question: "",
    active: enabled && code !== null,
    read: async (signal) => ({ offer: await fetchReferralOffer(source, { code: code ?? "", currencyCode }, { signal }) }),
    initialAnswer: initialOffer && { offer: initialOffer },
  })
  return { offer: answer?.offer ?? null, status, error, refresh }
}
