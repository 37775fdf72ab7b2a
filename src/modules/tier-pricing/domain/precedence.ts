/** Which of two rules goes first when only one can decide. */
import type { Audience, Scope, TierPriceRule } from "./tier-price-rule"

/** The narrower the audience, the lower the rank. */
const AUDIENCE_RANK: Record<Audience["type"], number> = { customers: 0, customer_groups: 1, everyone: 2 }

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
 * Orders rules by precedence, first wins: narrower audience, then narrower scope, then higher
 * priority number, then the older rule, then the id (so that the order is total).
 */
export const byPrecedence = (a: TierPriceRule, b: TierPriceRule): number =>
  AUDIENCE_RANK[a.audience.type] - AUDIENCE_RANK[b.audience.type] ||
  scopeRank(a) - scopeRank(b) ||
  b.priority - a.priority ||
  a.created_at.getTime() - b.created_at.getTime() ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
