import type { AdminPointsProgramSettings, PointsRedemptionValue } from "../../../types/reward-points"
import { largestPoints, problemOfOptionalWhole, problemOfWhole, required, somePoints, typedText, wholeOf, wholeOrNull } from "../points-number"
import type { Problem } from "../problem"
import type { SectionForm } from "./section"

type Redemption = AdminPointsProgramSettings["redemption"]

/** What points are worth in one currency, as it is typed. `key` is stable while rows come and go. */
export type ValueDraft = { key: string; currency_code: string; points: string; amount: string }

/** Each is on or off. */
export const redemptionSwitches = ["with_codes", "pays_shipping", "pays_contract_lines"] as const
export type RedemptionSwitch = (typeof redemptionSwitches)[number]

const typedNumbers = ["minimum_balance", "minimum", "maximum", "step", "maximum_share"] as const
export type RedemptionNumber = (typeof typedNumbers)[number]

export type RedemptionDraft = Pick<Redemption, RedemptionSwitch> & Record<RedemptionNumber, string> & { values: ValueDraft[] }

let drawn = 0

/** A new row; 100 points for one unit is where most programmes start. */
export const emptyValue = (currency_code = ""): ValueDraft => {
  drawn += 1
  return { key: `value-${drawn}`, currency_code, points: "100", amount: "1" }
}

const draftOfValue = ({ currency_code, points, amount }: PointsRedemptionValue): ValueDraft => ({
  ...emptyValue(currency_code),
  points: String(points),
  amount: String(amount),
})

/** What points buy, and how many of them at once. */
export const redemptionForm: SectionForm<RedemptionDraft> = {
  fields: ["values", ...redemptionSwitches, ...typedNumbers].map((name) => `redemption.${name}`),
  read: ({ redemption: { values, minimum_balance, minimum, maximum, step, maximum_share, ...switches } }) => ({
    ...switches,
    values: values.map(draftOfValue),
    minimum_balance: String(minimum_balance),
    minimum: String(minimum),
    maximum: typedText(maximum),
    step: String(step),
    maximum_share: String(maximum_share),
  }),
  write: ({ values, minimum_balance, minimum, maximum, step, maximum_share, ...switches }) => ({
    redemption: {
      ...switches,
      values: values.map(({ currency_code, points, amount }) => ({ currency_code, points: wholeOf(points), amount: wholeOf(amount) })),
      minimum_balance: wholeOf(minimum_balance),
      minimum: wholeOf(minimum),
      maximum: wholeOrNull(maximum),
      step: wholeOf(step),
      maximum_share: wholeOf(maximum_share),
    },
  }),
  check: (draft) => [...draft.values.flatMap(problemsOfValue), ...problemsOfLimits(draft)],
}

const problemsOfValue = ({ currency_code, points, amount }: ValueDraft, index: number, all: ValueDraft[]): Problem[] => {
  const at = `redemption.values.${index}`
  const twice = all.findIndex((other) => other.currency_code === currency_code) < index
  return [
    ...required(currency_code !== "", `${at}.currency_code`, "currency_missing"),
    ...required(!twice || currency_code === "", `${at}.currency_code`, "duplicate_currency"),
    ...problemOfWhole(`${at}.points`, points, somePoints),
    ...problemOfWhole(`${at}.amount`, amount, somePoints),
  ]
}

const problemsOfLimits = ({ minimum_balance, minimum, maximum, step, maximum_share }: RedemptionDraft): Problem[] => [
  ...problemOfWhole("redemption.minimum_balance", minimum_balance, { least: 0, most: largestPoints }),
  ...problemOfWhole("redemption.minimum", minimum, somePoints),
  ...problemOfOptionalWhole("redemption.maximum", maximum, somePoints),
  ...problemOfWhole("redemption.step", step, somePoints),
  ...problemOfWhole("redemption.maximum_share", maximum_share, { least: 1, most: 100 }),
  ...required(!(wholeOf(maximum) < wholeOf(minimum)), "redemption.maximum", "maximum_below_minimum"),
]
