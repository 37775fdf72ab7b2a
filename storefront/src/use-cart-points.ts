"use client"

import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import {
  type CartPointsChange,
  fetchCartPoints,
  type PointsSource,
  redeemCartPoints,
  removeCartPoints,
} from "./fetch-points.ts"
import { lastWishes } from "./last-wishes.ts"
import { type CartPoints, clampPoints, valueOfPoints } from "./points.ts"
import { type PointsRefusal, readPointsRefusal } from "./points-refusal.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useCartPoints` needs to know. */
export interface UseCartPointsOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** Nothing is asked for without a cart. */
  cartId?: string | null
  /** Whose cart it is: the customer's id, null for a guest. When it changes, the former buyer's points are gone at once. */
  buyer: string | null
  /** Anything that changes when the cart does, such as its `updated_at`: the points are then read again. */
  version?: string | number | null
  enabled?: boolean
  /** Called with the cart as it is after a change, to show its new totals. Not called for a change that another one replaced. */
  onChange?: (change: CartPointsChange) => void
}

/** What is known of a cart's points, and what can be done with them. */
export interface CartPointsState {
  /** While a change is under way, as it is expected to end; then what the shop says. Null until something is known. */
  points: CartPoints | null
  status: "idle" | "loading" | "ready" | "error"
  /** What the last reading was rejected with, or the last change, where the shop did not refuse it but was not reached. */
  error: unknown
  /** True while a change is under way. */
  busy: boolean
  /** Why the last change was refused; null after the next one. */
  refusal: PointsRefusal | null
  /** Uses a number of points or all, from the wallet that is named or the one that pays already. */
  redeem: (points: number | "max", accountId?: string | null) => void
  /** Uses none any more. */
  remove: () => void
  refresh: () => void
}

/** What the buyer wants of a cart; `points` null: none. */
interface Wish {
  scope: string
  points: number | "max" | null
  accountId: string | null
}

/** What came of a change. */
type Outcome =
  | { change: CartPointsChange; learn: (points: CartPoints) => void }
  | { refusal: PointsRefusal | null; failure: unknown }

/** Why the last change came to nothing. */
interface Failed {
  scope: string
  refusal: PointsRefusal | null
  error: unknown
}

/**
 * Reads and changes the points of a cart. A change shows at once and is corrected by the answer. One change is sent at a
 * time: of those that are asked for meanwhile only the last is sent, and the same one twice is sent once.
 */
export function useCartPoints(options: UseCartPointsOptions): CartPointsState {
  const { source, cartId = null, buyer, version, enabled = true } = options
  const scope = JSON.stringify([buyer, cartId])
  const [wished, setWished] = useState<Wish | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  const wish = wished?.scope === scope ? wished : null
  const lastFailure = failed?.scope === scope && !wish ? failed : null
  const answered = useAnswer({
    scope,
    question: JSON.stringify([version]),
    active: enabled && cartId !== null,
    // What is read before a change would overwrite what the change answers.
    paused: wish !== null,
    read: (signal) => fetchCartPoints(source, cartId ?? "", { signal }),
  })
  const { answer, begin, refresh } = answered

  const latest = useRef({ options, scope })
  useEffect(() => {
    latest.current = { options, scope }
  })

  const submit = useMemo(() => {
    const send = async (asked: Wish): Promise<Outcome | null> => {
      // Nobody wants any more what was wished for another cart.
      return asked.scope === latest.current.scope ? sendWish(latest.current.options, asked, begin()) : null
    }
    const settle = (asked: Wish, outcome: Outcome | null) => {
      setWished(null)
      if (!outcome || asked.scope !== latest.current.scope) {
        return
      }
      if ("change" in outcome) {
        outcome.learn(outcome.change.points)
        latest.current.options.onChange?.(outcome.change)
        return
      }
      setFailed({ scope: asked.scope, refusal: outcome.refusal, error: outcome.refusal ? null : outcome.failure })
      refresh()
    }
    const queue = lastWishes({ send, settle, isSame })
    return (points: Wish["points"], accountId: string | null) => {
      const next = { scope: latest.current.scope, points, accountId }
      setFailed(null)
      setWished(next)
      queue(next)
    }
  }, [begin, refresh])

  const error = wish ? null : (lastFailure?.error ?? answered.error)
  return {
    points: answer && wish ? expected(answer, wish) : answer,
    status: error ? "error" : answered.status,
    error,
    busy: wish !== null,
    refusal: lastFailure?.refusal ?? null,
    redeem: useCallback((points, accountId = null) => submit(points, accountId), [submit]),
    remove: useCallback(() => submit(null, null), [submit]),
    refresh: useCallback(() => {
      setFailed(null)
      refresh()
    }, [refresh]),
  }
}

async function sendWish(
  { source, cartId }: UseCartPointsOptions,
  { points, accountId }: Wish,
  learn: (points: CartPoints) => void
): Promise<Outcome> {
  try {
    const change =
      points === null
        ? await removeCartPoints(source, cartId ?? "")
        : await redeemCartPoints(source, cartId ?? "", { points, accountId })
    return { change, learn }
  } catch (failure) {
    return { refusal: readPointsRefusal(failure), failure }
  }
}

/** The cart's points as the shop will most likely answer. */
function expected(points: CartPoints, { points: wanted, accountId }: Wish): CartPoints {
  const applied = wanted === null ? 0 : clampPoints(points, wanted === "max" ? Number.POSITIVE_INFINITY : wanted)
  const value = applied === points.applied ? points.value : valueOfPoints(points, applied)
  return { ...points, account_id: accountId ?? points.account_id, intent: wanted, applied, value }
}

function isSame(a: Wish, b: Wish): boolean {
  return a.scope === b.scope && a.points === b.points && a.accountId === b.accountId
}
