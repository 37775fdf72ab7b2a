/**
 * Editing a tree of conditions. The tree itself is the draft: what is typed and is no number yet
 * stands in `args` as text, which the backend would refuse and {@link problemsOfConditions} names first.
 *
 * A place in the tree is its path as the backend says it: `all.0.not.any.1`, empty for the root.
 */
import type { AdminConditionDefinition, RuleCondition } from "../../types/reward-points"
import type { Problem } from "./problem"
import { readTypedNumber, readTypedQuantity } from "./typed-number"

export type ConditionField = AdminConditionDefinition["fields"][number]
export type ConditionGroup = "all" | "any"
export type ConditionLeaf = Extract<RuleCondition, { code: string }>

/** What the backend takes at most. */
export const deepestCondition = 5
export const mostConditions = 50

/** A part of a group: what it holds, where that lies, and whether it stands below a `not`. */
export type PlacedCondition = {
  condition: Exclude<RuleCondition, { not: RuleCondition }>
  path: string
  /** The path of the `not`, or of the part itself where there is none. */
  outer: string
  negated: boolean
}

export type PlacedGroup = { group: ConditionGroup; path: string; parts: PlacedCondition[] }

/** The fields of a node one by one, so that each kind of tree is told apart once. */
const groupOf = (condition: RuleCondition): { group: ConditionGroup; parts: RuleCondition[] } | null =>
  "all" in condition ? { group: "all", parts: condition.all } : "any" in condition ? { group: "any", parts: condition.any } : null

const asGroup = (group: ConditionGroup, parts: RuleCondition[]): RuleCondition => (group === "all" ? { all: parts } : { any: parts })

const below = (path: string, ...steps: (string | number)[]): string => [path, ...steps].filter((step) => step !== "").join(".")

/** A part without its `not`; two of them cancel each other out. */
const placed = (condition: RuleCondition, path: string, outer = path, negated = false): PlacedCondition =>
  "not" in condition ? placed(condition.not, below(path, "not"), outer, !negated) : { condition, path, outer, negated }

/** A group with its parts. */
export const partsOf = (condition: RuleCondition, path: string): PlacedGroup | null => {
  const found = groupOf(condition)
  return found && { group: found.group, path, parts: found.parts.map((part, index) => placed(part, below(path, found.group, index))) }
}

/** The whole tree as a group, which is how it is edited: no condition is a group of none, a single one a group of one. */
export const rootOf = (value: RuleCondition | null): PlacedGroup => {
  const group = value && partsOf(value, "")
  return group ?? { group: "all", path: "", parts: value ? [placed(value, "")] : [] }
}

/** Puts another node in the place of the one at the path; null takes it away, and the group that is empty then. */
const changedAt = (node: RuleCondition, [step, ...steps]: string[], change: (node: RuleCondition) => RuleCondition | null): RuleCondition | null => {
  if (step === undefined) {
    return change(node)
  }
  if ("not" in node) {
    const inner = changedAt(node.not, steps, change)
    return inner && { not: inner }
  }
  const found = groupOf(node)
  if (!found) {
    return node
  }
  const [index, ...rest] = steps
  const parts = found.parts.flatMap((part, at) => (at === Number(index) ? changedAt(part, rest, change) ?? [] : [part]))
  return parts.length ? asGroup(found.group, parts) : null
}

const stepsOf = (path: string): string[] => (path === "" ? [] : path.split("."))

const changed = (value: RuleCondition | null, path: string, change: (node: RuleCondition) => RuleCondition | null): RuleCondition | null =>
  value && changedAt(value, stepsOf(path), change)

/** Adds a part to the group at the path. */
export const withPart = (value: RuleCondition | null, path: string, part: RuleCondition): RuleCondition | null => {
  if (path === "" && !(value && groupOf(value))) {
    return { all: value ? [value, part] : [part] }
  }
  return changed(value, path, (node) => {
    const found = groupOf(node)
    return found ? asGroup(found.group, [...found.parts, part]) : node
  })
}

export const withoutPart = (value: RuleCondition | null, { outer }: PlacedCondition): RuleCondition | null => changed(value, outer, () => null)

/** `all` for `any`, or the other way round. */
export const withGroup = (value: RuleCondition | null, path: string, group: ConditionGroup): RuleCondition | null => {
  if (path === "" && value && !groupOf(value)) {
    return asGroup(group, [value])
  }
  return changed(value, path, (node) => asGroup(group, groupOf(node)?.parts ?? [node]))
}

/** Whether it must be met, or must not. */
export const withNegation = (value: RuleCondition | null, { outer, condition }: PlacedCondition, negated: boolean): RuleCondition | null =>
  changed(value, outer, () => (negated ? { not: condition } : condition))

/** One argument of the condition at the path; undefined takes it away. */
export const withArgument = (value: RuleCondition | null, path: string, name: string, argument: unknown): RuleCondition | null =>
  changed(value, path, (node) => {
    if (!("code" in node)) {
      return node
    }
    const { [name]: _before, ...others } = node.args
    return { code: node.code, args: argument === undefined ? others : { ...others, [name]: argument } }
  })

