import type { AdminPointsProgramSettings, PointsEarner } from "../../../types/reward-points"
import { problemOfOptionalWhole, problemOfWhole, somePoints, typedText, wholeOf, wholeOrNull } from "../points-number"
import type { SectionForm } from "./section"

type Earning = AdminPointsProgramSettings["earning"]

/** Each is on or off. */
export const earningSwitches = ["on_tax", "on_shipping", "on_points_value", "on_discounted_lines", "with_codes", "on_contract_lines"] as const
export type EarningSwitch = (typeof earningSwitches)[number]

export type EarningDraft = Pick<Earning, "event" | "rounding" | "guests" | EarningSwitch> & {
  earner: PointsEarner["type"]
  company_percent: string
  holding_days: string
  maximum_balance: string
  registration_points: string
}

/** Who earns, on what, and when. */
export const earningForm: SectionForm<EarningDraft> = {
  fields: ["earner", "event", "holding_days", "rounding", "guests", "maximum_balance", "registration_points", ...earningSwitches].map((name) => `earning.${name}`),
  read: ({ earning: { earner, holding_days, maximum_balance, registration_points, ...rest } }) => ({
    ...rest,
    earner: earner.type,
    company_percent: earner.type === "split" ? String(earner.company_percent) : "50",
    holding_days: String(holding_days),
    maximum_balance: typedText(maximum_balance),
    registration_points: typedText(registration_points),
  }),
  write: ({ earner, company_percent, holding_days, maximum_balance, registration_points, ...rest }) => ({
    earning: {
      ...rest,
      earner: earner === "split" ? { type: earner, company_percent: wholeOf(company_percent) } : { type: earner },
      holding_days: wholeOf(holding_days),
      maximum_balance: wholeOrNull(maximum_balance),
      registration_points: wholeOrNull(registration_points),
    },
  }),
  check: ({ earner, company_percent, holding_days, maximum_balance, registration_points }) => [
    ...(earner === "split" ? problemOfWhole("earning.earner.company_percent", company_percent, { least: 1, most: 99 }) : []),
    ...problemOfWhole("earning.holding_days", holding_days, { least: 0, most: 3650 }),
    ...problemOfOptionalWhole("earning.maximum_balance", maximum_balance, somePoints),
    ...problemOfOptionalWhole("earning.registration_points", registration_points, somePoints),
  ],
}
