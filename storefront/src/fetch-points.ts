import type {
  CartPoints,
  EarnablePoints,
  PointsClaimed,
  PointsClaimRequested,
  PointsEntriesAnswer,
  PointsEntryType,
  PointsProgram,
  PointsWallet,
} from "./points.ts"
import { unknownVariants } from "./unknown-variants.ts"

/** The route answers at most so many variants at a time; more are asked for in several requests. */
const VARIANTS_PER_REQUEST = 100

/** What a request may carry beside its path. `body` is a plain object, to be sent as JSON. */
export interface PointsRequest {
  method?: "GET" | "POST" | "DELETE"
  body?: Record<string, unknown>
  signal?: AbortSignal
}

/**
 * Whoever can ask the shop: a Medusa JS SDK, or a function that is given a path such as `/store/points` and the request's
 * method and body, sends the publishable key and the buyer's log-in along, and answers the parsed JSON.
 */
export type PointsSource =
  | ((path: string, request: PointsRequest) => Promise<unknown>)
  | { client: { fetch(path: string, request?: PointsRequest): Promise<unknown> } }

/** Thrown when the shop's answer is not what the route promises. */
export class UnexpectedPointsAnswer extends Error {
  override name = "UnexpectedPointsAnswer"
}

/** The programme, its look and its terms; null where the shop has none at the moment. Needs no log-in. */
export async function fetchPointsProgram(source: PointsSource, request: PointsRequest = {}): Promise<PointsProgram | null> {
  const { program } = record(await ask(source, "/store/points", request))
  if (program === null) {
    return null
  }
  return isProgram(program) ? program : unexpected(program)
}

/** Which wallets are asked for. The buyer is whoever the source is logged in as. */
export interface PointsWalletQuery {
  /** Their value is told in the currency of this region. */
  regionId?: string | null
}

/** The buyer's own wallet and those of the buyer's companies. */
export async function fetchPointsAccounts(
  source: PointsSource,
  { regionId }: PointsWalletQuery = {},
  request: PointsRequest = {}
): Promise<PointsWallet[]> {
  const { accounts } = record(await ask(source, path("/store/customers/me/points", { region_id: regionId }), request))
  return isListOf(accounts, isWallet) ? accounts : unexpected(accounts)
}

/** Which entries are asked for. */
export interface PointsEntriesQuery {
  /** One of the buyer's wallets; all of them unless given. */
  accountId?: string | null
  /** What this order did to points. */
  orderId?: string | null
  type?: PointsEntryType | null
  /** Entries of one page; 20 unless given. */
  limit?: number
  offset?: number
}

/** A page of the history of the buyer's wallets, newest first. */
export async function fetchPointsEntries(
  source: PointsSource,
  { accountId, orderId, type, limit = 20, offset = 0 }: PointsEntriesQuery,
  request: PointsRequest = {}
): Promise<PointsEntriesAnswer> {
  const address = path("/store/customers/me/points/entries", { account_id: accountId, order_id: orderId, type, limit, offset })
  const { entries, count } = record(await ask(source, address, request))
  return isListOf(entries, isEntry) && typeof count === "number" ? { entries, count, offset, limit } : unexpected(entries)
}

/** Which points are asked for. */
export interface EarnablePointsQuery {
  variantIds: readonly string[]
  regionId: string
  /** Pieces of each; 1 unless given. */
  quantity?: number
}

/**
 * What each of any number of variants earns, each asked for once. Variants that the shop does not have (any more) are
 * left out of the answer.
 */
export async function fetchEarnablePoints(
  source: PointsSource,
  query: EarnablePointsQuery,
  request: PointsRequest = {}
): Promise<EarnablePoints[]> {
  const ids = [...new Set(query.variantIds)]
  const pages = Array.from({ length: Math.ceil(ids.length / VARIANTS_PER_REQUEST) }, (_, page) =>
    ids.slice(page * VARIANTS_PER_REQUEST, (page + 1) * VARIANTS_PER_REQUEST)
  )
  return (await Promise.all(pages.map((page) => readEarnable(source, page, query, request)))).flat()
}

async function readEarnable(
  source: PointsSource,
  ids: readonly string[],
  query: EarnablePointsQuery,
  request: PointsRequest
): Promise<EarnablePoints[]> {
  try {
    return await askForEarnable(source, ids, query, request)
  } catch (failure) {
    const unknown = unknownVariants(failure instanceof UnexpectedPointsAnswer ? failure.cause : failure, ids)
    const known = ids.filter((id) => !unknown.has(id))
    if (unknown.size === 0) {
      throw failure
    }
    return known.length > 0 ? askForEarnable(source, known, query, request) : []
  }
}

