import type { PointsForm } from "../../hooks/use-points-form"
import { useConditionDefinitions } from "../../hooks/use-points-rules"
import { useWords } from "../../hooks/use-words"
import type { EarningRuleDraft } from "../../lib/points-rule-draft"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { ConditionEditor } from "../conditions"
import { GeneralFields } from "../points-form/general-fields"
import { CapFields } from "./cap-fields"
import { GrantFields } from "./grant-fields"
import { ScopeFields } from "./scope-fields"

/** All fields of an earning rule, in the order in which one thinks of them: what it is called, what it gives, on what, when, and how far. */
export const EarningRuleForm = ({ form }: { form: PointsForm<EarningRuleDraft> }) => {
  const { t } = useWords()
  const { data: definitions } = useConditionDefinitions()
  return (
    <div className="flex flex-col gap-y-10">
      <RefusedAlert problems={form.elsewhere} />
      <FormSection title={t("form.general.title")} hint={t("form.general.hint")}>
        <GeneralFields form={form} nameHint={t("points.rules.form.nameHint")} statusHint={t(`points.rules.form.status.${form.draft.status}`)} />
      </FormSection>
      <FormSection title={t("points.rules.form.grant.title")} hint={t("points.rules.form.grant.hint")}>
        <GrantFields form={form} />
      </FormSection>
      <FormSection title={t("form.coverage.title")} hint={t("points.rules.form.scope.hint")}>
        <ScopeFields form={form} />
      </FormSection>
      <FormSection title={t("points.rules.conditions.title")} hint={t("points.rules.conditions.hint")}>
        <ConditionEditor
          value={form.draft.conditions}
          onChange={(conditions) => form.change({ conditions })}
          definitions={definitions}
          problems={form.problems}
          onLeave={() => form.leave("conditions")}
        />
      </FormSection>
      <FormSection title={t("points.rules.form.limits.title")} hint={t("points.rules.form.limits.hint")}>
        <CapFields form={form} />
      </FormSection>
    </div>
  )
}
