import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
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

/** "Everyone", "2 customer groups". */
export function useAudienceSummary() {
  const { t } = useWords()
  return ({ audience }: AdminTierPriceRule): string =>
    !audience || audience.type === "everyone"
      ? t("audiences.everyone")
      : t(`audiences.count.${audience.type}`, { count: audience.ids.length })
}
