import type { AdminConditionDefinition, RuleCondition } from "../../../types/reward-points"
import type { Problem } from "../../lib/problem"

/** The tree that the parts of the editor work on: each of them changes its own place in the whole. */
export type ConditionTree = {
  value: RuleCondition | null
  onChange: (value: RuleCondition | null) => void
  definitions: AdminConditionDefinition[]
  problems: Problem[]
  /** The field that holds the tree, with which all paths of problems begin. */
  root: string
  onLeave?: () => void
}

/** The path of a problem from a place in the tree. */
export const problemPath = ({ root }: ConditionTree, ...steps: string[]): string => [root, ...steps].filter(Boolean).join(".")
