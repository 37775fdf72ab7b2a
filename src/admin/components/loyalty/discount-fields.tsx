import { useWords } from "../../hooks/use-words"
import { type Problem, problemWithin } from "../../lib/problem"
import { type DiscountDraft, discountTypes, rewardScopes, type ScopeDraft } from "../../lib/typed-discount"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { FieldPair, TextField } from "../points-form/fields"
import { AmountFields } from "./amount-fields"

type DiscountFieldsProps = { path: string; problems: Problem[]; value: DiscountDraft; onChange: (value: DiscountDraft) => void; onLeave: () => void }

/** Per cent or an amount by currency, and how much of it. */
export const DiscountFields = ({ path, problems, value, onChange, onLeave }: DiscountFieldsProps) => {
  const { t } = useWords()
  return (
    <>
      <FieldPair>
        <ChoiceField
          label={t("levels.rewards.discount")}
          value={value.type}
          options={discountTypes.map((type) => ({ value: type, label: t(`levels.rewards.discounts.${type}`) }))}
          onChange={(type) => onChange({ ...value, type })}
        />
        {value.type === "percentage" && (
          <TextField
            label={t("levels.rewards.percent")}
            value={value.value}
            onChange={(percent) => onChange({ ...value, value: percent })}
            onLeave={onLeave}
            problem={problemWithin(problems, `${path}.value`)}
          />
        )}
      </FieldPair>
      {value.type === "fixed" && (
        <AmountFields label={t("levels.rewards.amounts")} value={value.amounts} onChange={(amounts) => onChange({ ...value, amounts })} onLeave={onLeave} problems={problems} path={path} />
      )}
    </>
  )
}

type ScopeFieldsProps = { value: ScopeDraft; onChange: (value: ScopeDraft) => void; onLeave: () => void; problem?: Problem }

/** The goods that a code works for. */
export const ScopeFields = ({ value, onChange, onLeave, problem }: ScopeFieldsProps) => {
  const { t } = useWords()
  return (
    <>
      <ChoiceField
        label={t("fields.scope.label")}
        value={value.type}
        options={rewardScopes.map((type) => ({ value: type, label: t(`scopes.${type}`) }))}
        onChange={(type) => onChange({ type, ids: [] })}
      />
      {value.type !== "all" && (
        <Field label={t(`entities.${value.type}`)} problem={problem}>
          {(input) => <EntityPicker kind={value.type === "all" ? "products" : value.type} label={t(`entities.${value.type}`)} input={input} ids={value.ids} onChange={(ids) => onChange({ ...value, ids })} onLeave={onLeave} />}
        </Field>
      )}
    </>
  )
}
