import type { PointsRequest, PointsSource } from "./fetch-points.ts"
import { isNotFound } from "./referral-refusal.ts"
import type { CartReferral, Referral, ReferralChannel, ReferralOffer, ReferralPhrase } from "./referrals.ts"

/** Thrown when the shop's answer is not what the route promises. */
export class UnexpectedReferralAnswer extends Error {
  override name = "UnexpectedReferralAnswer"
}

const OWN = "/store/customers/me/referral"

/** The buyer as an advocate. The buyer is whoever the source is logged in as. */
export async function fetchReferral(source: PointsSource, request: PointsRequest = {}): Promise<Referral> {
  return readReferral(await ask(source, OWN, request))
}

/** Asks for a code, or for a new one: the old one works no longer. */
export async function requestReferralCode(source: PointsSource, { replace = false }: { replace?: boolean } = {}, request: PointsRequest = {}): Promise<Referral> {
  return readReferral(await ask(source, `${OWN}/code`, { ...request, method: "POST", body: replace ? { replace } : {} }))
}

/** Whom an advocate invites. */
export interface ReferralInvitation {
  emails: string[]
  /** In place of the shop's own text; `{code}`, `{link}` and the other words in braces are filled in by the shop. */
  text?: string
}

/** What came of invitations. */
export interface ReferralInvited {
  sent: number
  leftToday: number
}

/** Lets the shop send invitations by e-mail. Rejects with what the source rejects with, which `readReferralRefusal` reads. */
export async function sendReferralInvitations(source: PointsSource, { emails, text }: ReferralInvitation, request: PointsRequest = {}): Promise<ReferralInvited> {
  const body = { emails, ...(text === undefined ? {} : { text }) }
  const answer = await ask(source, `${OWN}/invitations`, { ...request, method: "POST", body })
  const { sent, left_today } = record(answer)
  return typeof sent === "number" && typeof left_today === "number" ? { sent, leftToday: left_today } : unexpected(answer)
}

/** Of which code an offer is read; with a currency its amounts are told in that one alone. */
export interface ReferralOfferQuestion {
  code: string
  currencyCode?: string
}

/** What a code brings; null for one that does not work. */
export async function fetchReferralOffer(source: PointsSource, { code, currencyCode }: ReferralOfferQuestion, request: PointsRequest = {}): Promise<ReferralOffer | null> {
  return orNull(async () => {
    const query = currencyCode ? `?${new URLSearchParams({ currency_code: currencyCode })}` : ""
    const answer = await ask(source, `/store/referrals/${encodeURIComponent(code)}${query}`, request)
    const { referral } = record(answer)
    return isOffer(referral) ? referral : unexpected(answer)
  })
}

/** What is known of a cart's code. */
export interface CartReferralAnswer {
  /** False where the shop has no programme at the moment. */
  available: boolean
  referral: CartReferral | null
}

/** The code that is on a cart. */
export async function fetchCartReferral(source: PointsSource, cartId: string, request: PointsRequest = {}): Promise<CartReferralAnswer> {
  const known = await orNull(async () => {
    const answer = await ask(source, cartPath(cartId), request)
    const { referral } = record(answer)
    return referral === null || isCartReferral(referral) ? { available: true, referral } : unexpected(answer)
  })
  return known ?? { available: false, referral: null }
}

/**
 * Puts a friend's code on a cart; answers the cart as it then is. Rejects with what the source rejects with, which
 * `readReferralRefusal` reads: the shop refuses every code that does not work in the same words.
 */
export async function applyCartReferral<Cart = unknown>(
  source: PointsSource,
  cartId: string,
  { code, channel }: { code: string; channel?: ReferralChannel },
  request: PointsRequest = {}
): Promise<Cart> {
  const body = { code, ...(channel ? { channel } : {}) }
  return readCart<Cart>(await ask(source, cartPath(cartId), { ...request, method: "POST", body }))
}

/** Takes the code off the cart again. */
export async function removeCartReferral<Cart = unknown>(source: PointsSource, cartId: string, request: PointsRequest = {}): Promise<Cart> {
  return readCart<Cart>(await ask(source, cartPath(cartId), { ...request, method: "DELETE" }))
}

function cartPath(cartId: string): string {
  return `/store/carts/${encodeURIComponent(cartId)}/referral`
}

function readCart<Cart>(answer: unknown): Cart {
  const { cart } = record(answer)
  return isRecord(cart) ? (cart as Cart) : unexpected(answer)
}

function readReferral(answer: unknown): Referral {
  const { referral } = record(answer)
  return isReferral(referral) ? referral : unexpected(answer)
}

async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (failure) {
    if (isNotFound(failure)) {
      return null
    }
    throw failure
  }
}

function ask(source: PointsSource, address: string, request: PointsRequest): Promise<unknown> {
  return typeof source === "function" ? source(address, request) : source.client.fetch(address, request)
}

function unexpected(answer: unknown): never {
  throw new UnexpectedReferralAnswer("The shop did not answer with a referral.", { cause: answer })
}

function record(answer: unknown): Record<string, unknown> {
  return isRecord(answer) ? answer : unexpected(answer)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function isPhrase(value: unknown): value is ReferralPhrase {
  return isRecord(value) && typeof value.en === "string" && typeof value.de === "string"
}

function isReferral(value: unknown): value is Referral {
  return (
    isRecord(value) &&
    typeof value.status === "string" &&
    isPhrase(value.friend_gets) &&
    isPhrase(value.you_get) &&
    isRecord(value.share) &&
    isRecord(value.counts) &&
    isRecord(value.earned) &&
    Array.isArray(value.earned.codes) &&
    Array.isArray(value.open) &&
    Array.isArray(value.milestones) &&
    isRecord(value.invitations)
  )
}

function isOffer(value: unknown): value is ReferralOffer {
  return isRecord(value) && typeof value.code === "string" && isPhrase(value.friend_gets)
}

function isCartReferral(value: unknown): value is CartReferral {
  return isRecord(value) && typeof value.code === "string" && isPhrase(value.friend_gets) && typeof value.discount_works === "boolean"
}
