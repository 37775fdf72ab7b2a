import { Hint, Label, Text } from "@medusajs/ui"
import { type ReactNode, useId } from "react"
import { useWords } from "../../hooks/use-words"
import type { Problem } from "../../lib/problem"

/** What an input inside a field needs so that its label, hint and problem belong to it. */
export type FieldInput = { id: string; "aria-describedby": string; "aria-invalid": boolean }

type FieldProps = {
  label: string
  hint?: string
  optional?: boolean
  problem?: Problem
  children: (input: FieldInput) => ReactNode
}

/** A labelled input with one line that explains it in plain words. */
export const Field = ({ label, hint, optional, problem, children }: FieldProps) => {
  const id = useId()
  const about = `${id}-about`
  const { t } = useWords()
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <div className="flex items-center gap-x-1">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {optional && (
          <Text size="small" leading="compact" className="text-ui-fg-muted">
            ({t("common.optional")})
          </Text>
        )}
      </div>
      {hint && (
        <Hint id={about} className="text-ui-fg-subtle mb-1 flex-1">
          {hint}
        </Hint>
      )}
      {children({ id, "aria-describedby": hint ? `${about} ${id}-problem` : `${id}-problem`, "aria-invalid": !!problem })}
      <ProblemLine id={`${id}-problem`} problem={problem} />
    </div>
  )
}

/** Says what is wrong, where it is wrong. Always there, so that screen readers hear it appear. */
export const ProblemLine = ({ id, problem }: { id: string; problem?: Problem }) => {
  const words = useWords()
  return (
    <div id={id} aria-live="polite" data-problem={problem ? "" : undefined}>
      {problem && (
        <Hint variant="error" className="mt-1">
          {words.problem(problem)}
        </Hint>
      )}
    </div>
  )
}
