/** The language of conditions, as one user of it offers it: earning rules, free products, occasions and levels each offer what their situation knows. */
import { accepted, refused, type Parsed } from "../shared/refusal"
import { z, type ZodType } from "../shared/schema"
import type { AdminConditionDefinition, RuleCondition } from "../types/reward-points"
import type { Condition, ConditionField } from "./condition"
import { evaluateTree, mayBeMet, type Evaluation } from "./evaluate"
import { readCondition, shapeOf } from "./read-condition"
import type { Situation } from "./situation"

/** Ids that a tree names, with the place where it names them: whether they exist is asked elsewhere. */
export type NamedIds = { path: string; entity: NonNullable<ConditionField["entity"]>; ids: string[] }

export type ConditionLanguage = {
  /** A tree of at most five levels and fifty nodes, with its arguments parsed. To be used within a larger schema. */
  schema: ZodType<RuleCondition>
  parse: (input: unknown) => Parsed<RuleCondition>
  /** The verdict with every reason. Null: always met. */
  evaluate: (condition: RuleCondition | null, situation: Situation) => Evaluation
  /** False where a tree is not met; of thousands of rules only the others need be evaluated. */
  mayBeMet: (condition: RuleCondition | null, situation: Situation) => boolean
  /** How an editor draws the conditions, in their order. */
  definitions: AdminConditionDefinition[]
  /** The tree in English words. */
  describe: (condition: RuleCondition | null) => string
  namedIds: (condition: RuleCondition | null) => NamedIds[]
  /** The codes that a tree asks with, so that what only they need is read only then. */
  codesOf: (condition: RuleCondition | null) => Set<string>
}

/**
 * The language over a list of conditions. A code that is not in the list is refused when it is
 * written, and when it is stored all the same, the whole tree is not met and says that it is broken.
 *
 * @throws Error where two conditions have one code
 */
export const conditionLanguage = (offered: readonly Condition[]): ConditionLanguage => {
  const conditions = new Map(offered.map((condition) => [condition.code, condition]))
  if (conditions.size !== offered.length) {
    throw new Error(`Two conditions have one code: ${offered.map(({ code }) => code).join(", ")}`)
  }
  return {
    schema: schemaOf(conditions),
    parse: (input) => {
      const { condition, refusals } = readCondition(conditions, input)
      return refusals.length ? refused(refusals) : accepted(condition)
    },
    evaluate: (condition, situation) => evaluateTree(conditions, condition, situation),
    mayBeMet: (condition, situation) => condition === null || mayBeMet(conditions, condition, situation),
    definitions: offered.map(({ code, fields }) => ({ code, fields })),
    describe: (condition) => (condition ? describeNode(conditions, condition) : "Always"),
    namedIds: (condition) => (condition ? namedIdsOf(conditions, condition, []) : []),
    codesOf: (condition) => new Set(condition ? codesIn(condition) : []),
  }
}

const schemaOf = (conditions: ReadonlyMap<string, Condition>): ZodType<RuleCondition> =>
  z.unknown().transform((input, context): RuleCondition => {
    const { condition, refusals } = readCondition(conditions, input)
    refusals.forEach(({ path, reason, message }) => context.addIssue({ code: "custom", path: path ? path.split(".") : [], message, params: { reason } }))
    return condition
  })

const describeNode = (conditions: ReadonlyMap<string, Condition>, node: unknown): string => {
  const shape = shapeOf(node)
  const joined = (parts: unknown[], word: string) => parts.map((part) => inBrackets(conditions, part)).join(` ${word} `)
  switch (shape.kind) {
    case "all":
      return joined(shape.parts, "and")
    case "any":
      return joined(shape.parts, "or")
    case "not":
      return `not ${inBrackets(conditions, shape.part)}`
    case "leaf":
      return (typeof shape.code === "string" && conditions.get(shape.code)?.describe(shape.args ?? {})) || `(${String(shape.code)}?)`
    case "none":
      return "(?)"
  }
}

const inBrackets = (conditions: ReadonlyMap<string, Condition>, node: unknown): string => {
  const text = describeNode(conditions, node)
  return ["all", "any"].includes(shapeOf(node).kind) ? `(${text})` : text
}

const codesIn = (node: unknown): string[] => {
  const shape = shapeOf(node)
  switch (shape.kind) {
    case "all":
    case "any":
      return shape.parts.flatMap(codesIn)
    case "not":
      return codesIn(shape.part)
    case "leaf":
      return typeof shape.code === "string" ? [shape.code] : []
    case "none":
      return []
  }
}

const namedIdsOf = (conditions: ReadonlyMap<string, Condition>, node: unknown, path: string[]): NamedIds[] => {
  const shape = shapeOf(node)
  switch (shape.kind) {
    case "all":
    case "any":
      return shape.parts.flatMap((part, index) => namedIdsOf(conditions, part, [...path, shape.kind, String(index)]))
    case "not":
      return namedIdsOf(conditions, shape.part, [...path, "not"])
    case "leaf":
      return idsOfLeaf(typeof shape.code === "string" ? conditions.get(shape.code) : undefined, shape.args, [...path, "args"])
    case "none":
      return []
  }
}

const idsOfLeaf = (condition: Condition | undefined, args: unknown, path: string[]): NamedIds[] => {
  const given = z.record(z.string(), z.unknown()).safeParse(args).data ?? {}
  return (condition?.fields ?? []).flatMap(({ name, entity }) => {
    const ids = z.array(z.string()).safeParse(given[name])
    return entity && ids.success && ids.data.length ? [{ path: [...path, name].join("."), entity, ids: ids.data }] : []
  })
}
