import { useNavigate } from "react-router-dom"
import type { AdminFreeProductRule, FreeProductRuleStatus } from "../../types/free-products"
import { useDeleteFreeProductRule, useUpdateFreeProductRule } from "./use-free-products"
import { useStatusAndDeletion } from "./use-status-and-deletion"

type Rule = Pick<AdminFreeProductRule, "id">

/** What can be done with a rule from the list or its page. Each says how it ended. */
export const useFreeProductActions = () => {
  const navigate = useNavigate()
  const changes = useStatusAndDeletion<FreeProductRuleStatus>({ update: useUpdateFreeProductRule(), remove: useDeleteFreeProductRule(), texts: "freeProducts." })
  return {
    edit: ({ id }: Rule) => navigate(`/free-products/${id}/edit`),
    duplicate: ({ id }: Rule) => navigate(`/free-products/create?from=${id}`),
    ...changes,
  }
}
