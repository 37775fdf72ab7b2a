"use client"

import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import type { ArrivedReferral } from "./arrived-referral.ts"
import type { PointsSource } from "./fetch-points.ts"
import { applyCartReferral, type CartReferralAnswer, fetchCartReferral, removeCartReferral } from "./fetch-referrals.ts"
import { lastWishes } from "./last-wishes.ts"
import { readReferralRefusal, type ReferralRefusal } from "./referral-refusal.ts"
import type { CartReferral, ReferralChannel } from "./referrals.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useCartReferral` needs to know. */
export interface UseCartReferralOptions<Cart = unknown> {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** Nothing is asked for without a cart. */
  cartId?: string | null
  /** Whose cart it is: the customer's id, null for a guest. When it changes, what was known of the former buyer's is gone at once. */
  buyer: string | null
  /** Anything that changes when the cart does: the code is then read again. */
  version?: string | number | null
  enabled?: boolean
  /** A code that came with a link: it is put on a cart without one, once for each cart and buyer. */
  arrived?: ArrivedReferral | null
  /** Called when the code of the link will not be of use any more: the shop refuses it, or the buyer has taken it off. */
  onArrivalOver?: () => void
  /** Called with the cart as it is after a change, to show its new totals. */
  onChange?: (cart: Cart) => void
}

/** What is known of a cart's code, and what can be done. */
export interface CartReferralState {
  /** False until it is known, and where the shop has no programme at the moment. */
  available: boolean
  referral: CartReferral | null
  status: "idle" | "loading" | "ready" | "error"
  /** What the last reading or the last change was rejected with, where the shop was not reached. */
  error: unknown
  busy: boolean
  /** Why the last code was refused, and whether it was the one of a link; null after the next change. */
  refusal: (ReferralRefusal & { arrived: boolean }) | null
  apply: (code: string, channel?: ReferralChannel) => void
  remove: () => void
  refresh: () => void
}

const NONE_TRIED: ReadonlySet<string> = new Set()

/** `code` null: none any more. */
interface Wish {
  scope: string
  code: string | null
  channel: ReferralChannel
  arrived: boolean
}

type Learn = (answer: CartReferralAnswer) => void

/** `answer` null: the change was made, but could not be read afterwards. */
type Outcome<Cart> = { cart: Cart; answer: CartReferralAnswer | null; learn: Learn } | { refusal: ReferralRefusal | null; failure: unknown }

interface Failed {
  scope: string
  refusal: CartReferralState["refusal"]
  error: unknown
}

/** Reads and changes the friend's code of a cart. Of several changes in a row the last one counts. */
export function useCartReferral<Cart = unknown>(options: UseCartReferralOptions<Cart>): CartReferralState {
  const { source, cartId = null, buyer, version, enabled = true, arrived = null } = options
  const scope = JSON.stringify([buyer, cartId])
  const [wished, setWished] = useState<Wish | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  const wish = wished?.scope === scope ? wished : null
  const lastFailure = failed?.scope === scope && !wish ? failed : null
  const { answer, status, error, refresh, begin } = useAnswer({
    scope,
    question: JSON.stringify([version]),
    active: enabled && cartId !== null,
    paused: wish !== null,
    read: (signal) => fetchCartReferral(source, cartId ?? "", { signal }),
  })

  const latest = useRef({ options, scope })
  useEffect(() => {
    latest.current = { options, scope }
  })

  const submit = useMemo(() => {
    const send = async (asked: Wish): Promise<Outcome<Cart> | null> => {
      const { options: now, scope: here } = latest.current
      // Nobody wants any more what was wished for another cart.
      return asked.scope === here ? sendWish(now, asked, begin()) : null
    }
    const settle = (asked: Wish, outcome: Outcome<Cart> | null) => {
      setWished(null)
      if (!outcome || asked.scope !== latest.current.scope) {
        return
      }
      const { onChange, onArrivalOver } = latest.current.options
      if ("failure" in outcome) {
        const { refusal, failure } = outcome
        setFailed({ scope: asked.scope, refusal: refusal && { ...refusal, arrived: asked.arrived }, error: refusal ? null : failure })
        refresh()
        if (asked.arrived && refusal?.kind === "refused") {
          onArrivalOver?.()
        }
        return
      }
      if (outcome.answer) {
        outcome.learn(outcome.answer)
      } else {
        refresh()
      }
      onChange?.(outcome.cart)
      if (asked.code === null) {
        onArrivalOver?.()
      }
    }
    const queue = lastWishes({ send, settle, isSame: (a, b) => a.scope === b.scope && a.code === b.code })
    return (wish: Omit<Wish, "scope">) => {
      const next = { ...wish, scope: latest.current.scope }
      setFailed(null)
      setWished(next)
      queue(next)
    }
  }, [begin, refresh])

  // What the buyer has taken off does not come back by itself.
  const [tried, setTried] = useState<ReadonlySet<string>>(NONE_TRIED)
  const attempt = arrived && JSON.stringify([scope, arrived.code])
  const free = status === "ready" && answer?.available === true && answer.referral === null && wish === null
  const due = free && attempt !== null && !tried.has(attempt)
  useEffect(() => {
    if (due && arrived && attempt) {
      setTried((former) => new Set(former).add(attempt))
      submit({ code: arrived.code, channel: arrived.channel, arrived: true })
    }
  }, [due, arrived, attempt, submit])

  const known = answer?.available === true
  return {
    available: known,
    referral: known && wish?.code !== null ? (answer.referral ?? null) : null,
    status: due ? "loading" : lastFailure?.error ? "error" : status,
    error: lastFailure?.error ?? error,
    busy: wish !== null,
    refusal: lastFailure?.refusal ?? null,
    apply: useCallback((code, channel = "code") => submit({ code, channel, arrived: false }), [submit]),
    remove: useCallback(() => {
      if (attempt) {
        setTried((former) => new Set(former).add(attempt))
      }
      submit({ code: null, channel: "code", arrived: false })
    }, [attempt, submit]),
    refresh: useCallback(() => {
      setFailed(null)
      refresh()
    }, [refresh]),
  }
}

/** The shop answers the cart alone, so the code is read after it. */
async function sendWish<Cart>(
  { source, cartId }: UseCartReferralOptions<Cart>,
  { code, channel }: Wish,
  learn: Learn
): Promise<Outcome<Cart>> {
  const id = cartId ?? ""
  try {
    const cart = code === null ? await removeCartReferral<Cart>(source, id) : await applyCartReferral<Cart>(source, id, { code, channel })
    return { cart, answer: await fetchCartReferral(source, id).catch(() => null), learn }
  } catch (failure) {
    return { refusal: readReferralRefusal(failure), failure }
  }
}
