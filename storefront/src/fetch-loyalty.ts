import type { PointsRequest, PointsSource } from "./fetch-points.ts"
import type { BirthdayAnswer, CustomerLoyalty, Loyalty } from "./loyalty.ts"

/** Thrown when the shop's answer is not what the route promises. */
export class UnexpectedLoyaltyAnswer extends Error {
  override name = "UnexpectedLoyaltyAnswer"
}

/** A day of the year; 29 February is kept on 28 February in other years. */
export interface BirthdayInput {
  /** 1 to 12. */
  month: number
  day: number
}

/** The levels, what they bring and ask for, occasions and terms. Needs no log-in. */
export async function fetchLoyalty(source: PointsSource, request: PointsRequest = {}): Promise<Loyalty> {
  const answer = await ask(source, "/store/loyalty", request)
  const loyalty = isRecord(answer) ? answer.loyalty : null
  return isLoyalty(loyalty) ? loyalty : unexpected(answer)
}

/** Where the buyer stands. The buyer is whoever the source is logged in as. */
export async function fetchCustomerLoyalty(source: PointsSource, request: PointsRequest = {}): Promise<CustomerLoyalty> {
  const answer = await ask(source, "/store/customers/me/loyalty", request)
  const loyalty = isRecord(answer) ? answer.loyalty : null
  return isCustomerLoyalty(loyalty) ? loyalty : unexpected(answer)
}

/**
 * Tells the shop a birthday, with the buyer's consent, or withdraws both (`null`). Rejects with what the source rejects with.
 */
export async function saveBirthday(source: PointsSource, birthday: BirthdayInput | null, request: PointsRequest = {}): Promise<BirthdayAnswer> {
  const body = birthday ? { birthday: { month: birthday.month, day: birthday.day }, consent: true } : { birthday: null }
  const answer = await ask(source, "/store/customers/me/loyalty/birthday", { ...request, method: "POST", body })
  const loyalty = isRecord(answer) ? answer.loyalty : null
  if (!isBirthdayAnswer(loyalty)) {
    return unexpected(answer)
  }
  return { birthday: loyalty.birthday, offers: loyalty.offers }
}

function ask(source: PointsSource, address: string, request: PointsRequest): Promise<unknown> {
  return typeof source === "function" ? source(address, request) : source.client.fetch(address, request)
}

function unexpected(answer: unknown): never {
  throw new UnexpectedLoyaltyAnswer("The shop did not answer with loyalty levels.", { cause: answer })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function isLoyalty(value: unknown): value is Loyalty {
  return (
    isRecord(value) &&
    Array.isArray(value.occasions) &&
    Array.isArray(value.ladders) &&
    value.ladders.every((ladder) => isRecord(ladder) && Array.isArray(ladder.levels) && isRecord(ladder.summary) && isRecord(ladder.window))
  )
}

function isBirthdayAnswer(value: unknown): value is BirthdayAnswer {
  return isRecord(value) && (value.birthday === null || isRecord(value.birthday)) && Array.isArray(value.offers)
}

function isCustomerLoyalty(value: unknown): value is CustomerLoyalty {
  return (
    isRecord(value) &&
    (value.level === null || isRecord(value.level)) &&
    (value.next === null || (isRecord(value.next) && Array.isArray(value.next.needs))) &&
    (value.keeps === null || (isRecord(value.keeps) && Array.isArray(value.keeps.needs))) &&
    Array.isArray(value.history) &&
    Array.isArray(value.offers)
  )
}
