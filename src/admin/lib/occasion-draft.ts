import type { AdminOccasion, AdminOccasionInput, OccasionStatus, OccasionTrigger, Reward } from "../../types/loyalty-levels"
import type { RuleCondition } from "../../types/reward-points"
import { problemOfOptionalWhole, problemOfWhole, required, typedText, wholeOf, wholeOrNull } from "./points-number"
import type { Problem } from "./problem"
import { problemsOfPositiveAmounts, someAmountsOf, type TypedAmounts } from "./typed-amounts"
import { amountDecimals, type DiscountDraft, discountOf, draftOfDiscount, draftOfScope, problemsOfDiscount, problemsOfScope, type ScopeDraft, scopeOf } from "./typed-discount"

export const triggerTypes = ["birthday", "membership_anniversary", "fixed_dates", "days_without_order", "order_placed", "order_delivered"] as const satisfies readonly OccasionTrigger["type"][]
/** What the Admin API takes. */
const points = { least: 1, most: 1_000_000_000 }

export const rewardKinds = ["points", "personal_code", "level"] as const satisfies readonly Reward["kind"][]

/** Whether there is an order to ask about; a day of the calendar has none, and can be foreseen. */
export const isByOrder = ({ type }: { type: OccasionTrigger["type"] }): boolean => type === "order_placed" || type === "order_delivered"

/** A reward as a form holds it; only the fields of its kind are sent. */
export type RewardDraft = {
  kind: Reward["kind"]
  points: string
  discount: DiscountDraft
  valid_days: string
  minimum_spend: TypedAmounts
  scope: ScopeDraft
  level_id: string
  days: string
}

/** An occasion as a form holds it. */
export type OccasionDraft = {
  name: string
  description: string
  status: OccasionStatus
  trigger: { type: OccasionTrigger["type"]; offset: string; side: "before" | "after"; dates: string; days: string }
  conditions: RuleCondition | null
  reward: RewardDraft
  starts_at: string | null
  ends_at: string | null
  per_year: string
}

export const occasionFields = ["name", "description", "status", "trigger", "conditions", "reward", "starts_at", "ends_at", "per_year"] as const

const emptyReward = (): RewardDraft => ({
  kind: "personal_code",
  points: "500",
  discount: { type: "percentage", value: "10", amounts: {} },
  valid_days: "14",
  minimum_spend: {},
  scope: { type: "all", ids: [] },
  level_id: "",
  days: "30",
})

/** A new occasion: on the birthday a personal code, once a year. */
export const emptyOccasion = (): OccasionDraft => ({
  name: "",
  description: "",
  status: "draft",
  trigger: { type: "birthday", offset: "0", side: "before", dates: "", days: "90" },
  conditions: null,
  reward: emptyReward(),
  starts_at: null,
  ends_at: null,
  per_year: "1",
})

export const draftOfOccasion = (occasion: AdminOccasion): OccasionDraft => ({
  name: occasion.name,
  description: occasion.description ?? "",
  status: occasion.status,
  trigger: draftOfTrigger(occasion.trigger),
  conditions: occasion.conditions,
  reward: draftOfReward(occasion.reward),
  starts_at: occasion.starts_at,
  ends_at: occasion.ends_at,
  per_year: typedText(occasion.per_year),
})

const draftOfTrigger = (trigger: OccasionTrigger): OccasionDraft["trigger"] => {
  const start = { ...emptyOccasion().trigger, type: trigger.type }
  switch (trigger.type) {
    case "birthday":
    case "membership_anniversary":
      return { ...start, offset: String(Math.abs(trigger.offset_days)), side: trigger.offset_days > 0 ? "after" : "before" }
    case "fixed_dates":
      return { ...start, dates: trigger.dates.join("\n") }
    case "days_without_order":
      return { ...start, days: String(trigger.days) }
    default:
      return start
  }
}

