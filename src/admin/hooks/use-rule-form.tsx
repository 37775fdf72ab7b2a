import { type ReactNode, createContext, useContext, useState } from "react"
import type { Problem } from "../lib/problem"
import { problemWithin } from "../lib/problem"
import { type RuleDraft, tidyDraft } from "../lib/rule-draft"
import { problemsOfDraft } from "../lib/rule-problems"
import { problemsOfError } from "../lib/sdk"

/** The form of one rule: what is typed, what is wrong with it, and what of that may be shown yet. */
export type RuleForm = {
  draft: RuleDraft
  change: (patch: Partial<RuleDraft>) => void
  /** A field was left: from now on its problems are shown. */
  leave: (path: string) => void
  /** The problem to show at a field, or at anything inside it. */
  problemOf: (path: string) => Problem | undefined
  /** What the backend refused that no field of this form answers for. */
  elsewhere: Problem[]
  changed: boolean
  saving: boolean
  /** Shows all problems; sends the draft only when there are none. */
  submit: () => Promise<void>
}

const shownFields = [
  "name",
  "description",
  "status",
  "priority",
  "starts_at",
  "ends_at",
  "audience",
  "region_ids",
  "currency_code",
  "combine",
  "promotions",
  "base",
  "decimals",
  "quantity_basis",
  "scope",
  "exclude",
  "breaks",
  "items",
]

/**
 * `send` throws `RequestRefused` for what the backend does not take;
 * `problemsBeside` are those of what the form holds beside its draft.
 */
export function useRuleFormState(
  start: RuleDraft,
  send: (draft: RuleDraft) => Promise<void>,
  problemsBeside: (draft: RuleDraft) => Problem[] = () => []
): RuleForm {
  const [draft, setDraft] = useState(start)
  const [changed, setChanged] = useState(false)
  const [left, setLeft] = useState<string[]>([])
  const [refused, setRefused] = useState<Problem[]>([])
  const [saving, setSaving] = useState(false)

  const problemsOf = (of: RuleDraft) => [...problemsOfDraft(of), ...problemsBeside(of)]
  const change = (patch: Partial<RuleDraft>) => {
    setDraft((before) => ({ ...before, ...patch }))
    setChanged(true)
    setRefused((before) => before.filter(({ path }) => !(path.split(".")[0] in patch)))
  }
  const submit = async () => {
    const tidy = tidyDraft(draft)
    setDraft(tidy)
    setLeft(shownFields)
    if (problemsOf(tidy).length > 0) {
      goToFirstProblem()
      return
    }
    setSaving(true)
    setRefused([])
    try {
      await send(tidy)
    } catch (error) {
      setRefused(problemsOfError(error))
      goToFirstProblem()
    } finally {
      setSaving(false)
    }
  }
  const found = problemsOf(draft).filter(({ path }) => left.some((l) => path === l || path.startsWith(`${l}.`)))
  const shown = [...refused, ...found]
  return {
    draft,
    change,
    leave: (path) => setLeft((before) => (before.includes(path) ? before : [...before, path])),
    problemOf: (path) => problemWithin(shown, path),
    elsewhere: refused.filter(({ path }) => !shownFields.includes(path.split(".")[0])),
    changed,
    saving,
    submit,
  }
}

/** After the problems are on the screen, the keyboard goes to the first of them; one without an input comes into sight. */
export function goToFirstProblem() {
  setTimeout(() => {
    const first = document.querySelector<HTMLElement>("[aria-invalid='true'], [data-problem]")
    first?.focus()
    if (document.activeElement !== first) {
      first?.scrollIntoView({ block: "center" })
    }
  }, 50)
}

const RuleFormContext = createContext<RuleForm | null>(null)

export const RuleFormProvider = ({ form, children }: { form: RuleForm; children: ReactNode }) => (
  <RuleFormContext.Provider value={form}>{children}</RuleFormContext.Provider>
)

export function useRuleForm(): RuleForm {
  const form = useContext(RuleFormContext)
  if (!form) {
    throw new Error("A field of a rule stands outside its form")
  }
  return form
}
