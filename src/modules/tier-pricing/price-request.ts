/**
 * What one HTTP request already knows about prices. A cart request asks for the same prices, and
 * whose cart it is, in several workflows; what the first has read the later ones need not read
 * again. Nothing depends on it: without a request (a job, a payment webhook) everything is read.
 */
import { AsyncLocalStorage } from "node:async_hooks"
import type { Amount } from "../../shared/money"
import type { VariantPriceBasis } from "../pricing/service"
import type { RefusalError } from "../../shared/refusal-error"
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

/** A cart as the request knows it; {@link CartRecord} says what is remembered of it. */
export type OpenedCart = CartRecord & {
  /** Nobody whose prices the cart could show has touched it: it is priced as for a guest. */
  is_public: boolean
  /** The state of rules and buyer under which its lines would be priced now. */
  stamp: string
  /** Medusa's pricing context of the cart, without a quantity. */
  context: Record<string, unknown>
  /** What decides the prices of its variants, where this request has read it. */
  bases?: Record<string, VariantPriceBasis>
}

/**
 * What is known of a cart that a request completes: nothing so far; it is what the reconcile would make
 * of it; it is not; it was not and has been made so; or the money for exactly this cart is authorized, and it stays as it is.
 */
export type CompletedCart = { cart_id: string; state: "unseen" | "right" | "stale" | "mended" | "authorized" }

export type PriceRequest = {
  /** Which API was called: an admin acts for any customer, a shopper only for himself. */
  readonly origin: "store" | "admin"
  /** The logged-in customer, null for a guest. Read late: the request is opened before Medusa authenticates it. */
  readonly customerId: () => string | null
  /** Carts that this request has opened, by their ids. */
  readonly carts: Map<string, OpenedCart>
  /** By {@link answerKey}. */
  readonly answers: Map<string, PriceAnswer>
  /** The cart that this request completes. */
  completes?: CompletedCart
  /** Why a hook of ours stopped a workflow of core's: core's own answer would leave most of it out. */
  refused?: RefusalError
}

const requests = new AsyncLocalStorage<PriceRequest>()

/** Runs a request in a price request of its own. */
export const withPriceRequest = <T>(opened: Pick<PriceRequest, "origin" | "customerId">, work: () => T): T =>
  requests.run({ ...opened, carts: new Map(), answers: new Map() }, work)

/** The price request that the caller is part of, if any. */
export const currentPriceRequest = (): PriceRequest | undefined => requests.getStore()

/** The key of an answer. */
export const answerKey = (variant_id: string, quantity: number): string => `${variant_id}×${quantity}`