/** A condition that is not filled in yet. Optional arguments are left out: the backend has their defaults. */
export const newCondition = ({ code, fields }: AdminConditionDefinition): ConditionLeaf => ({
  code,
  args: Object.fromEntries(fields.filter(({ optional }) => !optional).map((field) => [field.name, emptyArgument(field)])),
})

const emptyArgument = ({ kind, options }: ConditionField): unknown => {
  switch (kind) {
    case "ids":
    case "currencies":
    case "options_many":
    case "texts":
      return []
    case "option":
      return options?.[0] ?? ""
    default:
      return ""
  }
}

/** Conditions and groups, as the backend counts them. */
export const countConditions = (condition: RuleCondition | null): number => {
  if (!condition) {
    return 0
  }
  if ("not" in condition) {
    return 1 + countConditions(condition.not)
  }
  return 1 + (groupOf(condition)?.parts ?? []).reduce((sum, part) => sum + countConditions(part), 0)
}

/** How deep a part of the group at this path would lie: the root is the first level. */
export const depthBelow = (path: string): number => stepsOf(path).filter((step) => ["all", "any", "not"].includes(step)).length + 2

/** An argument of several values; what is stored otherwise is none. */
export const listOf = (argument: unknown): string[] => (Array.isArray(argument) ? argument.filter((entry): entry is string => typeof entry === "string") : [])

/** An argument as it stands in an input. */
export const textOf = (argument: unknown): string => (typeof argument === "number" || typeof argument === "string" ? String(argument) : "")

/** What is typed, as a number where it is one. */
export const readArgument = (kind: ConditionField["kind"], text: string): number | string => {
  const read = kind === "quantity" ? readTypedQuantity(text) : readTypedNumber(text)
  return "value" in read ? read.value : text
}

/** One of several lines, without empty ones, each once. */
export const linesOf = (text: string): string[] => [...new Set(text.split("\n").map((line) => line.trim()).filter(Boolean))]

/**
 * What is wrong with a tree, at the paths of the backend.
 *
 * @param at The field that holds the tree
 */
export const problemsOfConditions = (value: RuleCondition | null, definitions: AdminConditionDefinition[], at = "conditions"): Problem[] => {
  if (!value) {
    return []
  }
  const tooMany = countConditions(value) > mostConditions ? [{ path: at, reason: "too_many_conditions", details: { most: mostConditions } }] : []
  return [...tooMany, ...problemsOfNode(value, definitions, at)]
}

const problemsOfNode = (node: RuleCondition, definitions: AdminConditionDefinition[], at: string): Problem[] => {
  if ("not" in node) {
    return problemsOfNode(node.not, definitions, `${at}.not`)
  }
  const found = groupOf(node)
  if (found) {
    const path = `${at}.${found.group}`
    return found.parts.length ? found.parts.flatMap((part, index) => problemsOfNode(part, definitions, `${path}.${index}`)) : [{ path, reason: "empty_group" }]
  }
  return "code" in node ? problemsOfLeaf(node, definitions, at) : []
}

const problemsOfLeaf = ({ code, args }: ConditionLeaf, definitions: AdminConditionDefinition[], at: string): Problem[] => {
  const definition = definitions.find((each) => each.code === code)
  if (!definition) {
    return [{ path: `${at}.code`, reason: "unknown_condition" }]
  }
  const own = definition.fields.flatMap((field): Problem[] => {
    const reason = problemOfArgument(field, args[field.name])
    return reason ? [{ path: `${at}.args.${field.name}`, reason }] : []
  })
  return own.length ? own : problemsTogether(definition, args, `${at}.args`)
}

const missingReasons: Record<ConditionField["kind"], string> = {
  ids: "none_chosen",
  currencies: "none_chosen",
  options_many: "none_chosen",
  texts: "none_chosen",
  option: "none_chosen",
  currency: "currency_missing",
  amount: "empty",
  quantity: "empty",
  time: "empty",
  text: "empty",
}

const isMissing = (argument: unknown): boolean => argument === undefined || argument === null || argument === "" || (Array.isArray(argument) && argument.length === 0)

const problemOfArgument = ({ kind, optional }: ConditionField, argument: unknown): string | null => {
  if (isMissing(argument)) {
    return optional ? null : missingReasons[kind]
  }
  if ((kind === "amount" || kind === "quantity") && typeof argument !== "number") {
    const read = kind === "quantity" ? readTypedQuantity(String(argument)) : readTypedNumber(String(argument))
    return "problem" in read ? read.problem : null
  }
  return null
}

/** What is wrong with arguments that are right one by one. */
const problemsTogether = ({ fields }: AdminConditionDefinition, { minimum, maximum, starts_at, ends_at }: Record<string, unknown>, at: string): Problem[] => {
  if (typeof minimum === "number" && typeof maximum === "number" && maximum < minimum) {
    return [{ path: `${at}.maximum`, reason: "maximum_below_minimum" }]
  }
  if (!fields.some(({ name }) => name === "starts_at")) {
    return []
  }
  if (isMissing(starts_at) && isMissing(ends_at)) {
    return [{ path: at, reason: "no_dates" }]
  }
  return !isMissing(starts_at) && !isMissing(ends_at) && new Date(String(ends_at)) <= new Date(String(starts_at)) ? [{ path: `${at}.ends_at`, reason: "ends_before_start" }] : []
}
