"use client"

import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { type CartFreeProductsChange, changeCartFreeProduct, fetchCartFreeProducts } from "./fetch-free-products.ts"
import type { PointsSource } from "./fetch-points.ts"
import type { CartFreeProduct, CartFreeProducts, ChosenGoods, FreeProductWish } from "./free-products.ts"
import { type FreeProductRefusal, readFreeProductRefusal } from "./free-products-refusal.ts"
import { lastWishes } from "./last-wishes.ts"
import { useAnswer } from "./use-answer.ts"

/** What `useCartFreeProducts` needs to know. */
export interface UseCartFreeProductsOptions<Cart = unknown> {
  /** A Medusa JS SDK or a fetch function; may be a new one on each render. */
  source: PointsSource
  /** Nothing is asked for without a cart. */
  cartId?: string | null
  /** Whose cart it is: the customer's id, null for a guest. When it changes, what was known of the former buyer's is gone at once. */
  buyer: string | null
  /** Anything that changes when the cart does, such as its `updated_at`: the free products are then read again. */
  version?: string | number | null
  enabled?: boolean
  /** Called with the cart as it is after a change, to show its lines and totals. Not called for a change that another one replaced. */
  onChange?: (change: CartFreeProductsChange<Cart>) => void
}

/** What is known of a cart's free products, and what can be done with them. */
export interface CartFreeProductsState {
  /** While a change is under way, as it is expected to end; then what the shop says. Empty until something is known. */
  freeProducts: readonly CartFreeProduct[]
  /** Null until something is known. */
  currencyCode: string | null
  status: "idle" | "loading" | "ready" | "error"
  /** What the last reading was rejected with, or the last change, where the shop did not refuse it but was not reached. */
  error: unknown
  /** True while a change is under way. */
  busy: boolean
  /** Why the last change was refused, and of which rule; null after the next one. */
  refusal: (FreeProductRefusal & { rule_id: string }) | null
  /** Picks: all that is picked of a rule, in place of what was. */
  choose: (ruleId: string, chosen: readonly ChosenGoods[]) => void
  /** Does without what a rule gives. */
  decline: (ruleId: string) => void
  /** Has it after all. */
  takeBack: (ruleId: string) => void
  refresh: () => void
}

interface ScopedWish {
  scope: string
  wish: FreeProductWish
}

/** What came of a change. */
type Outcome<Cart> =
  | { change: CartFreeProductsChange<Cart>; learn: (answer: CartFreeProducts) => void }
  | { refusal: FreeProductRefusal | null; failure: unknown }

/** Why the last change came to nothing. */
interface Failed {
  scope: string
  refusal: CartFreeProductsState["refusal"]
  error: unknown
}

/**
 * Reads and changes what a cart gets free of charge. A change shows at once and is corrected by the answer. One change is sent
 * at a time: of those of one rule that are asked for meanwhile only the last is sent.
 */
export function useCartFreeProducts<Cart = unknown>(options: UseCartFreeProductsOptions<Cart>): CartFreeProductsState {
  const { source, cartId = null, buyer, version, enabled = true } = options
  const scope = JSON.stringify([buyer, cartId])
  const [wished, setWished] = useState<readonly ScopedWish[]>([])
  const [failed, setFailed] = useState<Failed | null>(null)
  const pending = wished.filter((one) => one.scope === scope)
  const busy = pending.length > 0
  const lastFailure = failed?.scope === scope ? failed : null
  const answered = useAnswer({
    scope,
    question: JSON.stringify([version]),
    active: enabled && cartId !== null,
    // What is read before a change would overwrite what the change answers.
    paused: busy,
    read: (signal) => fetchCartFreeProducts(source, cartId ?? "", { signal }),
  })
  const { answer, begin, refresh } = answered

  const latest = useRef({ options, scope })
  useEffect(() => {
    latest.current = { options, scope }
  })

  const submit = useMemo(() => {
    const send = async (asked: ScopedWish): Promise<Outcome<Cart> | null> => {
      // Nobody wants any more what was wished for another cart.
      return asked.scope === latest.current.scope ? sendWish(latest.current.options, asked.wish, begin()) : null
    }
    const settle = (asked: ScopedWish, outcome: Outcome<Cart> | null) => {
      setWished((former) => former.filter((one) => keyOf(one) !== keyOf(asked)))
      if (!outcome || asked.scope !== latest.current.scope) {
        return
      }
      if ("change" in outcome) {
        const { free_products, currency_code } = outcome.change
        outcome.learn({ free_products, currency_code })
        latest.current.options.onChange?.(outcome.change)
        return
      }
      const { refusal, failure } = outcome
      setFailed({ scope: asked.scope, refusal: refusal && { ...refusal, rule_id: asked.wish.rule_id }, error: refusal ? null : failure })
      refresh()
    }
    const queue = lastWishes({ send, settle, keyOf, isSame: (a, b) => JSON.stringify(a) === JSON.stringify(b) })
    return (wish: FreeProductWish) => {
      const next = { scope: latest.current.scope, wish }
      setFailed(null)
      setWished((former) => [...former.filter((one) => keyOf(one) !== keyOf(next)), next])
      queue(next)
    }
  }, [begin, refresh])

  const error = busy ? null : (lastFailure?.error ?? answered.error)
  const known = answer?.free_products ?? NONE
  return {
    freeProducts: busy ? pending.reduce(expected, known) : known,
    currencyCode: answer?.currency_code ?? null,
    status: error ? "error" : answered.status,
    error,
    busy,
    refusal: lastFailure?.refusal ?? null,
    choose: useCallback((ruleId, chosen) => submit({ rule_id: ruleId, choose: chosen.map(({ variant_id, quantity }) => ({ variant_id, quantity })) }), [submit]),
    decline: useCallback((ruleId) => submit({ rule_id: ruleId, decline: true }), [submit]),
    takeBack: useCallback((ruleId) => submit({ rule_id: ruleId, decline: false }), [submit]),
    refresh: useCallback(() => {
      setFailed(null)
      refresh()
    }, [refresh]),
  }
}

const NONE: readonly CartFreeProduct[] = []

/** Changes of one rule replace each other. */
const keyOf = ({ scope, wish }: ScopedWish): string => JSON.stringify([scope, wish.rule_id])

async function sendWish<Cart>(
  { source, cartId }: UseCartFreeProductsOptions<Cart>,
  wish: FreeProductWish,
  learn: (answer: CartFreeProducts) => void
): Promise<Outcome<Cart>> {
  try {
    return { change: await changeCartFreeProduct<Cart>(source, cartId ?? "", wish), learn }
  } catch (failure) {
    return { refusal: readFreeProductRefusal(failure), failure }
  }
}

/** The free products as the shop will most likely answer. What is in the cart stays until it does. */
function expected(freeProducts: readonly CartFreeProduct[], { wish }: ScopedWish): readonly CartFreeProduct[] {
  return freeProducts.map((one) => (one.rule_id === wish.rule_id ? wanted(one, wish) : one))
}

function wanted(one: CartFreeProduct, wish: FreeProductWish): CartFreeProduct {
  if ("decline" in wish) {
    const open = one.choice !== null && one.choice.open > 0
    return { ...one, state: wish.decline ? "declined" : open ? "choice_open" : "granted" }
  }
  if (!one.choice) {
    return one
  }
  const picked = wish.choose.reduce((sum, { quantity }) => sum + quantity, 0)
  const open = Math.max(0, one.choice.choose - picked)
  return { ...one, state: open > 0 ? "choice_open" : "granted", choice: { ...one.choice, open, chosen: wish.choose } }
}
