/** Reads a tree of conditions from an admin or from a table, and says at once everything that is wrong with it. */
import { refusalsOf, type Refusal } from "../shared/refusal"
import { parseInput } from "../shared/schema"
import type { RuleCondition } from "../types/reward-points"
import { UNKNOWN_CONDITION, type Condition } from "./condition"

/** A condition in a group in a group …: more levels than these nobody reads. */
export const MAX_DEPTH = 5
/** Groups and conditions of one tree, counted together. */
export const MAX_NODES = 50

const GROUPS = ["all", "any", "not"] as const
type Group = (typeof GROUPS)[number]

/** The shape of one node, before anything in it is read. */
export type NodeShape = { kind: "all" | "any"; parts: unknown[] } | { kind: "not"; part: unknown } | { kind: "leaf"; code: unknown; args: unknown } | { kind: "none" }

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)

const hasGroup = (node: Record<string, unknown>): Group | undefined => GROUPS.find((group) => group in node)

/** What a node is by its fields. */
export const shapeOf = (node: unknown): NodeShape => {
  if (!isRecord(node)) {
    return { kind: "none" }
  }
  const group = hasGroup(node)
  if (group === "not") {
    return { kind: "not", part: node.not }
  }
  if (group) {
    const parts = node[group]
    return Array.isArray(parts) ? { kind: group, parts } : { kind: "none" }
  }
  return "code" in node ? { kind: "leaf", code: node.code, args: node.args } : { kind: "none" }
}

type Reading = { conditions: ReadonlyMap<string, Condition>; refusals: Refusal[]; nodes: number }

const NOTHING: RuleCondition = { all: [] }

/**
 * The tree with its arguments parsed, and what is wrong with it; with refusals, the tree means nothing.
 *
 * @returns refusals with zod's codes, those of the conditions' own checks, and `not_a_condition`, `unknown_condition`,
 *   `empty_group`, `too_deep`, `too_many_conditions`
 */
export const readCondition = (conditions: ReadonlyMap<string, Condition>, input: unknown): { condition: RuleCondition; refusals: Refusal[] } => {
  const reading: Reading = { conditions, refusals: [], nodes: 0 }
  const condition = readNode(reading, input, [], 1)
  return { condition, refusals: reading.refusals }
}

const refuse = (reading: Reading, path: string[], reason: string, message: string): RuleCondition => {
  reading.refusals.push({ path: path.join("."), reason, message })
  return NOTHING
}

const readNode = (reading: Reading, node: unknown, path: string[], depth: number): RuleCondition => {
  reading.nodes += 1
  if (reading.nodes > MAX_NODES) {
    return reading.nodes === MAX_NODES + 1 ? refuse(reading, [], "too_many_conditions", `must have at most ${MAX_NODES} conditions and groups`) : NOTHING
  }
  if (depth > MAX_DEPTH) {
    return refuse(reading, path, "too_deep", `must not lie deeper than ${MAX_DEPTH} levels`)
  }
  const shape = shapeOf(node)
  switch (shape.kind) {
    case "none":
      return refuse(reading, path, "not_a_condition", "must be { all: […] }, { any: […] }, { not: … } or { code, args }")
    case "leaf":
      refuseFieldsBeside(reading, node, ["code", "args"], path)
      return readLeaf(reading, shape, path)
    case "not":
      refuseFieldsBeside(reading, node, ["not"], path)
      return { not: readNode(reading, shape.part, [...path, "not"], depth + 1) }
    default: {
      refuseFieldsBeside(reading, node, [shape.kind], path)
      const parts = readParts(reading, shape.parts, [...path, shape.kind], depth)
      return shape.kind === "all" ? { all: parts } : { any: parts }
    }
  }
}

const readParts = (reading: Reading, parts: unknown[], path: string[], depth: number): RuleCondition[] => {
  if (!parts.length) {
    refuse(reading, path, "empty_group", "must have at least one condition")
  }
  return parts.slice(0, MAX_NODES + 1).map((part, index) => readNode(reading, part, [...path, String(index)], depth + 1))
}

const readLeaf = (reading: Reading, { code, args }: { code: unknown; args: unknown }, path: string[]): RuleCondition => {
  const condition = typeof code === "string" ? reading.conditions.get(code) : undefined
  if (!condition) {
    return refuse(reading, [...path, "code"], UNKNOWN_CONDITION, `must be one of ${[...reading.conditions.keys()].join(", ")}`)
  }
  const result = parseInput(condition.args, args ?? {})
  if (!result.success) {
    reading.refusals.push(...refusalsOf(result.error.issues, [...path, "args"].join(".")))
    return NOTHING
  }
  return { code: condition.code, args: result.data }
}

const refuseFieldsBeside = (reading: Reading, node: unknown, known: string[], path: string[]): void => {
  const strange = isRecord(node) ? Object.keys(node).filter((key) => !known.includes(key)) : []
  strange.forEach((key) => refuse(reading, [...path, key], "unrecognized_keys", `is no field beside ${known.join(" and ")}`))
}
