/** What the first order of a friend means for a referral: where it goes from here, and what both sides get. Pure. */
import type { Reward } from "../../../rewards"
import { amount, currencyDecimals, dividedBy, isLess, least, roundDown, roundHalfUp, type Amount } from "../../../shared/money"
import { compare, floorOf, multiply, NOTHING, ratio, ratioOf, signOf, type Ratio } from "../../../shared/ratio"
import { daysLater, type TimeZone } from "../../../shared/calendar"
import type { ReferralTerms } from "./program"
import type { ReferralState } from "./states"

/**
 * How the order stands now.
 *
 * @property full Net of its goods as they were placed and added
 * @property net The same without what was undone
 * @property reached When each event came; of several captures or fulfilments the last
 */
export type OrderStanding = {
  currency_code: string
  full: Ratio
  net: Ratio
  is_canceled: boolean
  reached: Record<ReferralTerms["qualifies_at"], Date | null>
}

/** A referral as it stands. */
export type ReferralStanding = { state: ReferralState; terms: ReferralTerms; lapses_at: Date; qualified_at: Date | null; due_at: Date | null }

/** Where it goes. `detach`: its order is none any more, and the friend's next one is the first. */
export type Step =
  | { kind: "move"; to: ReferralState; reason: string; qualified_at?: Date; due_at?: Date }
  | { kind: "detach" }

/** A sum as buyers read it: with the decimals of its currency, half up. */
export const netShown = (net: Ratio, currency_code: string): Amount =>
  roundHalfUp(dividedBy(amount(net.numerator.toString()), net.denominator.toString()), currencyDecimals(currency_code))

const isNothing = ({ net }: OrderStanding): boolean => signOf(net) <= 0

/** Whether an order is worth enough, as it stands. */
export const reachesMinimum = ({ minimum_order }: Pick<ReferralTerms, "minimum_order">, net: Amount, currency_code: string): boolean => {
  const minimum = minimum_order?.[currency_code]
  return isLess(amount(0), net) && (minimum_order === null || (minimum !== undefined && !isLess(net, amount(minimum))))
}

const isWorthIt = (terms: ReferralTerms, order: OrderStanding): boolean => !isNothing(order) && reachesMinimum(terms, netShown(order.net, order.currency_code), order.currency_code)

/**
 * The next step of a referral; null: it stays where it is. Whether a due one is within the limits is decided where it is rewarded.
 *
 * @param order null where there is none yet
 */
export const nextStep = (referral: ReferralStanding, order: OrderStanding | null, at: Date, zone: TimeZone): Step | null => {
  switch (referral.state) {
    case "claimed":
      return ofClaim(referral, order, at, zone)
    case "in_review":
      return ofReview(referral, order, at, zone)
    case "qualified":
      return ofQualified(referral, order, at)
    case "rewarded":
      return order ? undoneReward(referral.terms, order) : null
    case "rejected":
    case "lapsed":
    case "reversed":
      return null
  }
}

const ofClaim = ({ terms, lapses_at }: ReferralStanding, order: OrderStanding | null, at: Date, zone: TimeZone): Step | null => {
  const is_over = lapses_at <= at
  if (!order) {
    return is_over ? { kind: "move", to: "lapsed", reason: "no_order_in_time" } : null
  }
  if (isNothing(order)) {
    return { kind: "detach" }
  }
  if (!isWorthIt(terms, order)) {
    return is_over ? { kind: "move", to: "lapsed", reason: "below_minimum" } : null
  }
  const reached_at = order.reached[terms.qualifies_at]
  return reached_at && { kind: "move", to: "qualified", reason: "first_order", qualified_at: reached_at, due_at: daysLater(reached_at, terms.holding_days, zone) }
}

/** In review only an end is an end: the order may qualify, and only the advocate waits. */
const ofReview = (referral: ReferralStanding, order: OrderStanding | null, at: Date, zone: TimeZone): Step | null => {
  if (referral.qualified_at && order) {
    return lostOrder(referral.terms, order)
  }
  const step = ofClaim(referral, order, at, zone)
  return step?.kind === "move" && step.to === "qualified" ? null : step
}

const ofQualified = ({ terms, due_at }: ReferralStanding, order: OrderStanding | null, at: Date): Step | null => {
  if (!order) {
    return null
  }
  return lostOrder(terms, order) ?? (due_at && due_at <= at ? { kind: "move", to: "rewarded", reason: "holding_over" } : null)
}

/** Before the reward, an order that falls below the minimum is none that counts. */
const lostOrder = (terms: ReferralTerms, order: OrderStanding): Step | null => {
  if (isNothing(order)) {
    return { kind: "move", to: "reversed", reason: order.is_canceled ? "canceled" : "refunded" }
  }
  return isWorthIt(terms, order) ? null : { kind: "move", to: "reversed", reason: "below_minimum" }
}

