import type { AdminTierPriceRuleListParams } from "../../types/tier-price-rule"
import { useListState } from "./use-list-state"

/** The list of tier prices as its address says. */
export function useRuleListState() {
  const state = useListState({
    filters: ["status", "kind", "audience_type", "currency_code"],
    several: ["status"],
    order: "-created_at",
  })
  return { ...state, params: state.params as AdminTierPriceRuleListParams }
}
