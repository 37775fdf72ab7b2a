import { useRuleForm } from "../../hooks/use-rule-form"
import { useWords } from "../../hooks/use-words"
import type { EntityKind } from "../../lib/entities"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"

type Target<Whole extends string, Kind extends EntityKind> = { type: Whole | Kind; ids: string[] }

type TargetFieldProps<Whole extends string, Kind extends EntityKind> = {
  /** The field of the rule; its words are those of `fields.<name>`. */
  name: "audience" | "scope"
  target: Target<Whole, Kind>
  /** The choice that needs no picking: everyone, everything. */
  whole: { value: Whole; label: string }
  kinds: { value: Kind; label: string }[]
  onChange: (target: Target<Whole, Kind>) => void
}

/** All of them, or those that are picked: who gets the price, and what it is for. */
export function TargetField<Whole extends string, Kind extends EntityKind>(props: TargetFieldProps<Whole, Kind>) {
  const { name, target, whole, kinds, onChange } = props
  const { leave, problemOf } = useRuleForm()
  const { t } = useWords()
  const picked = kinds.find(({ value }) => value === target.type)?.value
  return (
    <>
      <ChoiceField<Whole | Kind>
        label={t(`fields.${name}.label`)}
        hint={t(`fields.${name}.hint.${target.type}`)}
        value={target.type}
        options={[whole, ...kinds]}
        onChange={(type) => onChange({ type, ids: [] })}
        problem={picked ? undefined : problemOf(name)}
      />
      {picked && (
        <Field label={t(`entities.${picked}`)} problem={problemOf(name)}>
          {(input) => (
            <EntityPicker
              kind={picked}
              label={t(`entities.${picked}`)}
              input={input}
              ids={target.ids}
              onChange={(ids) => onChange({ type: picked, ids })}
              onLeave={() => leave(name)}
            />
          )}
        </Field>
      )}
    </>
  )
}