/** After it, the share that is undone is taken back, or everything: by setting. */
const undoneReward = (terms: ReferralTerms, order: OrderStanding): Step | null => (terms.when_undone === "whole" || isNothing(order) ? lostOrder(terms, order) : null)

/** Where an approved referral goes on: where it would be without its review. */
export const afterApproval = (referral: ReferralStanding, order: OrderStanding | null, at: Date, zone: TimeZone): Step => {
  const step = ofClaim(referral, order, at, zone)
  return step?.kind === "move" && step.to === "qualified" ? { ...step, reason: "approved" } : { kind: "move", to: "claimed", reason: "approved" }
}

/** What both sides are to have for an order as it stands; null: nothing. */
export type DueRewards = { advocate: Reward | null; friend: Reward | null }

/** A company has a wallet, and uses no codes. */
export const dueRewards = (terms: ReferralTerms, order: Pick<OrderStanding, "net" | "full" | "currency_code">, advocate: "customer" | "company"): DueRewards => {
  const standing = terms.when_undone === "proportional" ? standingShare(order) : ratio(1)
  return {
    advocate: advocateReward(terms.advocate, order, standing, advocate),
    friend: terms.friend.points === null ? null : pointsReward(floorOf(multiply(ratio(terms.friend.points), standing))),
  }
}

/** How much of an order stands: 0 to 1. */
const standingShare = ({ net, full }: Pick<OrderStanding, "net" | "full">): Ratio => {
  if (signOf(net) <= 0 || signOf(full) <= 0) {
    return NOTHING
  }
  return compare(net, full) >= 0 ? ratio(1) : multiply(net, { numerator: full.denominator, denominator: full.numerator })
}

const pointsReward = (points: bigint, maximum: number | null = null): Reward | null => {
  const capped = maximum !== null && points > BigInt(maximum) ? maximum : Number(points)
  return capped > 0 ? { kind: "points", points: capped } : null
}

const advocateReward = (reward: ReferralTerms["advocate"], order: Pick<OrderStanding, "net" | "currency_code">, standing: Ratio, advocate: "customer" | "company"): Reward | null => {
  if (reward.kind === "points") {
    const { amount: given } = reward
    return given.type === "fixed" ? pointsReward(floorOf(multiply(ratio(given.points), standing))) : pointsOfShare(given, order)
  }
  if (advocate === "company") {
    return null
  }
  const { amount: value, valid_days, minimum_spend, scope } = reward
  const discount = value.type === "fixed" ? value.discount : discountOfShare(value, order)
  return discount && { kind: "personal_code", discount, valid_days, minimum_spend, scope }
}

/** So much per cent of what stands: exactly. */
const shareOf = (net: Ratio, percent: string): Ratio => multiply(multiply(net, ratioOf(amount(percent))), ratio(1, 100))

type PointsShare = { percent: string; points_per_unit: Record<string, string>; maximum: number | null }

const pointsOfShare = ({ percent, points_per_unit, maximum }: PointsShare, { net, currency_code }: Pick<OrderStanding, "net" | "currency_code">): Reward | null => {
  const rate = points_per_unit[currency_code]
  return rate === undefined ? null : pointsReward(floorOf(multiply(shareOf(net, percent), ratioOf(amount(rate)))), maximum)
}

type CodeShare = { percent: string; maximum: Record<string, string> | null }

const discountOfShare = ({ percent, maximum }: CodeShare, { net, currency_code }: Pick<OrderStanding, "net" | "currency_code">) => {
  const most = maximum?.[currency_code]
  if (maximum !== null && most === undefined) {
    return null
  }
  const decimals = currencyDecimals(currency_code)
  const share = shareOf(net, percent)
  const whole = roundDown(dividedBy(amount(share.numerator.toString()), share.denominator.toString()), decimals)
  const value = roundDown(most === undefined ? whole : least(whole, amount(most)), decimals)
  return isLess(amount(0), value) ? { type: "fixed" as const, amounts: { [currency_code]: value.toFixed(decimals) } } : null
}

/** How many friends an advocate, and the programme, have been rewarded for. */
export type RewardedCounts = { of_advocate: number; in_period: number; in_total: number }

/** Whether one friend more is beyond the limits. */
export const isExhausted = ({ per_advocate, per_period, in_total }: ReferralTerms["limits"], counts: RewardedCounts): boolean =>
  (per_advocate !== null && counts.of_advocate >= per_advocate) || (per_period !== null && counts.in_period >= per_period.count) || (in_total !== null && counts.in_total >= in_total)

/** Milestones that an advocate reaches with the n-th friend; `number` says for the how manieth time. */
export const milestonesReached = (milestones: ReferralTerms["milestones"], friends: number): { every: number; points: number; number: number }[] =>
  milestones.filter(({ every }) => friends > 0 && friends % every === 0).map(({ every, points }) => ({ every, points, number: friends / every }))
