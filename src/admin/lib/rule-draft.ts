import type {
  AdminTierPriceRule,
  AdminTierPriceRuleInput,
  TierPriceAudience,
  TierPriceBase,
  TierPriceCombine,
  TierPriceExclusion,
  TierPricePromotions,
  TierPriceQuantityBasis,
  TierPriceScope,
  TierPriceStatus,
} from "../../types/tier-price-rule"
import { type BreakDraft, breaksOf, draftOfBreak, emptyBreak, isBlank, withBlankRow } from "./break-draft"

/** One set of breaks for everything in the scope, or each variant its own breaks. */
export type RuleKind = "scope" | "price_book"

/** A rule as a form holds it: text where something is typed. */
export type RuleDraft = {
  name: string
  description: string
  status: TierPriceStatus
  priority: string
  starts_at: string | null
  ends_at: string | null
  audience: TierPriceAudience
  region_ids: string[]
  currency_code: string
  combine: TierPriceCombine
  promotions: TierPricePromotions
  base: TierPriceBase
  /** `auto`, `exact`, or a number from 0 to 10. */
  decimals: string
  quantity_basis: TierPriceQuantityBasis
  kind: RuleKind
  scope: TierPriceScope
  exclude: TierPriceExclusion[]
  breaks: BreakDraft[]
}

export function emptyRuleDraft(): RuleDraft {
  return {
    name: "",
    description: "",
    status: "draft",
    priority: "0",
    starts_at: null,
    ends_at: null,
    audience: { type: "everyone", ids: [] },
    region_ids: [],
    currency_code: "",
    combine: "lowest",
    promotions: "allow",
    base: "list",
    decimals: "auto",
    quantity_basis: "line",
    kind: "scope",
    scope: { type: "all", ids: [] },
    exclude: [],
    breaks: [emptyBreak()],
  }
}

export function draftOfRule(rule: AdminTierPriceRule): RuleDraft {
  return {
    name: rule.name,
    description: rule.description ?? "",
    status: rule.status,
    priority: String(rule.priority),
    starts_at: rule.starts_at,
    ends_at: rule.ends_at,
    audience: rule.audience ?? { type: "everyone", ids: [] },
    region_ids: rule.region_ids ?? [],
    currency_code: rule.currency_code ?? "",
    combine: rule.combine,
    promotions: rule.promotions,
    base: rule.base,
    decimals: rule.decimals === null ? "auto" : String(rule.decimals),
    quantity_basis: rule.quantity_basis,
    kind: ruleKind(rule),
    scope: rule.scope ?? { type: "all", ids: [] },
    exclude: rule.exclude ?? [],
    breaks: withBlankRow((rule.breaks ?? []).map(draftOfBreak)),
  }
}

/** A price book has no scope; its variants are its scope. */
export function ruleKind(rule: Pick<AdminTierPriceRule, "scope">): RuleKind {
  return rule.scope ? "scope" : "price_book"
}

/** What is sent: everything but the items of a price book, which have a route of their own. */
export function inputOfDraft(draft: RuleDraft): Omit<AdminTierPriceRuleInput, "items"> {
  return {
    name: draft.name.trim(),
    description: draft.description.trim() || null,
    status: draft.status,
    priority: Number(draft.priority),
    starts_at: draft.starts_at,
    ends_at: draft.ends_at,
    audience: draft.audience.type === "everyone" ? { type: "everyone", ids: [] } : draft.audience,
    region_ids: draft.region_ids,
    currency_code: draft.currency_code || null,
    combine: draft.combine,
    promotions: draft.promotions,
    base: draft.base,
    decimals: draft.decimals === "auto" ? null : draft.decimals === "exact" ? "exact" : Number(draft.decimals),
    quantity_basis: draft.quantity_basis,
    ...coverageOf(draft),
  }
}

function coverageOf(draft: RuleDraft) {
  if (draft.kind === "price_book") {
    return { scope: null, exclude: [], breaks: null }
  }
  return {
    scope: draft.scope.type === "all" ? { type: "all" as const, ids: [] } : draft.scope,
    exclude: draft.exclude.filter((exclusion) => exclusion.ids.length > 0),
    breaks: breaksOf(draft.breaks),
  }
}

/** Without the blank rows in between, so that the backend counts the rows as the form does. */
export function tidyDraft(draft: RuleDraft): RuleDraft {
  return { ...draft, breaks: withBlankRow(draft.breaks.filter((row) => !isBlank(row))) }
}
