"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { PointsSource } from "./fetch-points.ts"
import { fetchReferral, type ReferralInvitation, requestReferralCode, sendReferralInvitations } from "./fetch-referrals.ts"
import { readReferralRefusal, type ReferralRefusal } from "./referral-refusal.ts"
import type { Referral } from "./referrals.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useReferral` needs to know. */
export interface UseReferralOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; null for a guest, who refers nobody and is not asked for. */
  buyer: string | null
  enabled?: boolean
}

/** A buyer as an advocate, and what can be done. */
export interface ReferralAccountState {
  /** Null until it is known. */
  referral: Referral | null
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
  /** Asks for a code; with `replace` for a new one. One change at a time; a second click does nothing. */
  requestCode: (wish?: { replace?: boolean }) => void
  /** Lets the shop invite friends by e-mail. */
  invite: (invitation: ReferralInvitation) => void
  busy: boolean
  /** How many invitations the last change has sent; null where it was none. */
  sent: number | null
  /** Why the shop did not do the last change. */
  refusal: ReferralRefusal | null
  /** The shop was not reached with it. */
  problem: unknown
}

type Change = Pick<ReferralAccountState, "busy" | "sent" | "refusal" | "problem"> & { buyer: string | null }

const NOTHING = { busy: false, sent: null, refusal: null, problem: null }

/** Reads a buyer's code, counts and rewards. Another buyer never sees the former one's. */
export function useReferral(options: UseReferralOptions): ReferralAccountState {
  const { source, buyer, enabled = true } = options
  const { answer, status, error, refresh, begin } = useAnswer({
    scope: JSON.stringify([buyer]),
    question: "",
    active: enabled && buyer !== null,
    read: (signal) => fetchReferral(source, { signal }),
  })
  const [change, setChange] = useState<Change>({ ...NOTHING, buyer })
  const latest = useRef({ ...options, referral: answer })
  const busyFor = useRef<string | null>(null)
  useEffect(() => {
    latest.current = { ...options, referral: answer }
  })

  const run = useCallback(
    async (send: (shop: PointsSource, learn: (referral: Referral) => void) => Promise<number | null>) => {
      const { source: shop, buyer: asking } = latest.current
      if (asking === null || busyFor.current === asking) {
        return
      }
      busyFor.current = asking
      setChange({ ...NOTHING, buyer: asking, busy: true })
      const outcome = await send(shop, begin()).then(
        (sent) => ({ ...NOTHING, sent }),
        (failure: unknown) => {
          const refusal = readReferralRefusal(failure)
          return refusal ? { ...NOTHING, refusal } : { ...NOTHING, problem: failure }
        }
      )
      if (busyFor.current === asking) {
        busyFor.current = null
        setChange({ ...outcome, buyer: asking })
      }
    },
    [begin]
  )
  const requestCode = useCallback(
    (wish: { replace?: boolean } = {}) =>
      void run(async (shop, learn) => {
        learn(await requestReferralCode(shop, wish))
        return null
      }),
    [run]
  )
  const invite = useCallback(
    (invitation: ReferralInvitation) =>
      void run(async (shop, learn) => {
        const { sent, leftToday } = await sendReferralInvitations(shop, invitation)
        const { referral } = latest.current
        if (referral) {
          learn({ ...referral, invitations: { ...referral.invitations, left_today: leftToday } })
        }
        return sent
      }),
    [run]
  )

  const { busy, sent, refusal, problem } = change.buyer === buyer ? change : NOTHING
  return { referral: answer, status, error, refresh, requestCode, invite, busy, sent, refusal, problem }
}
