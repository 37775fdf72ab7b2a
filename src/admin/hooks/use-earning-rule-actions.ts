import { useNavigate } from "react-router-dom"
import type { AdminEarningRule, PointsRuleStatus } from "../../types/reward-points"
import { useDeleteEarningRule, useUpdateEarningRule } from "./use-points-rules"
import { useStatusAndDeletion } from "./use-status-and-deletion"

/** What can be done with an earning rule from the list or its page. Each says how it ended. */
export const useEarningRuleActions = () => {
  const navigate = useNavigate()
  const changes = useStatusAndDeletion<PointsRuleStatus>({ update: useUpdateEarningRule(), remove: useDeleteEarningRule(), texts: "points.rules." })
  return { edit: (rule: AdminEarningRule) => navigate(`/reward-points/earning-rules/${rule.id}/edit`), ...changes }
}
