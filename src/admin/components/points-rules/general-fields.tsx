import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { EarningRuleDraft } from "../../lib/points-rule-draft"
import { ChoiceField } from "../common/choice-field"
import { FieldPair, MomentField, TextAreaField, TextField } from "../points-form/fields"

/** What the rule is called, whether it is on, and from when to when. Buyers see the name beside the points it gives. */
export const GeneralFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<EarningRuleDraft> }) => {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t("fields.name.label")}
        hint={t("points.rules.form.nameHint")}
        value={draft.name}
        onChange={(name) => change({ name })}
        onLeave={() => leave("name")}
        problem={problemOf("name")}
      />
      <TextAreaField
        label={t("fields.description.label")}
        optional
        rows={2}
        value={draft.description}
        onChange={(description) => change({ description })}
        problem={problemOf("description")}
      />
      <ChoiceField
        label={t("fields.status.label")}
        hint={t(`points.rules.form.status.${draft.status}`)}
        value={draft.status}
        options={(["draft", "active", "archived"] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
        onChange={(status) => change({ status })}
        problem={problemOf("status")}
      />
      <FieldPair>
        {(["starts_at", "ends_at"] as const).map((name) => (
          <MomentField
            key={name}
            label={t(`fields.${name}.label`)}
            hint={t(`fields.${name}.hint`)}
            value={draft[name]}
            onChange={(moment) => {
              change({ [name]: moment })
              leave("ends_at")
            }}
            problem={problemOf(name)}
          />
        ))}
      </FieldPair>
    </>
  )
}
