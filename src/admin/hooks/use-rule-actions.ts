import { useNavigate } from "react-router-dom"
import type { AdminTierPriceRule, TierPriceStatus } from "../../types/tier-price-rule"
import { useStatusAndDeletion } from "./use-status-and-deletion"
import { useDeleteTierPriceRule, useUpdateTierPriceRule } from "./use-tier-price-rules"

/** What can be done with a rule from a list or its page. Each says how it ended. */
export function useRuleActions() {
  const navigate = useNavigate()
  const changes = useStatusAndDeletion<TierPriceStatus>({ update: useUpdateTierPriceRule(), remove: useDeleteTierPriceRule(), texts: "" })
  return {
    edit: (rule: AdminTierPriceRule) => navigate(`/tier-prices/${rule.id}/edit`),
    duplicate: (rule: AdminTierPriceRule) => navigate(`/tier-prices/create?from=${rule.id}`),
    ...changes,
  }
}
