"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import { type BirthdayInput, fetchCustomerLoyalty, saveBirthday } from "./fetch-loyalty.ts"
import type { PointsSource } from "./fetch-points.ts"
import type { CustomerLoyalty } from "./loyalty.ts"
import { type PointsRefusal, readPointsRefusal } from "./points-refusal.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useCustomerLoyalty` needs to know. */
export interface UseCustomerLoyaltyOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** The customer's id; null for a guest, who has no level and is not asked for. */
  buyer: string | null
  /** Anything that changes when the level may have, such as the number of the last order: it is then read again. */
  version?: string | number | null
  enabled?: boolean
}

/** Where a buyer stands, and the birthday that can be told. */
export interface CustomerLoyaltyState {
  /** Null until it is known. */
  loyalty: CustomerLoyalty | null
  status: "idle" | "loading" | "ready" | "error"
  error: unknown
  refresh: () => void
  /** Tells a birthday with consent, or withdraws both. One change at a time; a second click does nothing. */
  changeBirthday: (birthday: BirthdayInput | null) => void
  busy: boolean
  /** Why the shop did not take the birthday. */
  refusal: PointsRefusal | null
  /** The shop was not reached with it. */
  problem: unknown
}

type Change = Pick<CustomerLoyaltyState, "busy" | "refusal" | "problem"> & { buyer: string | null }

const NOTHING = { busy: false, refusal: null, problem: null }

/** Reads level, progress, history and offers of a buyer. Another buyer never sees the former one's. */
export function useCustomerLoyalty(options: UseCustomerLoyaltyOptions): CustomerLoyaltyState {
  const { source, buyer, version, enabled = true } = options
  const { answer, status, error, refresh, begin } = useAnswer({
    scope: JSON.stringify([buyer]),
    question: JSON.stringify([version]),
    active: enabled && buyer !== null,
    read: (signal) => fetchCustomerLoyalty(source, { signal }),
  })
  const [change, setChange] = useState<Change>({ ...NOTHING, buyer })
  const latest = useRef({ ...options, loyalty: answer })
  const busyFor = useRef<string | null>(null)
  useEffect(() => {
    latest.current = { ...options, loyalty: answer }
  })

  const changeBirthday = useCallback(
    async (birthday: BirthdayInput | null) => {
      const { source: shop, buyer: asking } = latest.current
      if (asking === null || busyFor.current === asking) {
        return
      }
      busyFor.current = asking
      setChange({ ...NOTHING, buyer: asking, busy: true })
      const settle = begin()
      const outcome = await saveBirthday(shop, birthday).then(
        (saved) => {
          const { loyalty } = latest.current
          if (loyalty) {
            settle({ ...loyalty, ...saved })
          }
          return NOTHING
        },
        (failure: unknown) => {
          const refusal = readPointsRefusal(failure)
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

  const own = change.buyer === buyer ? change : NOTHING
  return {
    loyalty: answer,
    status,
    error,
    refresh,
    changeBirthday: useCallback((birthday) => void changeBirthday(birthday), [changeBirthday]),
    busy: own.busy,
    refusal: own.refusal,
    problem: own.problem,
  }
}
