import { useState } from "react"
import type { Problem } from "../lib/problem"
import { problemWithin } from "../lib/problem"
import { problemsOfError } from "../lib/sdk"
import { goToFirstProblem } from "./use-rule-form"

/** A form: what is typed, what is wrong with it, and what of that may be shown yet. */
export type PointsForm<Draft> = {
  draft: Draft
  change: (patch: Partial<Draft>) => void
  /** The field at this path was left: from now on its problems are shown. */
  leave: (path: string) => void
  /** The problem to show at a field, or at anything inside it. */
  problemOf: (path: string) => Problem | undefined
  /** All problems that may be shown, for a field that is a tree of fields. */
  problems: Problem[]
  /** What the backend refused that no field of this form answers for. */
  elsewhere: Problem[]
  /** Shows what the backend refused of this draft when it was asked for something else than saving, such as a preview. */
  refuse: (problems: Problem[]) => void
  changed: boolean
  saving: boolean
  /** Shows all problems; sends the draft only when there are none. */
  submit: () => Promise<void>
}

type FormParts<Draft> = {
  start: Draft
  /** Paths of the Admin API that have a field in the form. */
  fields: readonly string[]
  check: (draft: Draft) => Problem[]
  /** Throws `RequestRefused` for what the backend does not take. */
  send: (draft: Draft) => Promise<void>
}

/** One form of reward points. Its paths are those of the Admin API, so that a refusal finds its field. */
export const usePointsForm = <Draft extends object>({ start, fields, check, send }: FormParts<Draft>): PointsForm<Draft> => {
  const [draft, setDraft] = useState(start)
  const [changed, setChanged] = useState(false)
  const [left, setLeft] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<Problem[]>([])
  const [saving, setSaving] = useState(false)

  const change = (patch: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...patch }))
    setChanged(true)
    // Whoever changes what was refused is not told any longer that it is wrong; the backend is asked again.
    setRefused((before) => before.filter(({ path }) => !path.split(".").some((part) => part in patch)))
  }
  const refuse = (problems: Problem[]) => {
    setRefused(problems)
    goToFirstProblem()
  }
  const submit = async () => {
    setLeft(fields)
    if (saving || check(draft).length > 0) {
      goToFirstProblem()
      return
    }
    setSaving(true)
    setRefused([])
    try {
      await send(draft)
    } catch (error) {
      refuse(problemsOfError(error))
    } finally {
      setSaving(false)
    }
  }
  const shown = [...refused, ...check(draft).filter(({ path }) => left.some((field) => isWithin(path, field)))]
  return {
    draft,
    change,
    leave: (path) => setLeft((before) => (before.includes(path) ? before : [...before, path])),
    problemOf: (path) => problemWithin(shown, path),
    problems: shown,
    elsewhere: refused.filter(({ path }) => !fields.some((field) => isWithin(path, field))),
    refuse,
    changed,
    saving,
    submit,
  }
}

const isWithin = (path: string, field: string) => path === field || path.startsWith(`${field}.`)