const draftOfReward = (reward: Reward): RewardDraft => {
  const start = { ...emptyReward(), kind: reward.kind }
  switch (reward.kind) {
    case "points":
      return { ...start, points: String(reward.points) }
    case "level":
      return { ...start, level_id: reward.level_id, days: String(reward.days) }
    default:
      return {
        ...start,
        discount: draftOfDiscount(reward.discount),
        valid_days: String(reward.valid_days),
        minimum_spend: reward.minimum_spend ?? {},
        scope: draftOfScope(reward.scope),
      }
  }
}

/** Days, one a line or with commas between them. */
const datesOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))]

const triggerOf = ({ type, offset, side, dates, days }: OccasionDraft["trigger"]): OccasionTrigger => {
  switch (type) {
    case "birthday":
    case "membership_anniversary": {
      const away = wholeOf(offset)
      return { type, offset_days: away === 0 ? 0 : side === "before" ? -away : away }
    }
    case "fixed_dates":
      return { type, dates: datesOf(dates) }
    case "days_without_order":
      return { type, days: wholeOf(days) }
    default:
      return { type }
  }
}

const rewardOf = (draft: RewardDraft): Reward => {
  switch (draft.kind) {
    case "points":
      return { kind: "points", points: wholeOf(draft.points) }
    case "level":
      return { kind: "level", level_id: draft.level_id, days: wholeOf(draft.days) }
    default:
      return {
        kind: "personal_code",
        discount: discountOf(draft.discount),
        valid_days: wholeOf(draft.valid_days),
        minimum_spend: someAmountsOf(draft.minimum_spend),
        scope: scopeOf(draft.scope),
      }
  }
}

export const inputOfOccasion = (draft: OccasionDraft): AdminOccasionInput => ({
  name: draft.name.trim(),
  description: draft.description.trim() || null,
  status: draft.status,
  trigger: triggerOf(draft.trigger),
  conditions: draft.conditions,
  reward: rewardOf(draft.reward),
  starts_at: draft.starts_at,
  ends_at: draft.ends_at,
  per_year: wholeOrNull(draft.per_year),
})

/** What the form can tell is wrong before anything is sent; the backend decides. */
export const problemsOfOccasion = (draft: OccasionDraft): Problem[] => [
  ...required(draft.name.trim() !== "", "name", "name_missing"),
  ...problemsOfTrigger(draft.trigger),
  ...problemsOfReward(draft.reward),
  ...required(!(draft.starts_at && draft.ends_at && new Date(draft.ends_at) <= new Date(draft.starts_at)), "ends_at", "ends_before_start"),
  ...problemOfOptionalWhole("per_year", draft.per_year, { least: 1, most: 366 }),
]

/** `12-24` or `2027-03-01`, where the calendar has such a day; 29 February comes in leap years. */
const isDate = (text: string) => {
  const day = /^\d{2}-\d{2}$/.test(text) ? `2024-${text}` : text
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

const problemsOfTrigger = ({ type, offset, dates, days }: OccasionDraft["trigger"]): Problem[] => {
  switch (type) {
    case "birthday":
    case "membership_anniversary":
      return problemOfWhole("trigger.offset_days", offset, { least: 0, most: 90 })
    case "fixed_dates":
      return datesOf(dates).length === 0
        ? [{ path: "trigger.dates", reason: "empty" }]
        : required(datesOf(dates).every(isDate), "trigger.dates", "not_a_date")
    case "days_without_order":
      return problemOfWhole("trigger.days", days, { least: 1, most: 3660 })
    default:
      return []
  }
}

const problemsOfReward = (reward: RewardDraft): Problem[] => {
  switch (reward.kind) {
    case "points":
      return problemOfWhole("reward.points", reward.points, points)
    case "level":
      return [...required(reward.level_id !== "", "reward.level_id", "not_chosen"), ...problemOfWhole("reward.days", reward.days, { least: 1, most: 3660 })]
    default:
      return [
        ...problemsOfDiscount("reward.discount", reward.discount),
        ...problemOfWhole("reward.valid_days", reward.valid_days, { least: 1, most: 3660 }),
        ...problemsOfPositiveAmounts("reward.minimum_spend", reward.minimum_spend, amountDecimals),
        ...problemsOfScope("reward.scope", reward.scope),
      ]
  }
}
