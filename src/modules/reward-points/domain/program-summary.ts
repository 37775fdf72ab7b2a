/** The terms in short, made of the settings: what buyers read above the shop's own terms. */
import type { EarningRule } from "./earning-rule"
import type { ProgramSettings } from "./program"

/** One sentence, with a stable code for translations. */
export type SummarySentence = { code: "rate" | "rounding" | "holding" | "expiry" | "inactivity" | "redemption" | "refunds"; text: string }

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Rate, rounding, holding, expiry, inactivity, redemption and refunds, each a sentence. */
export const programSummary = (program: ProgramSettings, rules: readonly EarningRule[]): SummarySentence[] => [
  { code: "rate", text: rateOf(program, rules) },
  { code: "rounding", text: roundingOf(program) },
  { code: "holding", text: holdingOf(program) },
  expiryOf(program),
  ...program.redemption.values.map(({ points, amount, currency_code }): SummarySentence => ({
    code: "redemption",
    text: `${plural(points, program.name_singular, program.name_plural)} ${points === 1 ? "takes" : "take"} ${amount} ${currency_code.toUpperCase()} off your order${program.redemption.minimum > 1 ? `, from ${program.redemption.minimum} ${program.name_plural} on` : ""}.`,
  })),
  { code: "refunds", text: refundsOf(program) },
]

const rateOf = ({ name_singular, name_plural, earning }: ProgramSettings, rules: readonly EarningRule[]): string => {
  const general = rules.find(({ grant, scope, conditions }) => grant.type === "per_amount" && scope.type === "all" && conditions === null)
  const basis = earning.on_tax ? "with tax" : "without tax"
  return general && general.grant.type === "per_amount"
    ? `You earn ${plural(general.grant.points, name_singular, name_plural)} for each ${general.grant.amount}.00 that your goods cost ${basis}.`
    : `You earn ${name_plural} with your orders.`
}

const roundingOf = ({ earning, name_plural }: ProgramSettings): string => {
  const how = { down: "down", nearest: "to the nearest number", up: "up" }[earning.rounding]
  return `The ${name_plural} of an order are rounded ${how}, once, on the sum of the order.`
}

const EVENTS = {
  order_placed: "when you place your order",
  payment_captured: "when your order is paid",
  order_fulfilled: "when your order is on its way",
  order_completed: "when your order is completed",
} as const

const holdingOf = ({ earning, name_plural }: ProgramSettings): string =>
  `You get your ${name_plural} ${EVENTS[earning.event]}${earning.holding_days ? `, and can use them ${plural(earning.holding_days, "day", "days")} later` : ", and can use them at once"}.`

const expiryOf = ({ expiry, name_plural }: ProgramSettings): SummarySentence => {
  switch (expiry.type) {
    case "never":
      return { code: "expiry", text: `Your ${name_plural} do not expire.` }
    case "days_after_grant":
      return { code: "expiry", text: `Your ${name_plural} expire ${plural(expiry.days, "day", "days")} after you get them.` }
    case "end_of_year":
      return { code: "expiry", text: `Your ${name_plural} expire at the end of the year in which you get them.` }
    case "days_without_activity":
      return { code: "inactivity", text: `Your ${name_plural} expire when you neither earn nor use any for ${plural(expiry.days, "day", "days")}.` }
  }
}

const REFUNDS = {
  allow_negative: "If you have used them already, your balance falls below zero.",
  clamp_and_record: "If you have used them already, your balance does not fall below zero.",
  withhold: "If you have used them already, what they were worth is kept back from the refund.",
} as const

const refundsOf = ({ clawback, name_plural }: ProgramSettings): string =>
  `What you return or cancel takes back the ${name_plural} that you earned with it, and gives back those that you paid it with. ${REFUNDS[clawback]}`
