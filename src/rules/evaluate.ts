/** Asks a tree of conditions about a situation, and keeps every answer. */
import type { Refusal } from "../shared/refusal"
import type { RuleCondition } from "../types/reward-points"
import { broken, MALFORMED_CONDITION, met, unmet, UNKNOWN_CONDITION, type Condition, type Details, type Verdict } from "./condition"
import { shapeOf } from "./read-condition"
import type { Situation } from "./situation"

/** The verdict on a node with those on what is in it. `path` is the node's place in the tree, e.g. `all.0.not`. */
export type VerdictTree = Verdict & { path: string; condition: string | null; parts: VerdictTree[] }

/** Why a tree is not met, for people and programs. */
export type Reason = { path: string; condition: string | null; code: string; details: Details | null }

export type Evaluation = {
  met: boolean
  /** The reasons why not; none where it is met. */
  reasons: Reason[]
  tree: VerdictTree
  /** What cannot be read: the whole is then not met, also below a `not`, and somebody must be told. */
  broken: Refusal[] | null
}

/** The answer to no condition at all: always met. */
const ALWAYS: Evaluation = { met: true, reasons: [], tree: { met: true, path: "", condition: null, parts: [] }, broken: null }

/**
 * The verdict on a tree.
 *
 * @param condition null: always met
 */
export const evaluateTree = (conditions: ReadonlyMap<string, Condition>, condition: RuleCondition | null, situation: Situation): Evaluation => {
  if (condition === null) {
    return ALWAYS
  }
  const tree = evaluateNode(conditions, condition, situation, [])
  const refusals = brokenIn(tree)
  if (refusals.length) {
    return { met: false, reasons: reasonsOf(tree).filter(({ code }) => code === UNKNOWN_CONDITION || code === MALFORMED_CONDITION), tree, broken: refusals }
  }
  return { met: tree.met, reasons: reasonsOf(tree), tree, broken: null }
}

/**
 * Whether a tree can be met at all: the short way, which keeps no answer. False where it is not met; true where it is, or where
 * something in it cannot be read, of which {@link evaluateTree} then says that it is not.
 */
export const mayBeMet = (conditions: ReadonlyMap<string, Condition>, node: unknown, situation: Situation): boolean => {
  const shape = shapeOf(node)
  switch (shape.kind) {
    case "all":
      return shape.parts.every((part) => mayBeMet(conditions, part, situation))
    case "any":
      return shape.parts.some((part) => mayBeMet(conditions, part, situation))
    case "not":
      return !mayBeMet(conditions, shape.part, situation)
    case "leaf":
      return (typeof shape.code === "string" && conditions.get(shape.code)?.check(situation, shape.args ?? {}).met) || false
    case "none":
      return false
  }
}

const evaluateNode = (conditions: ReadonlyMap<string, Condition>, node: unknown, situation: Situation, path: string[]): VerdictTree => {
  const shape = shapeOf(node)
  const partsOf = (parts: unknown[], name: string) => parts.map((part, index) => evaluateNode(conditions, part, situation, [...path, name, String(index)]))
  switch (shape.kind) {
    case "all":
      return group(path, partsOf(shape.parts, "all"), (parts) => (parts.every((part) => part.met) ? met() : unmet("not_all_met")))
    case "any":
      return group(path, partsOf(shape.parts, "any"), (parts) => (parts.some((part) => part.met) ? met() : unmet("none_met")))
    case "not":
      return group(path, [evaluateNode(conditions, shape.part, situation, [...path, "not"])], ([part]) => (part.met ? unmet("must_not_be_met") : met()))
    case "leaf":
      return leaf(conditions, shape, situation, path)
    case "none":
      return { ...broken(MALFORMED_CONDITION, [{ path: path.join("."), reason: "not_a_condition", message: "is no condition" }]), path: path.join("."), condition: null, parts: [] }
  }
}

/** What is broken in a part makes every group above it unmet, also a `not`. */
const group = (path: string[], parts: VerdictTree[], verdict: (parts: VerdictTree[]) => Verdict): VerdictTree => {
  const refusals = parts.flatMap(brokenIn)
  const own = refusals.length ? broken(MALFORMED_CONDITION, refusals) : verdict(parts)
  return { ...own, path: path.join("."), condition: null, parts }
}

const leaf = (conditions: ReadonlyMap<string, Condition>, { code, args }: { code: unknown; args: unknown }, situation: Situation, path: string[]): VerdictTree => {
  const condition = typeof code === "string" ? conditions.get(code) : undefined
  const at = path.join(".")
  const verdict = condition
    ? placed(condition.check(situation, args ?? {}), [...path, "args"])
    : broken(UNKNOWN_CONDITION, [{ path: [...path, "code"].join("."), reason: UNKNOWN_CONDITION, message: `is no condition: ${String(code)}` }])
  return { ...verdict, path: at, condition: condition?.code ?? String(code), parts: [] }
}

/** A condition knows its arguments, not where it stands. */
const placed = (verdict: Verdict, path: string[]): Verdict =>
  verdict.met || !verdict.broken ? verdict : { ...verdict, broken: verdict.broken.map((refusal) => ({ ...refusal, path: [...path, refusal.path].filter(Boolean).join(".") })) }

const brokenIn = (tree: VerdictTree): Refusal[] => (tree.met ? [] : tree.broken ?? [])

/** Of a group, the reasons of what is in it; of a `not`, that what it names is met. */
const reasonsOf = (tree: VerdictTree): Reason[] => {
  if (tree.met) {
    return []
  }
  const inside = tree.parts.flatMap(reasonsOf)
  if (inside.length) {
    return inside
  }
  const named = tree.parts.length === 1 ? tree.parts[0].condition : tree.condition
  return [{ path: tree.path, condition: named, code: tree.code, details: tree.details }]
}
