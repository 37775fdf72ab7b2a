import type { ReactNode } from "react"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { AudienceFields } from "./audience-fields"
import { BreakFields } from "./break-fields"
import { CalculationFields } from "./calculation-fields"
import { CoverageFields } from "./coverage-fields"
import { GeneralFields } from "./general-fields"
import { KindField } from "./kind-field"

/**
 * All fields of a rule, in the order in which one thinks of them: what is it
 * called, who gets it, on what, at which price, and when.
 */
export const RuleForm = ({ isNew, priceBook }: { isNew: boolean; priceBook?: ReactNode }) => {
  const { draft, elsewhere } = useRuleForm()
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-y-10">
      <RefusedAlert problems={elsewhere} />
      <FormSection title={t("form.general.title")} hint={t("form.general.hint")}>
        <GeneralFields />
      </FormSection>
      {isNew && <KindField />}
      <FormSection title={t("form.audience.title")} hint={t("form.audience.hint")}>
        <AudienceFields />
      </FormSection>
      {draft.kind === "scope" && (
        <FormSection title={t("form.coverage.title")} hint={t("form.coverage.hint")}>
          <CoverageFields />
        </FormSection>
      )}
      <FormSection title={t("form.prices.title")} hint={t(`form.prices.hint.${draft.kind}`)}>
        <BreakFields />
        {draft.kind === "price_book" && priceBook}
      </FormSection>
      <FormSection title={t("form.calculation.title")} hint={t("form.calculation.hint")}>
        <CalculationFields />
      </FormSection>
    </div>
  )
}
