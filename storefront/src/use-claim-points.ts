"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { claimPoints, type PointsSource, requestPointsClaim } from "./fetch-points.ts"
import { type PointsRefusal, readPointsRefusal } from "./points-refusal.ts"
import type { PointsClaimed, PointsClaimRequested } from "./points.ts"

/** What `useClaimPoints` needs to know. */
export interface UseClaimPointsOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; null for a guest, who has to log in first. When it changes, the former buyer's answers are gone. */
  buyer: string | null
  /** Called with what a link has granted, to read balances again. */
  onClaimed?: (claimed: PointsClaimed) => void
}

/** What became of a request for a link, or of a link. */
export interface ClaimPointsState {
  /** After a link was asked for; it does not say whether there is anything for it. */
  requested: PointsClaimRequested | null
  /** After a link was used. */
  claimed: PointsClaimed | null
  busy: boolean
  /** Why the shop did not take it. */
  refusal: PointsRefusal | null
  /** The shop was not reached. */
  error: unknown
  /** Asks for a link to the buyer's e-mail address. */
  request: () => void
  /** Uses the token of a link. */
  claim: (token: string) => void
}

type Known = Pick<ClaimPointsState, "requested" | "claimed" | "busy" | "refusal" | "error"> & { buyer: string | null }

const NOTHING = { requested: null, claimed: null, busy: false, refusal: null, error: null }

/** Asks for a link to points of orders as a guest, and uses one. One thing at a time; a second click does nothing. */
export function useClaimPoints(options: UseClaimPointsOptions): ClaimPointsState {
  const { buyer } = options
  const [known, setKnown] = useState<Known>({ ...NOTHING, buyer })
  const latest = useRef(options)
  const busy = useRef<string | null>(null)
  useEffect(() => {
    latest.current = options
  })

  const run = useCallback(async (work: (source: PointsSource) => Promise<Partial<Known>>) => {
    const { source, buyer: asking } = latest.current
    if (asking === null || busy.current === asking) {
      return
    }
    busy.current = asking
    setKnown({ ...NOTHING, buyer: asking, busy: true })
    const outcome = await work(source).catch((failure: unknown): Partial<Known> => {
      const refusal = readPointsRefusal(failure)
      return refusal ? { refusal } : { error: failure }
    })
    if (busy.current === asking) {
      busy.current = null
      setKnown({ ...NOTHING, ...outcome, buyer: asking })
    }
    if (outcome.claimed && latest.current.buyer === asking) {
      latest.current.onClaimed?.(outcome.claimed)
    }
  }, [])

  const own = known.buyer === buyer ? known : { ...NOTHING, buyer }
  return {
    requested: own.requested,
    claimed: own.claimed,
    busy: own.busy,
    refusal: own.refusal,
    error: own.error,
    request: useCallback(() => void run(async (source) => ({ requested: await requestPointsClaim(source) })), [run]),
    claim: useCallback((token: string) => void run(async (source) => ({ claimed: await claimPoints(source, token) })), [run]),
  }
}
