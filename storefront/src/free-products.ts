/** How far a cart is from a free product. Money in major units. */
export interface FreeProductNearMiss {
  missing_amount: number | null
  missing_quantity: number | null
  currency_code: string
  /** 0 to 1. */
  progress: number
  /** Whether the missing amount is counted without or with tax; null where no amount is missing, or both are asked for. */
  tax: "net" | "gross" | null
}

/** What is given free of charge. */
export interface FreeGoods {
  variant_id: string
  product_id: string
  title: string
  variant_title: string | null
  handle: string | null
  thumbnail: string | null
  quantity: number
  /** What it costs otherwise; null where it has no price. */
  usual_price: number | null
  /** False where none is left. */
  available: boolean
}

/** What is given less than promised, and why: `out_of_stock`, `limit_per_order`, `limit_per_owner`, `limit_total` … */
export interface FreeProductShortfall {
  /** Null: of what is given as a whole. */
  variant_id: string | null
  missing: number
  reason: string
}

/** A free line of a cart, or pieces of a paid line that cost nothing. */
export interface FreeProductInCart {
  line_id: string
  kind: "line" | "pieces"
  variant_id: string
  title: string
  thumbnail: string | null
  quantity: number
  /** What it would cost. */
  value: number
}

/** A variant that the buyer picks, and how often: each pick gives the pieces that `FreeGoods` says. */
export interface ChosenGoods {
  variant_id: string
  quantity: number
}

/** A rule at a cart, as its buyer sees it. `name` and `description` are the shop's words. */
export interface CartFreeProduct {
  rule_id: string
  name: string
  description: string | null
  state: "granted" | "choice_open" | "declined" | "near_miss" | "unavailable"
  lines: FreeProductInCart[]
  /** What is given, or would be. Empty where it is taken from what the cart holds ("3 for 2"). */
  goods: FreeGoods[]
  /** Where the buyer picks, also while it is only near: how many in all, how many are still open, how often each can be picked, and what is picked. */
  choice: { choose: number; open: number; each: number; chosen: ChosenGoods[] } | null
  near_miss: FreeProductNearMiss | null
  shortfalls: FreeProductShortfall[]
}

/** The free products of a cart, as `GET /store/carts/:id/free-products` answers them. */
export interface CartFreeProducts {
  /** What is granted, open choices, near misses (the nearest first), what was declined, what cannot be had. */
  free_products: CartFreeProduct[]
  currency_code: string
}

/** What a buyer wants of a rule: all that is picked of it, none of it at all, or, with `decline: false`, to have it again. */
export type FreeProductWish = { rule_id: string; choose: ChosenGoods[] } | { rule_id: string; decline: boolean }

/** What is on, as `GET /store/free-products` answers it. */
export interface FreeProductOffer {
  rule_id: string
  name: string
  description: string | null
  /** ISO 8601; it is over from that instant on. */
  ends_at: string | null
  reward_type: "added" | "choice" | "same_variant" | "cheapest"
  /** How many of the goods can be picked; null where there is nothing to pick. */
  choose: number | null
  /** From which value of goods on, or how many pieces, where just that is asked for. */
  minimum_amount: number | null
  /** Whether that value is counted without or with tax. */
  minimum_tax: "net" | "gross" | null
  minimum_quantity: number | null
  goods: FreeGoods[]
}

/** What is on in a region. */
export interface FreeProductOffers {
  free_products: FreeProductOffer[]
  currency_code: string
}

/** What a cart is nearest to, of what it could still get: the nearest first. What it has nothing of is not near. */
export function nearMisses(freeProducts: readonly CartFreeProduct[]): (CartFreeProduct & { near_miss: FreeProductNearMiss })[] {
  const missed = freeProducts.flatMap((one) => (one.state !== "declined" && one.near_miss && one.near_miss.progress > 0 ? [{ ...one, near_miss: one.near_miss }] : []))
  return missed.sort((a, b) => b.near_miss.progress - a.near_miss.progress)
}

/** How many pieces of a variant are picked. */
export function chosenOf({ choice }: Pick<CartFreeProduct, "choice">, variantId: string): number {
  return choice?.chosen.find(({ variant_id }) => variant_id === variantId)?.quantity ?? 0
}

/** By whom the adjustments are that make pieces of a paid line free. */
const PROVIDER = "free-products"

interface Adjusted {
  adjustments?: { amount?: number | null; provider_id?: string | null; description?: string | null }[] | null
}

/** What is looked at of a line of a cart or an order of the Store API. */
export interface LineWithFreePieces extends Adjusted {
  id: string
  unit_price: number
  compare_at_unit_price?: number | null
  quantity: number
  metadata?: Record<string, unknown> | null
}

/** What of a line costs nothing. */
export interface FreeOfLine {
  /** `line`: all of it, by itself in the cart. `pieces`: some pieces of a line that is paid. */
  kind: "line" | "pieces"
  /** How many pieces; null where it is not known. */
  quantity: number | null
  /** What they would cost; null where it is not known. */
  value: number | null
  /** The shop's words for why; null where they are not known. */
  why: string | null
}

/**
 * What of a line of a cart or an order costs nothing; null for a line that is paid in full. `inCart` is what the shop says of
 * the cart's free products; an order's lines, and a cart's before that is known, are told by what stands on them: ask for
 * `+items.adjustments.provider_id,+items.compare_at_unit_price,+items.metadata`.
 */
export function freeOfLine(line: LineWithFreePieces, inCart: readonly CartFreeProduct[] = []): FreeOfLine | null {
  const known = inCart.flatMap(({ name, lines }) => lines.flatMap((one) => (one.line_id === line.id ? [{ ...one, name }] : [])))
  if (known.length > 0) {
    return {
      kind: known.some(({ kind }) => kind === "line") ? "line" : "pieces",
      quantity: known.reduce((sum, { quantity }) => sum + quantity, 0),
      value: sumOf(known.map(({ value }) => value)),
      why: known.map(({ name }) => name).join(", "),
    }
  }
  // What a buyer writes into the metadata of a line makes it no cheaper: the price decides.
  if (line.unit_price === 0 && typeof line.metadata?.free_product_rule_id === "string") {
    const usual = line.compare_at_unit_price
    return { kind: "line", quantity: line.quantity, value: typeof usual === "number" ? sumOf([usual * line.quantity]) : null, why: textOf(line.metadata.free_product_name) }
  }
  const pieces = ofFreeProducts(line)
  if (pieces.length === 0) {
    return null
  }
  const why = pieces.flatMap(({ description }) => description || [])
  return { kind: "pieces", quantity: null, value: sumOf(pieces.map(({ amount }) => amount ?? 0)), why: why.length > 0 ? why.join(", ") : null }
}

/**
 * What the free pieces of paid lines take off a cart or an order ("3 for 2"): with tax where its prices include it, else
 * without. Medusa counts it among the discounts; a line of its own in the totals is taken off from those. Free lines cost
 * nothing anyway and are not in it. Ask for `+items.adjustments.provider_id`.
 */
export function valueOfFreePieces({ items }: { items?: Adjusted[] | null }): number {
  return sumOf((items ?? []).flatMap(ofFreeProducts).map(({ amount }) => amount ?? 0))
}

const textOf = (value: unknown): string | null => (typeof value === "string" && value ? value : null)

const ofFreeProducts = ({ adjustments }: Adjusted) => (adjustments ?? []).filter(({ provider_id }) => provider_id === PROVIDER)

/** Ten decimals, so that 0.1 and 0.2 are 0.3. */
const sumOf = (amounts: number[]): number => Number(amounts.reduce((sum, amount) => sum + amount, 0).toFixed(10))
