/** Which of two rules goes first when only one can decide. */
import type { Audience, Scope, TierPriceRule } from "./tier-price-rule"

/** A rule, and whether it means the buyer as a member of a company. */
export type Ranked = { rule: TierPriceRule; for_company: boolean }

/** The narrower the audience, the lower the rank. A company's contract goes before what any other group gets. */
const AUDIENCE_RANK: Record<Audience["type"], number> = { customers: 0, customer_groups: 2, everyone: 3 }
const COMPANY_RANK = 1

const audienceRank = ({ rule: { audience }, for_company }: Ranked): number => (for_company && audience.type === "customer_groups" ? COMPANY_RANK : AUDIENCE_RANK[audience.type])

/** The narrower the scope, the lower the rank. A price book names each variant, as a scope of variants does. */
const SCOPE_RANK: Record<Scope["type"], number> = {
  variants: 0,
  products: 1,
  categories: 2,
  collections: 2,
  tags: 2,
  types: 2,
  all: 3,
}

const scopeRank = (rule: TierPriceRule): number => (rule.scope ? SCOPE_RANK[rule.scope.type] : SCOPE_RANK.variants)

/**
 * Orders rules by precedence, first wins: narrower audience (the customer, then the company, then
 * another group, then everyone), then narrower scope, then higher priority number, then the older
 * rule, then the id (so that the order is total).
 */
export const byPrecedence = (a: Ranked, b: Ranked): number =>
  audienceRank(a) - audienceRank(b) ||
  scopeRank(a.rule) - scopeRank(b.rule) ||
  b.rule.priority - a.rule.priority ||
  a.rule.created_at.getTime() - b.rule.created_at.getTime() ||
  (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)
