import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminEarningRule } from "../../../types/reward-points"
import { usePointsForm } from "../../hooks/use-points-form"
import { useConditionDefinitions, useForgetEarningRules } from "../../hooks/use-points-rules"
import { useWords } from "../../hooks/use-words"
import { problemsOfConditions } from "../../lib/condition-draft"
import { rewardPoints } from "../../lib/points-api"
import { draftOfEarningRule, earningRuleFields, inputOfEarningRule, problemsOfEarningRule } from "../../lib/points-rule-draft"
import { FormActions } from "../common/form-actions"
import { RouteModal, saved } from "../common/route-modal"
import { BrokenRule } from "./broken-rule"
import { EarningRuleForm } from "./rule-form"

/** The same form for a rule that exists. */
export const EditEarningRule = ({ rule }: { rule: AdminEarningRule }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const forget = useForgetEarningRules()
  const { data: definitions } = useConditionDefinitions()
  const back = `/reward-points/earning-rules/${rule.id}`
  const form = usePointsForm({
    start: draftOfEarningRule(rule),
    fields: earningRuleFields,
    check: (draft) => [...problemsOfEarningRule(draft), ...(definitions ? problemsOfConditions(draft.conditions, definitions) : [])],
    send: async (draft) => {
      const { earning_rule } = await rewardPoints.updateRule(rule.id, inputOfEarningRule(draft))
      await forget()
      toast.success(t("said.saved", { name: earning_rule.name }))
      navigate(back, { ...saved, replace: true })
    },
  })
  return (
    <RouteModal
      title={t("form.edit.title", { name: rule.name })}
      description={t("points.rules.editHint")}
      back={back}
      guarded={form.changed && !form.saving}
      onSubmit={() => void form.submit()}
      actions={<FormActions saving={form.saving} label={t("common.save")} back={back} />}
    >
      <BrokenRule rule={rule} />
      <EarningRuleForm form={form} />
    </RouteModal>
  )
}