async function askForEarnable(
  source: PointsSource,
  ids: readonly string[],
  { regionId, quantity }: EarnablePointsQuery,
  request: PointsRequest
): Promise<EarnablePoints[]> {
  const asked = new URLSearchParams(ids.map((id) => ["variant_id", id]))
  asked.set("region_id", regionId)
  if (quantity !== undefined && quantity !== 1) {
    asked.set("quantity", String(quantity))
  }
  const answer = await ask(source, `/store/points/earnable?${asked}`, request)
  const { earnable } = record(answer)
  return isListOf(earnable, isEarnable) ? earnable : unexpected(answer)
}

/** What a change of a cart's points answers. */
export interface CartPointsChange<Cart = unknown> {
  /** The cart with its new totals, as the Store API shows carts. */
  cart: Cart
  points: CartPoints
}

/** What the cart takes, what it could take, and what it earns. The cart must be the buyer's own. */
export async function fetchCartPoints(source: PointsSource, cartId: string, request: PointsRequest = {}): Promise<CartPoints> {
  const answer = await ask(source, cartPath(cartId), request)
  const { points } = record(answer)
  return isCartPoints(points) ? points : unexpected(answer)
}

/**
 * Uses a number of points, or `max` for as many as possible now and after later changes of the cart.
 * Rejects with what the source rejects with, which `readPointsRefusal` reads, or with `UnexpectedPointsAnswer`.
 */
export async function redeemCartPoints(
  source: PointsSource,
  cartId: string,
  wish: { points: number | "max"; accountId?: string | null },
  request: PointsRequest = {}
): Promise<CartPointsChange> {
  const body = { points: wish.points, ...(wish.accountId ? { account_id: wish.accountId } : {}) }
  return readChange(await ask(source, cartPath(cartId), { ...request, method: "POST", body }))
}

/** Takes the points out of the cart again. */
export async function removeCartPoints(source: PointsSource, cartId: string, request: PointsRequest = {}): Promise<CartPointsChange> {
  return readChange(await ask(source, cartPath(cartId), { ...request, method: "DELETE" }))
}

/**
 * Asks for a link to the points that are kept of the buyer's orders as a guest. It goes to the e-mail address of the
 * account, where there are any; the answer does not tell.
 */
export async function requestPointsClaim(source: PointsSource, request: PointsRequest = {}): Promise<PointsClaimRequested> {
  const answer = record(await ask(source, "/store/customers/me/points/claim-requests", { ...request, method: "POST", body: {} }))
  const { requested, hours, pause_minutes } = answer
  return requested === true && typeof hours === "number" && typeof pause_minutes === "number"
    ? { hours, pauseMinutes: pause_minutes }
    : unexpected(answer)
}

/**
 * Grants what is kept of the buyer's orders as a guest, with the token of the link. It works once, and for nobody but the
 * buyer who asked for it. Rejects with what the source rejects with, which `readPointsRefusal` reads.
 */
export async function claimPoints(source: PointsSource, token: string, request: PointsRequest = {}): Promise<PointsClaimed> {
  const answer = record(await ask(source, "/store/customers/me/points/claims", { ...request, method: "POST", body: { token } }))
  const { granted, orders } = answer
  return typeof granted === "number" && typeof orders === "number" ? { granted, orders } : unexpected(answer)
}

function readChange(answer: unknown): CartPointsChange {
  const { cart, points } = record(answer)
  return isRecord(cart) && isCartPoints(points) ? { cart, points } : unexpected(answer)
}

function cartPath(cartId: string): string {
  return `/store/carts/${encodeURIComponent(cartId)}/points`
}

function path(address: string, parameters: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(parameters).flatMap(([key, value]) => (value || value === 0 ? [[key, String(value)]] : []))
  return given.length > 0 ? `${address}?${new URLSearchParams(given)}` : address
}

function ask(source: PointsSource, address: string, request: PointsRequest): Promise<unknown> {
  return typeof source === "function" ? source(address, request) : source.client.fetch(address, request)
}

function unexpected(answer: unknown): never {
  throw new UnexpectedPointsAnswer("The shop did not answer with points.", { cause: answer })
}

function record(answer: unknown): Record<string, unknown> {
  return isRecord(answer) ? answer : unexpected(answer)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne)
}

function isProgram(value: unknown): value is PointsProgram {
  return isRecord(value) && typeof value.name_plural === "string" && isRecord(value.badge) && Array.isArray(value.summary)
}

function isWallet(value: unknown): value is PointsWallet {
  return isRecord(value) && typeof value.id === "string" && typeof value.available === "number" && isRecord(value.owner)
}

function isEntry(value: unknown): value is PointsEntriesAnswer["entries"][number] {
  return isRecord(value) && typeof value.id === "string" && typeof value.points === "number" && typeof value.type === "string"
}

function isEarnable(value: unknown): value is EarnablePoints {
  return isRecord(value) && typeof value.variant_id === "string" && typeof value.points === "number"
}

function isCartPoints(value: unknown): value is CartPoints {
  return (
    isRecord(value) &&
    typeof value.applied === "number" &&
    typeof value.maximum === "number" &&
    typeof value.step === "number" &&
    value.step > 0 &&
    Array.isArray(value.accounts) &&
    isRecord(value.earns)
  )
}
