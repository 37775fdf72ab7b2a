import type { AdminEarningRule, AdminEarningRuleInput, PointsGrant, PointsRuleStatus, PointsScopeType, PointsStacking, RuleCondition } from "../../types/reward-points"
import { problemOfOptionalWhole, problemOfWhole, required, somePoints, typedText, wholeOf, wholeOrNull } from "./points-number"
import type { Problem } from "./problem"

/** What a rule can give. */
export const grantTypes = ["per_amount", "fixed", "per_piece", "multiplier"] as const satisfies readonly PointsGrant["type"][]
export const stackings = ["add", "best", "exclusive"] as const satisfies readonly PointsStacking[]
export const capPeriods = ["day", "week", "month", "year"] as const

/** A calendar period of a cap, or none. */
export type CapPeriod = (typeof capPeriods)[number] | "none"

/** A grant as it is typed; only the fields of its type are sent. */
export type GrantDraft = { type: PointsGrant["type"]; points: string; amount: string; numerator: string; denominator: string }

/** A rule as a form holds it: text where something is typed. */
export type EarningRuleDraft = {
  name: string
  description: string
  status: PointsRuleStatus
  priority: string
  starts_at: string | null
  ends_at: string | null
  conditions: RuleCondition | null
  scope: { type: PointsScopeType; ids: string[] }
  /** Empty: in every currency alike. */
  currency_code: string
  grant: GrantDraft
  stacking: PointsStacking
  caps: { per_order: string; per_account: string; period: CapPeriod; per_period: string }
}

const emptyGrant: GrantDraft = { type: "per_amount", points: "1", amount: "1", numerator: "2", denominator: "1" }

/** A new rule: one point for each unit of money, on everything, not yet active. */
export const emptyEarningRule = (): EarningRuleDraft => ({
  name: "",
  description: "",
  status: "draft",
  priority: "0",
  starts_at: null,
  ends_at: null,
  conditions: null,
  scope: { type: "all", ids: [] },
  currency_code: "",
  grant: emptyGrant,
  stacking: "add",
  caps: { per_order: "", per_account: "", period: "none", per_period: "" },
})

/** A new rule for the members of a customer group, or for everybody. */
export const earningRuleFor = (customerGroupId: string | null): EarningRuleDraft => ({
  ...emptyEarningRule(),
  conditions: customerGroupId ? { all: [{ code: "customer_groups", args: { ids: [customerGroupId] } }] } : null,
})

export const draftOfEarningRule = (rule: AdminEarningRule): EarningRuleDraft => ({
  name: rule.name,
  description: rule.description ?? "",
  status: rule.status,
  priority: String(rule.priority),
  starts_at: rule.starts_at,
  ends_at: rule.ends_at,
  conditions: rule.conditions,
  scope: rule.scope ?? { type: "all", ids: [] },
  currency_code: rule.currency_code ?? "",
  grant: draftOfGrant(rule.grant),
  stacking: rule.stacking,
  caps: draftOfCaps(rule.caps),
})

/** A broken rule may come without a grant that can be read; the form then starts from a new one. */
const draftOfGrant = (grant: PointsGrant | null): GrantDraft =>
  grant === null ? emptyGrant : { ...emptyGrant, ...Object.fromEntries(Object.entries(grant).map(([name, value]) => [name, String(value)])), type: grant.type }

const draftOfCaps = (caps: AdminEarningRule["caps"] | null): EarningRuleDraft["caps"] => ({
  per_order: typedText(caps?.per_order ?? null),
  per_account: typedText(caps?.per_account ?? null),
  period: caps?.per_period?.period ?? "none",
  per_period: typedText(caps?.per_period?.points ?? null),
})

export const inputOfEarningRule = (draft: EarningRuleDraft): AdminEarningRuleInput => ({
  name: draft.name.trim(),
  description: draft.description.trim() || null,
  status: draft.status,
  priority: wholeOf(draft.priority),
  starts_at: draft.starts_at,
  ends_at: draft.ends_at,
  conditions: draft.conditions,
  scope: draft.scope.type === "all" ? { type: "all", ids: [] } : draft.scope,
  currency_code: draft.grant.type === "per_amount" ? draft.currency_code || null : null,
  grant: grantOf(draft.grant),
  stacking: draft.stacking,
  caps: {
    per_order: wholeOrNull(draft.caps.per_order),
    per_account: wholeOrNull(draft.caps.per_account),
    per_period: draft.caps.period === "none" ? null : { period: draft.caps.period, points: wholeOf(draft.caps.per_period) },
  },
})

const grantOf = ({ type, points, amount, numerator, denominator }: GrantDraft): PointsGrant => {
  switch (type) {
    case "per_amount":
      return { type, points: wholeOf(points), amount: wholeOf(amount) }
    case "multiplier":
      return { type, numerator: wholeOf(numerator), denominator: wholeOf(denominator) }
    default:
      return { type, points: wholeOf(points) }
  }
}

/** Fields of the form, by the names of the Admin API. */
export const earningRuleFields = [
  "name",
  "description",
  "status",
  "priority",
  "starts_at",
  "ends_at",
  "conditions",
  "scope",
  "currency_code",
  "grant",
  "stacking",
  "caps",
] as const

/**
 * What the form can tell is wrong before anything is sent, at the paths and with the reasons of the
 * Admin API. The backend decides; this only spares a round trip.
 */
export const problemsOfEarningRule = (draft: EarningRuleDraft): Problem[] => [
  ...required(draft.name.trim() !== "", "name", "name_missing"),
  ...problemOfWhole("priority", draft.priority, { least: -1_000_000, most: 1_000_000 }),
  ...required(!endsBeforeStart(draft), "ends_at", "ends_before_start"),
  ...required(draft.scope.type === "all" || draft.scope.ids.length > 0, "scope.ids", "none_chosen"),
  ...problemsOfGrant(draft.grant),
  ...problemsOfCaps(draft.caps),
]

const problemsOfGrant = ({ type, points, amount, numerator, denominator }: GrantDraft): Problem[] => {
  const ratio = { least: 1, most: 1000 }
  if (type === "multiplier") {
    return [...problemOfWhole("grant.numerator", numerator, ratio), ...problemOfWhole("grant.denominator", denominator, ratio)]
  }
  return [...problemOfWhole("grant.points", points, somePoints), ...(type === "per_amount" ? problemOfWhole("grant.amount", amount, somePoints) : [])]
}

const problemsOfCaps = ({ per_order, per_account, period, per_period }: EarningRuleDraft["caps"]): Problem[] => [
  ...problemOfOptionalWhole("caps.per_order", per_order, somePoints),
  ...problemOfOptionalWhole("caps.per_account", per_account, somePoints),
  ...(period === "none" ? [] : problemOfWhole("caps.per_period.points", per_period, somePoints)),
]

const endsBeforeStart = ({ starts_at, ends_at }: EarningRuleDraft): boolean => starts_at !== null && ends_at !== null && new Date(ends_at) <= new Date(starts_at)
