import { Checkbox, Label } from "@medusajs/ui"
import { useId } from "react"
import type { Problem } from "../../lib/problem"
import { Field } from "../common/field"

type ChoicesFieldProps = {
  label: string
  hint?: string
  optional?: boolean
  problem?: Problem
  values: string[]
  options: { value: string; label: string }[]
  onChange: (values: string[]) => void
}

/** Several of a few, each with a box to tick; they are kept in the order of the options. */
export const ChoicesField = ({ label, hint, optional, problem, values, options, onChange }: ChoicesFieldProps) => {
  const id = useId()
  const toggle = (value: string, isChosen: boolean) => onChange(options.map((option) => option.value).filter((each) => (each === value ? isChosen : values.includes(each))))
  return (
    <Field label={label} hint={hint} optional={optional} problem={problem}>
      {(input) => (
        <div id={input.id} role="group" aria-label={label} aria-describedby={input["aria-describedby"]} className="flex flex-wrap gap-x-4 gap-y-2">
          {options.map((option) => (
            <div key={option.value} className="flex items-center gap-x-2">
              <Checkbox id={`${id}-${option.value}`} checked={values.includes(option.value)} onCheckedChange={(checked) => toggle(option.value, checked === true)} />
              <Label htmlFor={`${id}-${option.value}`} size="small">
                {option.label}
              </Label>
            </div>
          ))}
        </div>
      )}
    </Field>
  )
}
