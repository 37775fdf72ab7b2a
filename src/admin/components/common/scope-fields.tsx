import { useWords } from "../../hooks/use-words"
import type { Problem } from "../../lib/problem"
import { ChoiceField } from "./choice-field"
import { EntityPicker } from "./entity-picker"
import { Field } from "./field"

const types = ["all", "categories", "collections", "products", "variants", "tags", "types"] as const

type Scope = { type: (typeof types)[number]; ids: string[] }

type ScopeFieldsProps = {
  value: Scope
  onChange: (value: Scope) => void
  onLeave: () => void
  problem?: Problem
  /** Instead of "Products", where a form has several scopes. */
  label?: string
}

/** The goods that something is about: everything, or what is picked of one kind. */
export const ScopeFields = ({ value: { type, ids }, onChange, onLeave, problem, label }: ScopeFieldsProps) => {
  const { t } = useWords()
  return (
    <>
      <ChoiceField
        label={label ?? t("fields.scope.label")}
        hint={t(`fields.scope.hint.${type}`)}
        value={type}
        options={types.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        onChange={(chosen) => onChange({ type: chosen, ids: [] })}
        problem={type === "all" ? problem : undefined}
      />
      {type !== "all" && (
        <Field label={t(`entities.${type}`)} problem={problem}>
          {(input) => <EntityPicker kind={type} label={t(`entities.${type}`)} input={input} ids={ids} onChange={(chosen) => onChange({ type, ids: chosen })} onLeave={onLeave} />}
        </Field>
      )}
    </>
  )
}
