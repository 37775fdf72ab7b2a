import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { GeneralDraft } from "../../lib/points-settings"
import { ChoiceField } from "../common/choice-field"
import { TextField } from "../points-form/fields"

/** Whether the programme runs, and what its points are called. */
export const GeneralFields = ({ form: { draft, change, leave, problemOf } }: { form: PointsForm<GeneralDraft> }) => {
  const { t } = useWords()
  return (
    <>
      <ChoiceField
        label={t("points.fields.status.label")}
        hint={t(`points.fields.status.hint.${draft.status}`)}
        value={draft.status}
        options={(["active", "off"] as const).map((value) => ({ value, label: t(`points.fields.status.options.${value}`) }))}
        onChange={(status) => change({ status })}
        problem={problemOf("status")}
      />
      {(["name_singular", "name_plural"] as const).map((name) => (
        <TextField
          key={name}
          label={t(`points.fields.${name}.label`)}
          hint={t(`points.fields.${name}.hint`)}
          value={draft[name]}
          onChange={(value) => change({ [name]: value })}
          onLeave={() => leave(name)}
          problem={problemOf(name)}
        />
      ))}
    </>
  )
}
