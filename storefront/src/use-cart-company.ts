"use client"

import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { type BuyersCompany, type CartCompany, chooseCartCompany, fetchCartCompany } from "./cart-company.ts"
import type { PointsSource } from "./fetch-points.ts"
import { lastWishes } from "./last-wishes.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useCartCompany` needs to know. */
export interface UseCartCompanyOptions {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** Nothing is asked for without a cart. */
  cartId?: string | null
  /** Whose cart it is: the customer's id; null for a guest, who has no company and is not asked for. */
  buyer: string | null
  enabled?: boolean
  /** Called after a choice that the shop has taken: points and orders are then for another company. */
  onChange?: (answer: CartCompany) => void
}

/** For which company a cart is bought, and how to change it. */
export interface CartCompanyState {
  /** While a choice is under way, the one that is wished for. Null until it is known, and for who belongs to none. */
  company: BuyersCompany | null
  companies: BuyersCompany[]
  status: "idle" | "loading" | "ready" | "error"
  /** What the last reading or the last choice was rejected with. */
  error: unknown
  busy: boolean
  /** Chooses one of `companies`; null takes the choice back. */
  choose: (companyId: string | null) => void
  refresh: () => void
}

interface Wish {
  scope: string
  companyId: string | null
}

type Outcome = { answer: CartCompany; learn: (answer: CartCompany) => void } | { failure: unknown }

const NONE: BuyersCompany[] = []

/** Reads and changes the company that a cart is bought for. Of several choices in a row the last one counts. */
export function useCartCompany(options: UseCartCompanyOptions): CartCompanyState {
  const { source, cartId = null, buyer, enabled = true } = options
  const scope = JSON.stringify([buyer, cartId])
  const [wished, setWished] = useState<Wish | null>(null)
  const [failed, setFailed] = useState<{ scope: string; error: unknown } | null>(null)
  const wish = wished?.scope === scope ? wished : null
  const { answer, status, error, refresh, begin } = useAnswer({
    scope,
    question: "",
    active: enabled && buyer !== null && cartId !== null,
    paused: wish !== null,
    read: (signal) => fetchCartCompany(source, cartId ?? "", { signal }),
  })

  const latest = useRef({ options, scope })
  useEffect(() => {
    latest.current = { options, scope }
  })

  const choose = useMemo(() => {
    const send = async (asked: Wish): Promise<Outcome | null> => {
      const { options: now, scope: here } = latest.current
      // Nobody wants any more what was wished for another cart.
      return asked.scope === here ? sendWish(now, asked, begin()) : null
    }
    const settle = (asked: Wish, outcome: Outcome | null) => {
      setWished(null)
      if (!outcome || asked.scope !== latest.current.scope) {
        return
      }
      if ("failure" in outcome) {
        setFailed({ scope: asked.scope, error: outcome.failure })
        refresh()
        return
      }
      outcome.learn(outcome.answer)
      latest.current.options.onChange?.(outcome.answer)
    }
    const queue = lastWishes({ send, settle, isSame: (a, b) => a.scope === b.scope && a.companyId === b.companyId })
    return (companyId: string | null) => {
      const next = { scope: latest.current.scope, companyId }
      setFailed(null)
      setWished(next)
      queue(next)
    }
  }, [begin, refresh])

  const companies = answer?.companies ?? NONE
  const lastFailure = failed?.scope === scope && !wish ? failed.error : null
  return {
    company: wish ? (companies.find(({ id }) => id === wish.companyId) ?? companies[0] ?? null) : (answer?.company ?? null),
    companies,
    status: lastFailure ? "error" : status,
    error: lastFailure ?? error,
    busy: wish !== null,
    choose,
    refresh: useCallback(() => {
      setFailed(null)
      refresh()
    }, [refresh]),
  }
}

async function sendWish({ source, cartId }: UseCartCompanyOptions, { companyId }: Wish, learn: (answer: CartCompany) => void): Promise<Outcome> {
  try {
    return { answer: await chooseCartCompany(source, cartId ?? "", companyId), learn }
  } catch (failure) {
    return { failure }
  }
}
