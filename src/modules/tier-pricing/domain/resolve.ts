/**
 * The one answer to "what does this buyer pay for this many of this variant, and why".
 *
 * Precedence: a rule of ours that overrides is final, also when it is higher. With none, a Medusa
 * price list of type override is final. Otherwise the lowest of Medusa's own price and all rules wins.
 */
import { Amount, isLess } from "../../../shared/money"
import { NotApplicable, notApplicable, Situation } from "./applicability"
import { BreakBase, breakPrice, lowestBreakPrice, reachedBreaks } from "./break-price"
import { byPrecedence, type Ranked } from "./precedence"
import type { TierBreak, TierPriceRule } from "./tier-price-rule"

/** A rule whose scope covers the variant, with the breaks that it has for it. */
export type Candidate = {
  rule: TierPriceRule
  /** The rule's own breaks, or those of the variant's item in a price book. */
  breaks: TierBreak[]
  /** Its scope covers the variant, but `exclude` takes it out. */
  excluded: boolean
  /** The groups of its audience that are companies; none where it is left out. */
  company_group_ids?: readonly string[]
}

/** Medusa's own answer for this variant and quantity, null where it has none. */
export type MedusaPrice = { amount: Amount; is_override: boolean }

export type Counted = {
  /** Pieces of this line. */
  line: number
  /** Pieces of all variants of the product in the cart, this line included. */
  product: number
  /** Pieces of all lines in the cart that a rule covers, this line included, by rule id. */
  rule: Record<string, number>
}

export type PriceQuestion = {
  situation: Situation
  counted: Counted
  list_price: Amount | null
  medusa_price: MedusaPrice | null
  candidates: Candidate[]
}

export type Reason =
  | NotApplicable
  | "applied"
  | "excluded"
  | "below_first_break"
  | "no_list_price"
  | "override_rule"
  | "higher_precedence"
  | "medusa_override_list"
  | "cheaper_rule"
  | "not_lower"
  | "malformed_rule"

export type TraceEntry = { rule_id: string; name: string; applied: boolean; reason: Reason; unit_price: Amount | null }

export type Decision = {
  /** Null when neither Medusa nor a rule has a price. */
  unit_price: Amount | null
  /** The rule that decided, null when Medusa's own price stands. */
  rule: TierPriceRule | null
  trace: TraceEntry[]
}

/** A candidate that applies, with its price; or the reason why it does not. */
type Offer = { candidate: Candidate; /** It speaks to the buyer as a member of a company. */ for_company: boolean; unit_price: Amount; reason: null }
type Rejection = { candidate: Candidate; unit_price: null; reason: Reason }

/**
 * Decides the unit price.
 *
 * @returns the price, the rule that gave it, and for each candidate whether it applied and if not, why.
 *   The answer does not depend on the order of the candidates.
 */
export const resolvePrice = (question: PriceQuestion): Decision => {
  const answers = question.candidates.map((candidate) => offerOf(candidate, question))
  const offers = answers.filter((answer): answer is Offer => answer.reason === null)
  const winner = winningOffer(offers, question.medusa_price)
  return {
    unit_price: winner?.unit_price ?? question.medusa_price?.amount ?? null,
    rule: winner?.candidate.rule ?? null,
    trace: answers.map((answer) => ({
      rule_id: answer.candidate.rule.id,
      name: answer.candidate.rule.name,
      applied: answer === winner,
      reason: answer === winner ? "applied" : answer.reason ?? whyLost(answer, winner, question.medusa_price),
      unit_price: answer.unit_price,
    })),
  }
}

/** How many pieces count toward the breaks of a rule. */
export const countedFor = (rule: TierPriceRule, counted: Counted): number => {
  switch (rule.quantity_basis) {
    case "line":
      return counted.line
    case "product":
      return counted.product
    case "rule":
      return counted.rule[rule.id] ?? counted.line
  }
}

const offerOf = (candidate: Candidate, question: PriceQuestion): Offer | Rejection => {
  const { rule } = candidate
  const reject = (reason: Reason): Rejection => ({ candidate, unit_price: null, reason })
  const reason = notApplicable(rule, question.situation)
  if (reason) {
    return reject(reason)
  }
  if (candidate.excluded) {
    return reject("excluded")
  }
  const reached = reachedBreaks(candidate.breaks, countedFor(rule, question.counted))
  if (!reached.length) {
    return reject("below_first_break")
  }
  const unit_price = priceOf(rule, reached, question)
  return unit_price ? { candidate, for_company: isForCompany(candidate, question.situation), unit_price, reason: null } : reject("no_list_price")
}

/** One of the groups by which the rule means this buyer is a company. */
const isForCompany = ({ company_group_ids = [] }: Candidate, { customer_group_ids }: Situation): boolean => company_group_ids.some((id) => customer_group_ids.includes(id))

/** In a `lowest` rule all breaks reached compete; in an `override` rule the highest reached decides. */
const priceOf = (rule: TierPriceRule, reached: TierBreak[], question: PriceQuestion): Amount | null => {
  const bases: BreakBase = {
    base: rule.base === "current" ? question.medusa_price?.amount ?? null : question.list_price,
    list_price: question.list_price,
    currency_code: question.situation.currency_code,
  }
  if (rule.combine === "lowest") {
    return lowestBreakPrice(reached, rule.decimals, bases)
  }
  return breakPrice(reached[reached.length - 1], rule.decimals, bases)
}

const winningOffer = (offers: Offer[], medusa: MedusaPrice | null): Offer | null => {
  const override = best(offers.filter(({ candidate }) => candidate.rule.combine === "override"), goesBefore)
  if (override) {
    return override
  }
  if (medusa?.is_override) {
    return null
  }
  const lowest = best(offers, isCheaper)
  return lowest && (!medusa || isLess(lowest.unit_price, medusa.amount)) ? lowest : null
}

const goesBefore = (a: Offer, b: Offer): boolean => byPrecedence(rankedOf(a), rankedOf(b)) < 0

const rankedOf = ({ candidate, for_company }: Offer): Ranked => ({ rule: candidate.rule, for_company })

/** Of two equal prices that of the rule which goes first. */
const isCheaper = (a: Offer, b: Offer): boolean =>
  isLess(a.unit_price, b.unit_price) || (!isLess(b.unit_price, a.unit_price) && goesBefore(a, b))

const best = (offers: Offer[], isBetter: (a: Offer, b: Offer) => boolean): Offer | null =>
  offers.reduce<Offer | null>((found, offer) => (found && !isBetter(offer, found) ? found : offer), null)

const whyLost = ({ candidate }: Offer, winner: Offer | null, medusa: MedusaPrice | null): Reason => {
  if (winner?.candidate.rule.combine === "override") {
    return candidate.rule.combine === "override" ? "higher_precedence" : "override_rule"
  }
  if (winner) {
    return "cheaper_rule"
  }
  return medusa?.is_override ? "medusa_override_list" : "not_lower"
}
