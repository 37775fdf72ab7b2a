import { toast } from "@medusajs/ui"
import { useNavigate, useSearchParams } from "react-router-dom"
import { usePointsForm } from "../../hooks/use-points-form"
import { useConditionDefinitions, useForgetEarningRules } from "../../hooks/use-points-rules"
import { useWords } from "../../hooks/use-words"
import { problemsOfConditions } from "../../lib/condition-draft"
import { rewardPoints } from "../../lib/points-api"
import { earningRuleFields, earningRuleFor, inputOfEarningRule, problemsOfEarningRule } from "../../lib/points-rule-draft"
import { FormActions } from "../common/form-actions"
import { RouteModal, saved } from "../common/route-modal"
import { EarningRuleForm } from "./rule-form"

const back = "/reward-points/earning-rules"

/** The form of a new rule; with `?customer_group_id=<id>` one for that group. */
export const CreateEarningRule = () => {
  const { t } = useWords()
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const forget = useForgetEarningRules()
  const { data: definitions } = useConditionDefinitions()
  const form = usePointsForm({
    start: earningRuleFor(address.get("customer_group_id")),
    fields: earningRuleFields,
    check: (draft) => [...problemsOfEarningRule(draft), ...(definitions ? problemsOfConditions(draft.conditions, definitions) : [])],
    send: async (draft) => {
      const { earning_rule: rule } = await rewardPoints.createRule(inputOfEarningRule(draft))
      await forget()
      toast.success(t("said.created", { name: rule.name }))
      navigate(`${back}/${rule.id}`, saved)
    },
  })
  return (
    <RouteModal
      title={t("points.rules.create.title")}
      description={t("points.rules.create.hint")}
      back={back}
      typeAtOnce
      guarded={form.changed && !form.saving}
      onSubmit={() => void form.submit()}
      actions={<FormActions saving={form.saving} label={t("actions.create")} back={back} />}
    >
      <EarningRuleForm form={form} />
    </RouteModal>
  )
}
