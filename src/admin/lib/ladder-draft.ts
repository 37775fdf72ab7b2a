import type { AdminLadder, AdminLadderInput, AdminLevel, AdminLevelInput, LadderStatus, LevelCountsFrom, LevelOwnerType, LevelThresholds, LevelWindow } from "../../types/loyalty-levels"
import { moneyFigures, numberFigures } from "./loyalty-figures"
import { problemOfOptionalWhole, problemOfWhole, required, typedText, wholeOf, wholeOrNull } from "./points-number"
import type { Problem } from "./problem"
import { amountsOf, problemsOfPositiveAmounts, type TypedAmounts } from "./typed-amounts"

export const windowTypes = ["lifetime", "calendar_year", "rolling_months", "rolling_days"] as const satisfies readonly LevelWindow["type"][]
export const countsFrom = ["order_placed", "payment_captured", "order_fulfilled", "order_completed"] as const satisfies readonly LevelCountsFrom[]
export const ladderStatuses = ["draft", "active", "archived"] as const satisfies readonly LadderStatus[]

/** A ladder as a form holds it: text where something is typed. */
export type LadderDraft = {
  name: string
  status: LadderStatus
  audiences: LevelOwnerType[]
  match: "all" | "any"
  window: { type: LevelWindow["type"]; length: string }
  counts_from: LevelCountsFrom
  /** Empty: each currency for itself. `rates` by currency as they are typed. */
  conversion: { currency_code: string; rates: TypedAmounts }
  grace_days: string
  when_undone: "at_once" | "with_grace"
  manual_members: "grant" | "remove"
  /** Empty: nobody is told. */
  warn_days: string
  terms: string
}

/** The paths of the Admin API that have a field in the form. */
export const ladderFields = ["name", "status", "audiences", "match", "window", "counts_from", "conversion", "grace_days", "when_undone", "manual_members", "warn_days", "terms"] as const

/** What the Admin API takes, so that a form says it before it is asked. */
const nights = { least: 0, most: 366 }
const warnDays = { least: 1, most: 366 }
const windowLengths = { rolling_months: { least: 1, most: 120 }, rolling_days: { least: 1, most: 3650 } }
const ranks = { least: 1, most: 1000 }
const counts = { least: 1, most: 1_000_000_000 }
const thresholdDecimals = 4
const rateDecimals = 12

/** A new ladder: persons, any of the thresholds, within the last 12 months. */
export const emptyLadder = (): LadderDraft => ({
  name: "",
  status: "draft",
  audiences: ["customer"],
  match: "any",
  window: { type: "rolling_months", length: "12" },
  counts_from: "order_placed",
  conversion: { currency_code: "", rates: {} },
  grace_days: "30",
  when_undone: "at_once",
  manual_members: "grant",
  warn_days: "30",
  terms: "",
})

export const draftOfLadder = (ladder: AdminLadder): LadderDraft => ({
  name: ladder.name,
  status: ladder.status,
  audiences: ladder.audiences,
  match: ladder.match,
  window: { type: ladder.window.type, length: lengthOf(ladder.window) },
  counts_from: ladder.counts_from,
  conversion: {
    currency_code: ladder.conversion?.currency_code ?? "",
    rates: Object.fromEntries((ladder.conversion?.rates ?? []).map(({ currency_code, rate }) => [currency_code, rate])),
  },
  grace_days: String(ladder.grace_days),
  when_undone: ladder.when_undone,
  manual_members: ladder.manual_members,
  warn_days: typedText(ladder.warn_days),
  terms: ladder.terms ?? "",
})

const lengthOf = (window: LevelWindow) => (window.type === "rolling_months" ? String(window.months) : window.type === "rolling_days" ? String(window.days) : "12")

const windowOf = ({ type, length }: LadderDraft["window"]): LevelWindow =>
  type === "rolling_months" ? { type, months: wholeOf(length) } : type === "rolling_days" ? { type, days: wholeOf(length) } : { type }

export const inputOfLadder = (draft: LadderDraft): AdminLadderInput => ({
  name: draft.name.trim(),
  status: draft.status,
  audiences: draft.audiences,
  match: draft.match,
  window: windowOf(draft.window),
  counts_from: draft.counts_from,
  conversion: draft.conversion.currency_code
    ? {
        currency_code: draft.conversion.currency_code,
        rates: Object.entries(amountsOf(draft.conversion.rates))
          .filter(([code]) => code !== draft.conversion.currency_code)
          .map(([currency_code, rate]) => ({ currency_code, rate })),
      }
    : null,
  grace_days: wholeOf(draft.grace_days),
  when_undone: draft.when_undone,
  manual_members: draft.manual_members,
  warn_days: wholeOrNull(draft.warn_days),
  terms: draft.terms.trim() || null,
})

