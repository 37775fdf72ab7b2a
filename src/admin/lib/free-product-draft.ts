import type { AdminFreeProductRule, AdminFreeProductRuleInput, FreeProductLimits, FreeProductRuleStatus, FreeProductStacking } from "../../types/free-products"
import type { RuleCondition } from "../../types/reward-points"
import { anyPieces, draftOfRepeat, draftOfReward, emptyRepeat, emptyReward, problemsOfRepeat, problemsOfReward, type RepeatDraft, repeatOf, type RewardDraft, rewardOf } from "./free-product-reward-draft"
import { problemOfOptionalWhole, problemOfWhole, required, typedText, wholeOf, wholeOrNull } from "./points-number"
import type { Problem } from "./problem"

export const stackingTypes = ["all", "best", "exclusive"] as const satisfies readonly FreeProductStacking["type"][]
export const returnPolicies = ["expect_back", "keep"] as const satisfies readonly AdminFreeProductRuleInput["on_return"][]
export const ownerPeriods = ["none", "ever", "day", "week", "month", "year"] as const

/** The time that a buyer's limit counts in, or no limit. */
export type OwnerPeriod = (typeof ownerPeriods)[number]

/** A rule as a form holds it: text where something is typed. */
export type FreeProductDraft = {
  name: string
  description: string
  status: FreeProductRuleStatus
  priority: string
  starts_at: string | null
  ends_at: string | null
  conditions: RuleCondition | null
  reward: RewardDraft
  repeat: RepeatDraft
  limits: { per_order: string; period: OwnerPeriod; per_owner: string; total: string }
  stacking: { type: FreeProductStacking["type"]; group: string }
  on_return: AdminFreeProductRuleInput["on_return"]
}

/** Fields of the form, by the names of the Admin API. */
export const freeProductFields = ["name", "description", "status", "priority", "starts_at", "ends_at", "conditions", "reward", "repeat", "limits", "stacking", "on_return"] as const

/** A new rule: something is added once in an order, without a limit, and not yet. */
export const emptyFreeProductRule = (): FreeProductDraft => ({
  name: "",
  description: "",
  status: "draft",
  priority: "0",
  starts_at: null,
  ends_at: null,
  conditions: null,
  reward: emptyReward(),
  repeat: emptyRepeat(),
  limits: { per_order: "", period: "none", per_owner: "1", total: "" },
  stacking: { type: "all", group: "" },
  on_return: "expect_back",
})

/** What a new rule is for from the start: the members of a group, or a variant that is to be given. */
export const freeProductRuleFor = ({ customer_group_id, variant_id }: { customer_group_id?: string | null; variant_id?: string | null }): FreeProductDraft => {
  const start = emptyFreeProductRule()
  return {
    ...start,
    conditions: customer_group_id ? { all: [{ code: "customer_groups", args: { ids: [customer_group_id] } }] } : null,
    reward: { ...start.reward, goods: variant_id ? [{ variant_id, quantity: "1", fallbacks: [] }] : [] },
  }
}

/** A stored rule in a form. A broken one may come without parts that can be read; the form then starts from new ones. */
export const draftOfFreeProductRule = (rule: AdminFreeProductRule): FreeProductDraft => {
  const start = emptyFreeProductRule()
  return {
    name: rule.name,
    description: rule.description ?? "",
    status: rule.status,
    priority: String(rule.priority),
    starts_at: rule.starts_at,
    ends_at: rule.ends_at,
    conditions: rule.conditions,
    reward: isReadable(rule, "reward") ? draftOfReward(rule.reward) : start.reward,
    repeat: isReadable(rule, "repeat") ? draftOfRepeat(rule.repeat) : start.repeat,
    limits: isReadable(rule, "limits") ? draftOfLimits(rule.limits) : start.limits,
    stacking: isReadable(rule, "stacking") ? { type: rule.stacking.type, group: rule.stacking.type === "best" ? rule.stacking.group : "" } : start.stacking,
    on_return: rule.on_return,
  }
}

/** Whether a part of a rule is what it should be: of a broken one, what the complaints leave alone. */
export const isReadable = (rule: Pick<AdminFreeProductRule, "broken">, part: "conditions" | "reward" | "repeat" | "limits" | "stacking"): boolean =>
  !rule.broken?.some(({ path }) => path === "" || path === part || path.startsWith(`${part}.`))

const draftOfLimits = ({ per_order, per_owner, total }: FreeProductLimits): FreeProductDraft["limits"] => ({
  per_order: typedText(per_order),
  period: per_owner?.period ?? "none",
  per_owner: typedText(per_owner?.pieces ?? 1),
  total: typedText(total),
})

/** A rule like another, under a name of its own and not yet active. */
export const copyOfFreeProductRule = (rule: AdminFreeProductRule, name: string): FreeProductDraft => ({ ...draftOfFreeProductRule(rule), name, status: "draft" })

export const inputOfFreeProductRule = (draft: FreeProductDraft): AdminFreeProductRuleInput => ({
  name: draft.name.trim(),
  description: draft.description.trim() || null,
  status: draft.status,
  priority: wholeOf(draft.priority),
  starts_at: draft.starts_at,
  ends_at: draft.ends_at,
  conditions: draft.conditions,
  reward: rewardOf(draft.reward),
  repeat: repeatOf(draft.repeat),
  limits: {
    per_order: wholeOrNull(draft.limits.per_order),
    per_owner: draft.limits.period === "none" ? null : { period: draft.limits.period, pieces: wholeOf(draft.limits.per_owner) },
    total: wholeOrNull(draft.limits.total),
  },
  stacking: stackingOf(draft.stacking),
  on_return: draft.on_return,
})

const stackingOf = ({ type, group }: FreeProductDraft["stacking"]): FreeProductStacking => (type === "best" ? { type, group: group.trim() } : { type })

/**
 * What the form can tell is wrong before anything is sent, at the paths and with the reasons of the
 * Admin API. The backend decides; this only spares a round trip.
 */
export const problemsOfFreeProductRule = (draft: FreeProductDraft): Problem[] => [
  ...required(draft.name.trim() !== "", "name", "name_missing"),
  ...problemOfWhole("priority", draft.priority, { least: -1_000_000, most: 1_000_000 }),
  ...required(!(draft.starts_at && draft.ends_at && new Date(draft.ends_at) <= new Date(draft.starts_at)), "ends_at", "ends_before_start"),
  ...problemsOfReward(draft.reward),
  ...problemsOfRepeat(draft.repeat),
  ...problemOfOptionalWhole("limits.per_order", draft.limits.per_order, anyPieces),
  ...(draft.limits.period === "none" ? [] : problemOfWhole("limits.per_owner.pieces", draft.limits.per_owner, anyPieces)),
  ...problemOfOptionalWhole("limits.total", draft.limits.total, anyPieces),
  ...required(draft.stacking.type !== "best" || draft.stacking.group.trim() !== "", "stacking.group", "group_missing"),
]
