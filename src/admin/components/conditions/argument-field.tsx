import { useState } from "react"
import { useConditionWords } from "../../hooks/use-condition-words"
import { useShopCurrencies } from "../../hooks/use-shop"
import { type ConditionField, linesOf, listOf, readArgument, textOf } from "../../lib/condition-draft"
import type { Problem } from "../../lib/problem"
import { ChoiceField } from "../common/choice-field"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { MomentField, TextAreaField, TextField, WholeField } from "../points-form/fields"
import { ChoicesField } from "./choices-field"

type ArgumentFieldProps = {
  code: string
  field: ConditionField
  value: unknown
  problem?: Problem
  /** Undefined: left out, for the backend's own default. */
  onChange: (value: unknown) => void
  onLeave?: () => void
}

/** What one argument of a condition is typed or picked with. */
export const ArgumentField = (props: ArgumentFieldProps) => {
  const { code, field, value, problem, onChange, onLeave } = props
  const { fieldOf, hintOf, optionOf } = useConditionWords()
  const said = { label: fieldOf(code, field), hint: hintOf(code, field), optional: field.optional, problem }
  /** Nothing is left out where it may be left out. */
  const change = (next: unknown) => onChange(field.optional && isEmpty(next) ? undefined : next)
  switch (field.kind) {
    case "ids":
      return <IdsField {...said} {...{ field, onLeave }} ids={listOf(value)} onChange={change} />
    case "amount":
    case "quantity":
      return <NumberField {...said} {...{ field, value, onLeave }} onChange={change} />
    case "texts":
      return <LinesField {...said} lines={listOf(value)} onChange={change} onLeave={onLeave} />
    case "currency":
      return <CurrencyField {...said} value={textOf(value)} onChange={change} />
    case "currencies":
      return <CurrenciesField {...said} values={listOf(value)} onChange={change} />
    case "option":
      return (
        <ChoiceField
          {...said}
          value={textOf(value) || (field.options?.[0] ?? "")}
          options={(field.options ?? []).map((option) => ({ value: option, label: optionOf(code, field, option) }))}
          onChange={change}
        />
      )
    case "options_many":
      return <ChoicesField {...said} values={listOf(value)} options={(field.options ?? []).map((option) => ({ value: option, label: optionOf(code, field, option) }))} onChange={change} />
    case "time":
      return <MomentField {...said} value={textOf(value) || null} onChange={(moment) => change(moment ?? "")} />
    case "text":
      return <TextField {...said} value={textOf(value)} onChange={change} onLeave={onLeave} />
  }
}

const isEmpty = (value: unknown) => value === "" || value === null || (Array.isArray(value) && value.length === 0)

type Said = { label: string; hint?: string; optional?: boolean; problem?: Problem }
type Change = { onChange: (value: unknown) => void; onLeave?: () => void }

const IdsField = ({ field: { entity }, ids, onChange, onLeave, ...said }: Said & Change & { field: ConditionField; ids: string[] }) =>
  entity ? (
    <Field {...said}>{(input) => <EntityPicker kind={entity} label={said.label} input={input} ids={ids} onChange={onChange} onLeave={onLeave} />}</Field>
  ) : (
    <LinesField {...said} lines={ids} onChange={onChange} onLeave={onLeave} />
  )

/** Keeps what is typed while it means the number that is kept: `12,` and `12.0` are 12. */
const NumberField = ({ field: { kind }, value, onChange, onLeave, ...said }: Said & Change & { field: ConditionField; value: unknown }) => {
  const [typed, setTyped] = useState("")
  const text = typed !== "" && readArgument(kind, typed) === value ? typed : textOf(value)
  const change = (next: string) => {
    setTyped(next)
    onChange(readArgument(kind, next))
  }
  const Typed = kind === "quantity" ? WholeField : TextField
  return <Typed {...said} value={text} onChange={change} onLeave={onLeave} />
}

/** Texts, one a line. */
const LinesField = ({ lines, onChange, onLeave, ...said }: Said & Change & { lines: string[] }) => {
  const [typed, setTyped] = useState("")
  const text = linesOf(typed).join("\n") === lines.join("\n") ? typed : lines.join("\n")
  const change = (next: string) => {
    setTyped(next)
    onChange(linesOf(next))
  }
  return <TextAreaField {...said} value={text} onChange={change} onLeave={onLeave} />
}

const CurrencyField = ({ value, onChange, ...said }: Said & Change & { value: string }) => {
  const codes = useCodes(value ? [value] : [])
  return <ChoiceField {...said} value={value} options={codes} onChange={onChange} />
}

const CurrenciesField = ({ values, onChange, ...said }: Said & Change & { values: string[] }) => <ChoicesField {...said} values={values} options={useCodes(values)} onChange={onChange} />

/** The currencies of the shop, and those that are chosen although it has them no more. */
const useCodes = (chosen: string[]) => [...new Set([...useShopCurrencies(), ...chosen])].map((value) => ({ value, label: value.toUpperCase() }))