/** What the form can tell is wrong before anything is sent; the backend decides. */
export const problemsOfLadder = (draft: LadderDraft): Problem[] => [
  ...required(draft.name.trim() !== "", "name", "name_missing"),
  ...required(draft.audiences.length > 0, "audiences", "none_chosen"),
  ...(draft.window.type === "rolling_months" || draft.window.type === "rolling_days" ? problemOfWhole("window", draft.window.length, windowLengths[draft.window.type]) : []),
  ...(draft.conversion.currency_code ? problemsOfPositiveAmounts("conversion.rates", draft.conversion.rates, rateDecimals) : []),
  ...problemOfWhole("grace_days", draft.grace_days, nights),
  ...problemOfOptionalWhole("warn_days", draft.warn_days, warnDays),
]

/** A level as a form holds it. */
export type LevelDraft = {
  name: string
  rank: string
  color: string
  icon: string
  description: string
  benefits: string
  thresholds: Record<(typeof moneyFigures)[number], TypedAmounts> & Record<(typeof numberFigures)[number], string>
  /** Empty: one is made. */
  customer_group_id: string
}

export const levelFields = ["name", "rank", "color", "icon", "description", "benefits", "thresholds", "customer_group_id"] as const

/** A new level above those that there are. */
export const emptyLevel = (levels: Pick<AdminLevel, "rank">[]): LevelDraft => ({
  name: "",
  rank: String(Math.max(0, ...levels.map(({ rank }) => rank)) + 1),
  color: "#c0c0c0",
  icon: "",
  description: "",
  benefits: "",
  thresholds: { net_spend: {}, average_order_value: {}, orders: "", items: "", points_earned: "", days_as_customer: "" },
  customer_group_id: "",
})

export const draftOfLevel = (level: AdminLevel): LevelDraft => ({
  name: level.name,
  rank: String(level.rank),
  color: level.color ?? "",
  icon: level.icon ?? "",
  description: level.description ?? "",
  benefits: level.benefits ?? "",
  thresholds: {
    net_spend: level.thresholds.net_spend ?? {},
    average_order_value: level.thresholds.average_order_value ?? {},
    orders: typedText(level.thresholds.orders ?? null),
    items: typedText(level.thresholds.items ?? null),
    points_earned: typedText(level.thresholds.points_earned ?? null),
    days_as_customer: typedText(level.thresholds.days_as_customer ?? null),
  },
  customer_group_id: level.customer_group_id ?? "",
})

/** What is asked for; what is empty is left out, so it is not asked. */
export const thresholdsOf = ({ thresholds }: LevelDraft): LevelThresholds => ({
  ...Object.fromEntries(moneyFigures.map((name) => [name, amountsOf(thresholds[name])]).filter(([, amounts]) => Object.keys(amounts).length > 0)),
  ...Object.fromEntries(numberFigures.filter((name) => thresholds[name].trim() !== "").map((name) => [name, wholeOf(thresholds[name])])),
})

export const inputOfLevel = (draft: LevelDraft): AdminLevelInput => ({
  name: draft.name.trim(),
  rank: wholeOf(draft.rank),
  color: draft.color.trim() || null,
  icon: draft.icon.trim() || null,
  description: draft.description.trim() || null,
  benefits: draft.benefits.trim() || null,
  thresholds: thresholdsOf(draft),
  ...(draft.customer_group_id ? { customer_group_id: draft.customer_group_id } : {}),
})

export const problemsOfLevel = (draft: LevelDraft): Problem[] => [
  ...required(draft.name.trim() !== "", "name", "name_missing"),
  ...problemOfWhole("rank", draft.rank, ranks),
  ...required(draft.color.trim() === "" || /^#[0-9a-f]{6}$/i.test(draft.color.trim()), "color", "not_a_colour"),
  ...moneyFigures.flatMap((name) => problemsOfPositiveAmounts(`thresholds.${name}`, draft.thresholds[name], thresholdDecimals)),
  ...numberFigures.flatMap((name) => problemOfOptionalWhole(`thresholds.${name}`, draft.thresholds[name], counts)),
]
