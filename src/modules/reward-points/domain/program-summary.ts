/**
 * The terms in short, made of the settings: what buyers read above the shop's own terms. A sentence
 * comes with the key of its wording and what is to be filled in, so that a storefront can say it in any
 * language, and in English for one that knows no other words.
 */
import { byPrecedence, type EarningRule } from "./earning-rule"
import type { ProgramSettings } from "./program"

/** What a sentence is about. */
export type SummaryCode = "rate" | "rounding" | "holding" | "expiry" | "inactivity" | "redemption" | "refunds"

/** The wordings, in English. `{name}` is what `{points}` points are called, `{names}` what several are. A key that ends in `_one` is for a single day. */
export const SUMMARY_WORDINGS = {
  rate_net: "You earn {points} {name} for each {amount}.00 that your goods cost without tax.",
  rate_gross: "You earn {points} {name} for each {amount}.00 that your goods cost with tax.",
  rate_currency_net: "You earn {points} {name} for each {amount} {currency} that your goods cost without tax.",
  rate_currency_gross: "You earn {points} {name} for each {amount} {currency} that your goods cost with tax.",
  rate_various: "You earn {names} with your orders.",
  rate_shipping: "Shipping earns {names}, too.",
  rate_points_value: "What you pay with {names} earns {names}, too.",
  rate_no_points_value: "What you pay with {names} earns none.",
  rate_no_discounted: "Reduced goods earn no {names}.",
  rate_no_contract: "Goods at contract prices earn no {names}.",
  rate_no_codes: "Orders with a promotion code earn no {names}.",
  rate_maximum_balance: "You earn until your balance is {points} {name}.",
  rounding_down: "The {names} of an order are rounded down, once, on the sum of the order.",
  rounding_nearest: "The {names} of an order are rounded to the nearest number, once, on the sum of the order.",
  rounding_up: "The {names} of an order are rounded up, once, on the sum of the order.",
  holding_order_placed: "You get your {names} when you place your order.",
  holding_payment_captured: "You get your {names} when your order is paid.",
  holding_order_fulfilled: "You get your {names} when your order is on its way.",
  holding_order_completed: "You get your {names} when your order is completed.",
  holding_none: "You can use them at once.",
  holding_days: "You can use them {days} days later.",
  holding_days_one: "You can use them 1 day later.",
  expiry_never: "Your {names} do not expire.",
  expiry_days: "Your {names} expire {days} days after you get them.",
  expiry_days_one: "Your {names} expire 1 day after you get them.",
  expiry_end_of_year: "Your {names} expire at the end of the year in which you get them.",
  inactivity_days: "Your {names} expire when you neither earn nor use any for {days} days.",
  inactivity_days_one: "Your {names} expire when you neither earn nor use any for 1 day.",
  redemption_value: "For {points} {name} you get {amount} {currency} off your order.",
  redemption_none: "Your {names} cannot be used to pay at the moment.",
  redemption_goods: "{names} pay for goods, not for shipping.",
  redemption_shipping: "{names} pay for goods and shipping.",
  redemption_no_contract: "{names} do not pay for goods at contract prices.",
  redemption_minimum: "You use at least {points} {name} at a time.",
  redemption_maximum: "You use at most {points} {name} per order.",
  redemption_step: "You use {names} in steps of {points}.",
  redemption_minimum_balance: "You need a balance of {points} {name} to use any.",
  redemption_share: "{names} pay for at most {percent} % of your order.",
  redemption_no_codes: "{names} do not combine with promotion codes.",
  refunds: "What you return or cancel takes back the {names} that you earned with it, and gives back those that you paid it with.",
  refunds_allow_negative: "If you have used them already, your balance falls below zero, and what you earn next makes up for it first.",
  refunds_clamp_and_record: "If you have used them already, your balance does not fall below zero.",
  refunds_withhold: "If you have used them already, what they were worth is kept back from the refund.",
  refunds_old_expiry: "{names} that you get back expire when they would have expired.",
  refunds_grace: "{names} that you get back after they would have expired can be used for {days} days.",
  refunds_grace_one: "{names} that you get back after they would have expired can be used for 1 day.",
} as const

export type SummaryKey = keyof typeof SUMMARY_WORDINGS

/** What is filled into a wording: numbers, what points are called, a currency in capitals. */
export type SummaryValues = Record<string, string | number>

/** One sentence. `code` says what it is about, `key` which wording it is. */
export type SummarySentence = { code: SummaryCode; key: SummaryKey; values: SummaryValues; text: string }

/** Says one wording with its values. */
type Say = (code: SummaryCode, key: SummaryKey, values?: SummaryValues) => SummarySentence

/**
 * Rate, rounding, holding, expiry, inactivity, redemption and refunds, in this order.
 *
 * @param at rules that are not in force then are not spoken of
 */
export const programSummary = (program: ProgramSettings, rules: readonly EarningRule[], at: Date): SummarySentence[] => {
  const say = sayer(program)
  return [
    ...rateOf(program, rules.filter((rule) => isInForce(rule, at)), say),
    say("rounding", `rounding_${program.earning.rounding}`),
    say("holding", `holding_${program.earning.event}`),
    program.earning.holding_days ? days(say, "holding", "holding_days", program.earning.holding_days) : say("holding", "holding_none"),
    expiryOf(program, say),
    ...redemptionOf(program, say),
    say("refunds", "refunds"),
    say("refunds", `refunds_${program.clawback}`),
    ...graceOf(program, say),
  ]
}

