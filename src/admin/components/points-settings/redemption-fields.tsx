import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type RedemptionDraft, type RedemptionNumber, redemptionSwitches } from "../../lib/points-settings"
import { FormSection } from "../common/form-section"
import { FieldPair, SwitchField, WholeField } from "../points-form/fields"
import { ValueTable } from "./value-table"

/** What points are worth, how many can be redeemed at once, and for what. */
export const RedemptionFields = ({ form }: { form: PointsForm<RedemptionDraft> }) => {
  const { draft, change, leave, problemOf } = form
  const { t } = useWords()
  const numberField = (name: RedemptionNumber, unit: string, optional = false) => (
    <WholeField
      label={t(`points.fields.${name}.label`)}
      hint={t(`points.fields.${name}.hint`)}
      optional={optional}
      unit={unit}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      onLeave={() => leave(`redemption.${name}`)}
      problem={problemOf(`redemption.${name}`)}
    />
  )
  const points = t("points.unit.points")
  return (
    <>
      <FormSection title={t("points.fields.values.label")} hint={t("points.fields.values.hint")}>
        <ValueTable form={form} />
      </FormSection>
      <FormSection title={t("points.settings.redemption.limits")} hint={t("points.settings.redemption.limitsHint")}>
        <FieldPair>
          {numberField("minimum", points)}
          {numberField("maximum", points, true)}
        </FieldPair>
        <FieldPair>
          {numberField("step", points)}
          {numberField("maximum_share", "%")}
        </FieldPair>
        {numberField("minimum_balance", points)}
      </FormSection>
      <FormSection title={t("points.settings.redemption.pays")}>
        {redemptionSwitches.map((name) => (
          <SwitchField
            key={name}
            label={t(`points.fields.redemption.${name}.label`)}
            hint={t(`points.fields.redemption.${name}.hint`)}
            checked={draft[name]}
            onChange={(on) => change({ [name]: on })}
            problem={problemOf(`redemption.${name}`)}
          />
        ))}
      </FormSection>
    </>
  )
}
