import type { TierPrices, TierPricesAnswer } from "./tier-prices.ts"
import { unknownVariants } from "./unknown-variants.ts"

/** The route answers at most so many variants at a time; more are asked for in several requests. */
const VARIANTS_PER_REQUEST = 100

/** What a request may carry beside its path. */
export interface TierPriceRequest {
  signal?: AbortSignal
}

/**
 * Whoever can ask the shop: a Medusa JS SDK, or a function that is given a path such as
 * `/store/tier-prices?variant_id=…`, sends the publishable key and the buyer's log-in along, and answers the parsed JSON.
 */
export type TierPriceSource =
  | ((path: string, request: TierPriceRequest) => Promise<unknown>)
  | { client: { fetch(path: string, request?: TierPriceRequest): Promise<unknown> } }

/** Which prices are asked for. The buyer is whoever the source is logged in as. */
export interface TierPriceQuery {
  variantIds: readonly string[]
  regionId: string
  /** The buyer's own cart: what it holds counts toward pooled quantities. */
  cartId?: string | null
  /** ISO 3166-1 alpha-2; with it the prices with and without tax are known. */
  countryCode?: string | null
  province?: string | null
}

/** Thrown when the shop's answer is not what `GET /store/tier-prices` promises. */
export class UnexpectedTierPricesAnswer extends Error {
  override name = "UnexpectedTierPricesAnswer"
}

/**
 * Reads the price curves of any number of variants, each variant once. Variants that the shop does not have (any more)
 * are left out of the answer; the others are then asked for once more.
 * Rejects with whatever the source rejects with, or with `UnexpectedTierPricesAnswer`.
 */
export async function fetchTierPrices(
  source: TierPriceSource,
  query: TierPriceQuery,
  request: TierPriceRequest = {}
): Promise<TierPricesAnswer> {
  const answers = await Promise.all(pagesOf(query.variantIds).map((ids) => readPage(source, ids, query, request)))
  return {
    tier_prices: answers.flatMap((answer) => answer.tier_prices),
    reason: answers.find((answer) => answer.reason)?.reason ?? null,
  }
}

async function readPage(
  source: TierPriceSource,
  ids: readonly string[],
  query: TierPriceQuery,
  request: TierPriceRequest
): Promise<TierPricesAnswer> {
  const read = async (variantIds: readonly string[]) =>
    readAnswer(await ask(source, tierPricePath(variantIds, query), request))
  try {
    return await read(ids)
  } catch (failure) {
    const unknown = unknownVariants(failure, ids)
    if (unknown.size === 0) {
      throw failure
    }
    const known = ids.filter((id) => !unknown.has(id))
    return known.length > 0 ? read(known) : { tier_prices: [] }
  }
}

function ask(source: TierPriceSource, path: string, request: TierPriceRequest): Promise<unknown> {
  return typeof source === "function" ? source(path, request) : source.client.fetch(path, request)
}

function pagesOf(variantIds: readonly string[]): string[][] {
  const ids = [...new Set(variantIds)]
  return Array.from({ length: Math.ceil(ids.length / VARIANTS_PER_REQUEST) }, (_, page) =>
    ids.slice(page * VARIANTS_PER_REQUEST, (page + 1) * VARIANTS_PER_REQUEST)
  )
}

function tierPricePath(ids: readonly string[], { regionId, cartId, countryCode, province }: TierPriceQuery): string {
  const situation = { region_id: regionId, cart_id: cartId, country_code: countryCode, province }
  const query = new URLSearchParams(ids.map((id) => ["variant_id", id]))
  for (const [key, value] of Object.entries(situation)) {
    if (value) {
      query.set(key, value)
    }
  }
  return `/store/tier-prices?${query}`
}

function readAnswer(answer: unknown): TierPricesAnswer {
  if (!isAnswer(answer)) {
    throw new UnexpectedTierPricesAnswer("The shop did not answer with tier prices.", { cause: answer })
  }
  return answer
}

function isAnswer(answer: unknown): answer is TierPricesAnswer {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "tier_prices" in answer &&
    Array.isArray(answer.tier_prices) &&
    answer.tier_prices.every(isTierPrices)
  )
}

function isTierPrices(value: unknown): value is TierPrices {
  return (
    typeof value === "object" && value !== null && "variant_id" in value && "breaks" in value && Array.isArray(value.breaks)
  )
}
