import { toast, usePrompt } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminEarningRule, PointsRuleStatus } from "../../types/reward-points"
import { useDeleteEarningRule, useUpdateEarningRule } from "./use-points-rules"
import { useWords } from "./use-words"
import { saidBy } from "../lib/said-by"

/** What can be done with an earning rule from the list or its page. Each says how it ended. */
export const useEarningRuleActions = () => {
  const { t } = useWords()
  const prompt = usePrompt()
  const navigate = useNavigate()
  const update = useUpdateEarningRule()
  const remove = useDeleteEarningRule()

  const setStatus = async (rule: AdminEarningRule, status: PointsRuleStatus) => {
    try {
      await update.mutateAsync({ id: rule.id, status })
      toast.success(t(`points.rules.said.${status}`, { name: rule.name }))
    } catch (error) {
      toast.error(saidBy(error))
    }
  }
  const askAndDelete = async (rule: AdminEarningRule) => {
    const sure = await prompt({
      title: t("points.rules.delete.title"),
      description: t("points.rules.delete.description", { name: rule.name }),
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
    edit: (rule: AdminEarningRule) => navigate(`/reward-points/earning-rules/${rule.id}/edit`),
    setStatus,
    delete: askAndDelete,
  }
}
