import { toast, usePrompt } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminTierPriceRule, TierPriceStatus } from "../../types/tier-price-rule"
import { useDeleteTierPriceRule, useUpdateTierPriceRule } from "./use-tier-price-rules"
import { useWords } from "./use-words"
import { saidBy } from "../lib/said-by"

/** What can be done with a rule from a list or its page. Each says how it ended. */
export function useRuleActions() {
  const { t } = useWords()
  const prompt = usePrompt()
  const navigate = useNavigate()
  const update = useUpdateTierPriceRule()
  const remove = useDeleteTierPriceRule()

  const setStatus = async (rule: AdminTierPriceRule, status: TierPriceStatus) => {
    try {
      await update.mutateAsync({ id: rule.id, status })
      toast.success(t(`said.${status}`, { name: rule.name }))
    } catch (error) {
      toast.error(saidBy(error))
    }
  }
  const askAndDelete = async (rule: AdminTierPriceRule) => {
    const sure = await prompt({
      title: t("delete.title"),
      description: t("delete.description", { name: rule.name }),
      confirmText: t("actions.delete"),
      cancelText: t("common.cancel"),
    })
    if (!sure) {
      return false
    }
    try {
      await remove.mutateAsync(rule.id)
      toast.success(t("said.deleted", { name: rule.name }))
      return true
    } catch (error) {
      toast.error(saidBy(error))
      return false
    }
  }
  return {
    edit: (rule: AdminTierPriceRule) => navigate(`/tier-prices/${rule.id}/edit`),
    duplicate: (rule: AdminTierPriceRule) => navigate(`/tier-prices/create?from=${rule.id}`),
    setStatus,
    delete: askAndDelete,
  }
}