const sayer = ({ name_singular, name_plural }: Pick<ProgramSettings, "name_singular" | "name_plural">): Say => {
  return (code, key, given = {}) => {
    const values = { ...given, name: given.points === 1 ? name_singular : name_plural, names: name_plural }
    return { code, key, values, text: filled(SUMMARY_WORDINGS[key], values) }
  }
}

/** A sentence begins with a capital, also where it begins with what points are called. */
const filled = (wording: string, values: SummaryValues): string => {
  const text = wording.replace(/\{(\w+)\}/g, (_word, name: string) => String(values[name]))
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const days = (say: Say, code: SummaryCode, key: "holding_days" | "expiry_days" | "inactivity_days" | "refunds_grace", count: number): SummarySentence =>
  say(code, count === 1 ? `${key}_one` : key, { days: count })

/** Windows are half-open. */
const isInForce = ({ status, starts_at, ends_at }: EarningRule, at: Date): boolean => status === "active" && (!starts_at || starts_at <= at) && (!ends_at || at < ends_at)

const rateOf = ({ earning }: ProgramSettings, rules: readonly EarningRule[], say: Say): SummarySentence[] => {
  const general = generalRates(rules)
  const mode = earning.on_tax ? "gross" : "net"
  const rates = general.map(({ points, amount, currency_code }) =>
    currency_code ? say("rate", `rate_currency_${mode}`, { points, amount, currency: currency_code.toUpperCase() }) : say("rate", `rate_${mode}`, { points, amount })
  )
  return [
    ...(rates.length ? rates : [say("rate", "rate_various")]),
    ...(earning.on_shipping ? [say("rate", "rate_shipping")] : []),
    say("rate", earning.on_points_value ? "rate_points_value" : "rate_no_points_value"),
    ...(earning.on_discounted_lines ? [] : [say("rate", "rate_no_discounted")]),
    ...(earning.on_contract_lines ? [] : [say("rate", "rate_no_contract")]),
    ...(earning.with_codes ? [] : [say("rate", "rate_no_codes")]),
    ...(earning.maximum_balance === null ? [] : [say("rate", "rate_maximum_balance", { points: earning.maximum_balance })]),
  ]
}

type Rate = { points: number; amount: number; currency_code: string | null }

/** What everything earns, without conditions: the rule that goes first, for each currency one. */
const generalRates = (rules: readonly EarningRule[]): Rate[] => {
  const rates = new Map<string | null, Rate>()
  for (const { grant, scope, conditions, currency_code } of [...rules].sort(byPrecedence)) {
    if (grant.type === "per_amount" && scope.type === "all" && conditions === null && !rates.has(currency_code)) {
      rates.set(currency_code, { points: grant.points, amount: grant.amount, currency_code })
    }
  }
  return [...rates.values()]
}

const expiryOf = ({ expiry }: ProgramSettings, say: Say): SummarySentence => {
  switch (expiry.type) {
    case "never":
      return say("expiry", "expiry_never")
    case "days_after_grant":
      return days(say, "expiry", "expiry_days", expiry.days)
    case "end_of_year":
      return say("expiry", "expiry_end_of_year")
    case "days_without_activity":
      return days(say, "inactivity", "inactivity_days", expiry.days)
  }
}

const redemptionOf = ({ redemption }: ProgramSettings, say: Say): SummarySentence[] => {
  if (!redemption.values.length) {
    return [say("redemption", "redemption_none")]
  }
  const { minimum, maximum, step, minimum_balance, maximum_share } = redemption
  return [
    ...redemption.values.map(({ points, amount, currency_code }) => say("redemption", "redemption_value", { points, amount, currency: currency_code.toUpperCase() })),
    say("redemption", redemption.pays_shipping ? "redemption_shipping" : "redemption_goods"),
    ...(redemption.pays_contract_lines ? [] : [say("redemption", "redemption_no_contract")]),
    ...(minimum > 1 ? [say("redemption", "redemption_minimum", { points: minimum })] : []),
    ...(maximum === null ? [] : [say("redemption", "redemption_maximum", { points: maximum })]),
    ...(step > 1 ? [say("redemption", "redemption_step", { points: step })] : []),
    ...(minimum_balance > 0 ? [say("redemption", "redemption_minimum_balance", { points: minimum_balance })] : []),
    ...(maximum_share < 100 ? [say("redemption", "redemption_share", { percent: maximum_share })] : []),
    ...(redemption.with_codes ? [] : [say("redemption", "redemption_no_codes")]),
  ]
}

/** Of points that never expire there is nothing to say. */
const graceOf = ({ expiry, restore_grace_days }: ProgramSettings, say: Say): SummarySentence[] => {
  if (expiry.type === "never") {
    return []
  }
  return [say("refunds", "refunds_old_expiry"), ...(restore_grace_days ? [days(say, "refunds", "refunds_grace", restore_grace_days)] : [])]
}
