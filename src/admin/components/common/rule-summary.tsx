import type { AdminTierPriceRule, TierPriceAudienceType } from "../../../types/tier-price-rule"
import { useEntityNames } from "../../hooks/use-entities"
import { useWords } from "../../hooks/use-words"
import { ruleKind } from "../../lib/rule-draft"

const shown = 2

/** "from 100: 5 % off · from 500: 0.0039 each", or how many variants a price book has. */
export function useRuleSummary() {
  const { t, reduction, number } = useWords()
  return (rule: AdminTierPriceRule): string => {
    if (ruleKind(rule) === "price_book") {
      return t("book.variants", { count: rule.item_count })
    }
    const breaks = rule.breaks ?? []
    const first = breaks
      .slice(0, shown)
      .map((line) => t("breaks.line", { from: number(line.min_quantity), price: reduction(line, rule.currency_code) }))
    return [...first, ...(breaks.length > shown ? ["…"] : [])].join(" · ")
  }
}

/** "Everyone", "Gold partners", "Gold partners and 2 more"; only the number until the names are known. */
export function useAudienceSummary(rules: AdminTierPriceRule[]) {
  const { t } = useWords()
  const names = {
    customer_groups: useEntityNames("customer_groups", firstIds(rules, "customer_groups")).data,
    customers: useEntityNames("customers", firstIds(rules, "customers")).data,
  }
  return ({ audience }: AdminTierPriceRule): string => {
    if (!audience || audience.type === "everyone") {
      return t("audiences.everyone")
    }
    const { type, ids } = audience
    const first = names[type]?.get(ids[0])?.label
    return first && ids.length > 1
      ? `${first} ${t("entities.more", { count: ids.length - 1 })}`
      : first ?? t(`audiences.count.${type}`, { count: ids.length })
  }
}

/** One name of each rule is enough to tell rules apart, and keeps the request small. */
function firstIds(rules: AdminTierPriceRule[], type: TierPriceAudienceType): string[] {
  const ids = rules.flatMap(({ audience }) => (audience?.type === type ? audience.ids.slice(0, 1) : []))
  return [...new Set(ids)].sort()
}
