import { DatePicker, Input, Label, Switch, Text, Textarea } from "@medusajs/ui"
import { type ReactNode, useId } from "react"
import type { Problem } from "../../lib/problem"
import { Field, ProblemLine } from "../common/field"

type TypedFieldProps = {
  label: string
  hint?: string
  optional?: boolean
  value: string
  onChange: (value: string) => void
  onLeave?: () => void
  problem?: Problem
}

/** One line of text. */
export const TextField = ({ label, hint, optional, value, onChange, onLeave, problem, placeholder }: TypedFieldProps & { placeholder?: string }) => (
  <Field label={label} hint={hint} optional={optional} problem={problem}>
    {(input) => (
      <Input {...input} autoComplete="off" placeholder={placeholder} value={value} onChange={(event) => onChange(event.target.value)} onBlur={onLeave} />
    )}
  </Field>
)

/** Several lines of text. */
export const TextAreaField = ({ label, hint, optional, value, onChange, onLeave, problem, rows = 3 }: TypedFieldProps & { rows?: number }) => (
  <Field label={label} hint={hint} optional={optional} problem={problem}>
    {(input) => <Textarea {...input} rows={rows} value={value} onChange={(event) => onChange(event.target.value)} onBlur={onLeave} />}
  </Field>
)

/** A whole number, with its unit inside the box. */
export const WholeField = ({ label, hint, optional, value, onChange, onLeave, problem, unit }: TypedFieldProps & { unit?: string }) => (
  <Field label={label} hint={hint} optional={optional} problem={problem}>
    {(input) => (
      <div className="relative">
        <Input
          {...input}
          inputMode="numeric"
          autoComplete="off"
          className={unit ? "pr-20" : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
        {unit && (
          <span aria-hidden className="txt-compact-small text-ui-fg-muted pointer-events-none absolute inset-y-0 right-3 flex max-w-16 items-center truncate">
            {unit}
          </span>
        )}
      </div>
    )}
  </Field>
)

/** A point in time, or none. */
export const MomentField = ({ label, hint, value, onChange, problem }: { label: string; hint?: string; value: string | null; onChange: (value: string | null) => void; problem?: Problem }) => (
  <Field label={label} hint={hint} optional problem={problem}>
    {(input) => (
      <DatePicker
        id={input.id}
        aria-label={label}
        aria-describedby={input["aria-describedby"]}
        isInvalid={input["aria-invalid"]}
        granularity="minute"
        shouldCloseOnSelect={false}
        modal
        value={value ? new Date(value) : null}
        onChange={(moment) => onChange(moment ? moment.toISOString() : null)}
      />
    )}
  </Field>
)

type SwitchFieldProps = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void; problem?: Problem }

/** On or off, with what that means. */
export const SwitchField = ({ label, hint, checked, onChange, problem }: SwitchFieldProps) => {
  const id = useId()
  return (
    <div className="flex items-start gap-x-3">
      <Switch id={id} size="small" className="mt-1 shrink-0" checked={checked} onCheckedChange={onChange} aria-describedby={hint ? `${id}-hint` : undefined} />
      <div className="min-w-0">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {hint && (
          <Text id={`${id}-hint`} size="small" className="text-ui-fg-subtle">
            {hint}
          </Text>
        )}
        <ProblemLine id={`${id}-problem`} problem={problem} />
      </div>
    </div>
  )
}

/** Fields side by side where there is room. */
export const FieldPair = ({ children }: { children: ReactNode }) => <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">{children}</div>
