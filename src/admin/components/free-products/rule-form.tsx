import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminFreeProductRule } from "../../../types/free-products"
import { useFreeProductConditions, useForgetFreeProducts } from "../../hooks/use-free-products"
import { usePointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { problemsOfConditions } from "../../lib/condition-draft"
import { draftOfFreeProductRule, type FreeProductDraft, freeProductFields, inputOfFreeProductRule, problemsOfFreeProductRule } from "../../lib/free-product-draft"
import { freeProducts } from "../../lib/free-products-api"
import { FormActions } from "../common/form-actions"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { RouteModal, saved } from "../common/route-modal"
import { GeneralFields } from "../points-form/general-fields"
import { BrokenFreeProduct } from "./broken-rule"
import { ConditionFields } from "./condition-fields"
import { BesideFields, LimitFields } from "./limit-fields"
import { RepeatFields } from "./repeat-fields"
import { RewardFields } from "./reward-fields"
import { RuleSentence } from "./rule-sentence"
import { TryRule } from "./try-rule"

type RuleFormProps = { /** The rule that is changed; a new one starts from `start`. */ rule: AdminFreeProductRule } | { rule?: undefined; start: FreeProductDraft }

/** The form of a rule, new or not: what it gives, when, how often and how far, in words as it is typed, and tried before it is saved. */
export const FreeProductForm = (props: RuleFormProps) => {
  const { t } = useWords()
  const { rule } = props
  const navigate = useNavigate()
  const forget = useForgetFreeProducts()
  const { data: definitions } = useFreeProductConditions()
  const back = rule ? `/free-products/${rule.id}` : "/free-products"
  const check = (draft: FreeProductDraft) => [...problemsOfFreeProductRule(draft), ...(definitions ? problemsOfConditions(draft.conditions, definitions) : [])]
  const form = usePointsForm<FreeProductDraft>({
    start: props.rule ? draftOfFreeProductRule(props.rule) : props.start,
    fields: freeProductFields,
    check,
    send: async (draft) => {
      const input = inputOfFreeProductRule(draft)
      const { rule: stored } = rule ? await freeProducts.updateRule(rule.id, input) : await freeProducts.createRule(input)
      await forget()
      toast.success(t(rule ? "said.saved" : "said.created", { name: stored.name }))
      navigate(`/free-products/${stored.id}`, { ...saved, replace: Boolean(rule) })
    },
  })
  const input = inputOfFreeProductRule(form.draft)
  return (
    <RouteModal
      title={rule ? t("form.edit.title", { name: rule.name }) : t("freeProducts.form.create")}
      description={t(rule ? "freeProducts.form.editHint" : "freeProducts.form.createHint")}
      back={back}
      typeAtOnce={!rule}
      guarded={form.changed && !form.saving}
      onSubmit={() => void form.submit()}
      actions={<FormActions saving={form.saving} label={t(rule ? "common.save" : "actions.create")} back={back} />}
    >
      <div className="flex flex-col gap-y-10">
        {rule && <BrokenFreeProduct rule={rule} />}
        <RefusedAlert problems={form.elsewhere} />
        <FormSection title={t("form.general.title")} hint={t("form.general.hint")}>
          <GeneralFields form={form} nameHint={t("freeProducts.form.nameHint")} descriptionHint={t("freeProducts.form.descriptionHint")} statusHint={t(`freeProducts.form.status.${form.draft.status}`)} />
        </FormSection>
        <FormSection title={t("freeProducts.form.reward.title")} hint={t("freeProducts.form.reward.hint")}>
          <RewardFields form={form} />
        </FormSection>
        <FormSection title={t("freeProducts.form.conditions.title")} hint={t("freeProducts.form.conditions.hint")}>
          <ConditionFields form={form} />
        </FormSection>
        <FormSection title={t("freeProducts.form.repeat.title")} hint={t("freeProducts.form.repeat.titleHint")}>
          <RepeatFields form={form} />
        </FormSection>
        <FormSection title={t("freeProducts.form.limits.title")} hint={t("freeProducts.form.limits.hint")}>
          <LimitFields form={form} />
        </FormSection>
        <FormSection title={t("freeProducts.form.beside.title")} hint={t("freeProducts.form.beside.hint")}>
          <BesideFields form={form} />
        </FormSection>
        <RuleSentence rule={input} />
        <TryRule rule={check(form.draft).length === 0 ? input : null} ruleId={rule?.id} onRefused={form.refuse} />
      </div>
    </RouteModal>
  )
}
