import { DatePicker, Input, Textarea } from "@medusajs/ui"
import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import { ChoiceField } from "../common/choice-field"
import { Field } from "../common/field"

/** What the rule is called, whether it is on, and from when to when. */
export const GeneralFields = () => {
  const { draft, change, leave, problemOf } = useRuleForm()
  const { t } = useWords()
  return (
    <>
      <Field label={t("fields.name.label")} hint={t("fields.name.hint")} problem={problemOf("name")}>
        {(input) => (
          <Input
            {...input}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
            onBlur={() => leave("name")}
          />
        )}
      </Field>
      <Field label={t("fields.description.label")} optional problem={problemOf("description")}>
        {(input) => (
          <Textarea
            {...input}
            rows={2}
            value={draft.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <ChoiceField
        label={t("fields.status.label")}
        hint={t(`fields.status.hint.${draft.status}`)}
        value={draft.status}
        options={(["draft", "active", "archived"] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
        onChange={(status) => change({ status })}
        problem={problemOf("status")}
      />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Moment name="starts_at" />
        <Moment name="ends_at" />
      </div>
    </>
  )
}

const Moment = ({ name }: { name: "starts_at" | "ends_at" }) => {
  const { draft, change, leave, problemOf } = useRuleForm()
  const { t } = useWords()
  const value = draft[name]
  return (
    <Field label={t(`fields.${name}.label`)} hint={t(`fields.${name}.hint`)} optional problem={problemOf(name)}>
      {(input) => (
        <DatePicker
          id={input.id}
          aria-label={t(`fields.${name}.label`)}
          aria-describedby={input["aria-describedby"]}
          isInvalid={input["aria-invalid"]}
          granularity="minute"
          shouldCloseOnSelect={false}
          modal
          value={value ? new Date(value) : null}
          onChange={(moment) => {
            change({ [name]: moment ? moment.toISOString() : null })
            leave("ends_at")
          }}
        />
      )}
    </Field>
  )
}
