import type { AdminConditionDefinition, RuleCondition } from "../../../types/reward-points"
import { useConditionWords } from "../../hooks/use-condition-words"
import { rootOf } from "../../lib/condition-draft"
import { type Problem, problemAt } from "../../lib/problem"
import { ProblemLine } from "../common/field"
import { LoadState } from "../common/said-line"
import { ConditionGroup } from "./condition-group"

type ConditionEditorProps = {
  /** Null: always met. */
  value: RuleCondition | null
  onChange: (value: RuleCondition | null) => void
  /** The conditions that may be asked, in their order; undefined while they are being read. */
  definitions: AdminConditionDefinition[] | undefined
  /** What is wrong, at the paths of the backend: those of `problemsOfConditions`, and what was refused. */
  problems: Problem[]
  /** The field that holds the tree. */
  path?: string
  /** A field was left: from now on problems may be shown. */
  onLeave?: () => void
}

/** Draws and edits a tree of conditions: groups of all or any, each part as it is or its contrary. */
export const ConditionEditor = ({ value, onChange, definitions, problems, path = "conditions", onLeave }: ConditionEditorProps) => {
  const { t } = useConditionWords()
  if (!definitions) {
    return <LoadState failed={false} />
  }
  return (
    <div className="flex flex-col gap-y-2">
      <ConditionGroup tree={{ value, onChange, definitions, problems, root: path, onLeave }} group={rootOf(value)} label={t("conditions.editor.group")} />
      <ProblemLine id={`${path}-problem`} problem={problemAt(problems, path)} />
    </div>
  )
}
