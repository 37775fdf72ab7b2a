import { toast, usePrompt } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminFreeProductRule, FreeProductRuleStatus } from "../../types/free-products"
import { saidBy } from "../lib/said-by"
import { useDeleteFreeProductRule, useUpdateFreeProductRule } from "./use-free-products"
import { useWords } from "./use-words"

type Rule = Pick<AdminFreeProductRule, "id" | "name">

/** What can be done with a rule from the list or its page. Each says how it ended. */
export const useFreeProductActions = () => {
  const { t } = useWords()
  const prompt = usePrompt()
  const navigate = useNavigate()
  const update = useUpdateFreeProductRule()
  const remove = useDeleteFreeProductRule()

  const setStatus = async (rule: Rule, status: FreeProductRuleStatus) => {
    try {
      await update.mutateAsync({ id: rule.id, status })
      toast.success(t(`freeProducts.said.${status}`, { name: rule.name }))
    } catch (error) {
      toast.error(saidBy(error))
    }
  }
  const askAndDelete = async (rule: Rule) => {
    const sure = await prompt({
      title: t("freeProducts.delete.title"),
      description: t("freeProducts.delete.description", { name: rule.name }),
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
    edit: ({ id }: Rule) => navigate(`/free-products/${id}/edit`),
    duplicate: ({ id }: Rule) => navigate(`/free-products/create?from=${id}`),
    setStatus,
    delete: askAndDelete,
  }
}
