import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type CapPeriod, type EarningRuleDraft, capPeriods, stackings } from "../../lib/points-rule-draft"
import { ChoiceField } from "../common/choice-field"
import { FieldPair, WholeField } from "../points-form/fields"

const periods: readonly CapPeriod[] = ["none", ...capPeriods]

/** How the rule gets on with others, and how much it gives at most. */
export const CapFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<EarningRuleDraft> }) => {
  const { t } = useWords()
  const points = t("points.unit.points")
  const setCap = (patch: Partial<EarningRuleDraft["caps"]>) => change({ caps: { ...draft.caps, ...patch } })
  return (
    <>
      <FieldPair>
        <ChoiceField
          label={t("points.fields.stacking.label")}
          hint={t(`points.fields.stacking.hint.${draft.stacking}`)}
          value={draft.stacking}
          options={stackings.map((value) => ({ value, label: t(`points.fields.stacking.options.${value}`) }))}
          onChange={(stacking) => change({ stacking })}
          problem={problemOf("stacking")}
        />
        <WholeField
          label={t("fields.priority.label")}
          hint={t("points.rules.form.priorityHint")}
          value={draft.priority}
          onChange={(priority) => change({ priority })}
          onLeave={() => leave("priority")}
          problem={problemOf("priority")}
        />
      </FieldPair>
      <FieldPair>
        {(["per_order", "per_account"] as const).map((name) => (
          <WholeField
            key={name}
            label={t(`points.fields.${name}.label`)}
            hint={t(`points.fields.${name}.hint`)}
            optional
            unit={points}
            value={draft.caps[name]}
            onChange={(value) => setCap({ [name]: value })}
            onLeave={() => leave(`caps.${name}`)}
            problem={problemOf(`caps.${name}`)}
          />
        ))}
      </FieldPair>
      <FieldPair>
        <ChoiceField
          label={t("points.fields.per_period.label")}
          hint={t("points.fields.per_period.hint")}
          value={draft.caps.period}
          options={periods.map((value) => ({ value, label: t(`points.fields.per_period.options.${value}`) }))}
          onChange={(period) => setCap({ period })}
        />
        {draft.caps.period !== "none" && (
          <WholeField
            label={t("points.fields.per_period.points")}
            hint={t("points.fields.per_period.pointsHint")}
            unit={points}
            value={draft.caps.per_period}
            onChange={(per_period) => setCap({ per_period })}
            onLeave={() => leave("caps.per_period")}
            problem={problemOf("caps.per_period")}
          />
        )}
      </FieldPair>
    </>
  )
}
