/**
 * One condition of the language is one file: stored shape, validation, admin form and message come
 * from one definition, so that they cannot differ.
 */
import { refusalsOf, type Refusal } from "../shared/refusal"
import { parseInput, type ZodType } from "../shared/schema"
import type { AdminConditionDefinition } from "../types/reward-points"
import type { Situation } from "./situation"

/** Facts of a reason, e.g. how much is missing. Plain JSON. */
export type Details = Record<string, string | number | readonly string[]>

/**
 * A condition's answer, never a bare boolean.
 *
 * @property code Why not, e.g. `below_minimum`
 * @property broken Set where the condition could not be read at all: it is then not met, whatever stands around it
 */
export type Verdict = { met: true } | { met: false; code: string; details: Details | null; broken?: Refusal[] }

export const met = (): Verdict => ({ met: true })
export const unmet = (code: string, details: Details | null = null): Verdict => ({ met: false, code, details })

/** The codes of what cannot be read: stored by a newer version, or by hand. */
export const UNKNOWN_CONDITION = "unknown_condition"
export const MALFORMED_CONDITION = "malformed_condition"

/** Not met, and said loudly. */
export const broken = (code: string, refusals: Refusal[]): Verdict => ({ met: false, code, details: null, broken: refusals })

/** A field of the arguments, as the dashboard draws it. */
export type ConditionField = AdminConditionDefinition["fields"][number]

/** A condition as the language knows it. Its arguments are read each time they are handed in: what is stored is not trusted. */
export type Condition = {
  code: string
  args: ZodType<Record<string, unknown>>
  fields: ConditionField[]
  /** One sentence in English; null where the arguments cannot be read. */
  describe: (args: unknown) => string | null
  check: (situation: Situation, args: unknown) => Verdict
}

/**
 * Defines a condition.
 *
 * @example
 * export const regions = defineCondition({
 *   code: "regions",
 *   args: z.strictObject({ ids }),
 *   fields: [{ name: "ids", kind: "ids", entity: "regions" }],
 *   describe: ({ ids }) => `In one of ${ids.length} regions`,
 *   check: ({ region_id }, { ids }) => (region_id && idSet(ids).has(region_id) ? met() : unmet("other_region")),
 * })
 */
export const defineCondition = <Args extends Record<string, unknown>>({
  code,
  args,
  fields,
  describe,
  check,
}: {
  code: string
  args: ZodType<Args>
  fields: ConditionField[]
  describe: (args: Args) => string
  check: (situation: Situation, args: Args) => Verdict
}): Condition => {
  const read = rememberedByArgs(args)
  return {
    code,
    args,
    fields,
    describe: (given) => {
      const result = read(given)
      return result.ok ? describe(result.value) : null
    },
    check: (situation, given) => {
      const result = read(given)
      return result.ok ? check(situation, result.value) : broken(MALFORMED_CONDITION, result.refusals)
    },
  }
}

type Read<Args> = { ok: true; value: Args } | { ok: false; refusals: Refusal[] }

/** A stored condition is asked at every change of every cart, so its arguments are read once for each object that holds them. */
const rememberedByArgs = <Args>(schema: ZodType<Args>) => {
  const known = new WeakMap<object, Read<Args>>()
  return (given: unknown): Read<Args> => {
    if (typeof given !== "object" || given === null) {
      return readBy(schema, given)
    }
    const found = known.get(given) ?? readBy(schema, given)
    known.set(given, found)
    return found
  }
}

const readBy = <Args>(schema: ZodType<Args>, given: unknown): Read<Args> => {
  const result = parseInput(schema, given)
  return result.success ? { ok: true, value: result.data } : { ok: false, refusals: refusalsOf(result.error.issues) }
}

/** `3 products`, `1 product` */
export const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`
