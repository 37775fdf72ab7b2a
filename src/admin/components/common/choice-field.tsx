import { Select } from "@medusajs/ui"
import type { Problem } from "../../lib/problem"
import { Field } from "./field"

type ChoiceFieldProps<T extends string> = {
  label: string
  hint?: string
  value: T
  options: { value: T; label: string }[]
  onChange: (value: T) => void
  problem?: Problem
  placeholder?: string
  disabled?: boolean
}

/** One of a few, in a Medusa select. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, hint, value, options, onChange, problem, placeholder, disabled } = props
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) {
      onChange(option.value)
    }
  }
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(input) => (
        <Select value={value} onValueChange={choose} disabled={disabled}>
          <Select.Trigger {...input}>
            <Select.Value placeholder={placeholder} />
          </Select.Trigger>
          <Select.Content>
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value}>
                {option.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </Field>
  )
}
