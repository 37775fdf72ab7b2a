/**
 * What one HTTP request already knows about prices. A cart request asks for the same prices, and
 * whose cart it is, in several workflows; what the first has read the later ones need not read
 * again. Nothing depends on it: without a request (a job, a payment webhook) everything is read.
 */
import { AsyncLocalStorage } from "node:async_hooks"
import type { Amount } from "../../shared/money"
import type { CartRecord } from "./storage/carts"

/** What was decided for a variant at a quantity in this request. */
export type PriceAnswer = {
  variant_id: string
  quantity: number
  unit_price: Amount | null
  list_price: Amount | null
  is_tax_inclusive: boolean
  /** Null when Medusa's own price stands. */
  rule_id: string | null
  promotions: "allow" | "exclude"
  is_override: boolean
  /** Other lines of the cart may be priced otherwise because of this one. */
  pools: boolean
}

export type PriceRequest = {
  /** The logged-in customer, null for a guest. */
  readonly actor_id: string | null
  /** Carts that this request has opened, with the stamp under which their lines would be priced now. */
  readonly carts: Map<string, CartRecord & { stamp: string }>
  readonly answers: Map<string, PriceAnswer>
}

const requests = new AsyncLocalStorage<PriceRequest>()

/** Runs a request in a price request of its own. */
export const withPriceRequest = <T>(actor_id: string | null, work: () => T): T =>
  requests.run({ actor_id, carts: new Map(), answers: new Map() }, work)

/** The price request that the caller is part of, if any. */
export const currentPriceRequest = (): PriceRequest | undefined => requests.getStore()

/** The key of an answer. */
export const answerKey = (variant_id: string, quantity: number): string => `${variant_id}×${quantity}`
