import type { ReactNode } from "react"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { ChoiceField } from "../common/choice-field"
import { FieldPair, MomentField, TextAreaField, TextField } from "./fields"

const statuses = ["draft", "active", "archived"] as const

/** What a rule that has a name and a time holds of itself, whatever it does. */
type General = { name: string; description: string; status: (typeof statuses)[number]; starts_at: string | null; ends_at: string | null }

type GeneralFieldsProps = {
  form: Pick<PointsForm<General>, "draft" | "change" | "leave" | "problemOf">
  /** Who reads the name. */
  nameHint: string
  /** Who reads the description; nothing where only colleagues do. */
  descriptionHint?: string
  /** What the status means for such a rule. */
  statusHint: string
  /** Further fields, before the time. */
  children?: ReactNode
}

/** What a rule is called, whether it is on, and from when to when. */
export const GeneralFields = ({ form: { draft, change, leave, problemOf }, nameHint, descriptionHint, statusHint, children }: GeneralFieldsProps) => {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t("fields.name.label")}
        hint={nameHint}
        value={draft.name}
        onChange={(name) => change({ name })}
        onLeave={() => leave("name")}
        problem={problemOf("name")}
      />
      <TextAreaField
        label={t("fields.description.label")}
        hint={descriptionHint}
        optional
        rows={2}
        value={draft.description}
        onChange={(description) => change({ description })}
        problem={problemOf("description")}
      />
      <ChoiceField
        label={t("fields.status.label")}
        hint={statusHint}
        value={draft.status}
        options={statuses.map((value) => ({ value, label: t(`states.${value}`) }))}
        onChange={(status) => change({ status })}
        problem={problemOf("status")}
      />
      {children}
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
