/**
 * The one door to zod: Medusa brings its own copy, and a second one would break
 * `instanceof` checks between our schemas and Medusa's validators.
 */
import { z } from "@medusajs/framework/zod"

export { z }
export type { ZodError, ZodType } from "@medusajs/framework/zod"

/** PostgreSQL stores neither the character NUL nor half of a surrogate pair. */
const UNSTORABLE = /[\0\p{Cs}]/u

/** Whether the database can hold the text, and so can be asked for it. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)

/** A text that the database can hold; anything else that comes from outside would fail there. */
export const storableText = () => z.string().refine(isStorable, { message: "must not hold the character NUL or half a character", params: { reason: "unstorable_text" } })

type Issue = z.core.$ZodRawIssue

/**
 * Parses untrusted input. What zod finds by itself is said as what would be right; a schema's own
 * messages stay.
 */
export const parseInput = <T>(schema: z.ZodType<T>, input: unknown): z.ZodSafeParseResult<T> => schema.safeParse(input, { error: inWords })

/** For a union: the words, or the shapes, that it takes. */
export const takes = (...choices: string[]) => ({
  error: (issue: { readonly code: string }): string | undefined => (issue.code === "invalid_union" ? `must be ${anyOf(choices)}` : undefined),
})

const KINDS: Record<string, string> = { number: "a number", int: "a whole number", string: "a text", array: "a list", object: "an object", record: "an object", boolean: "true or false", date: "a time" }

const inWords = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "must be given" : KINDS[issue.expected] && `must be ${KINDS[issue.expected]}`
    case "invalid_value":
      return `must be ${anyOf(issue.values.map(String))}`
    case "too_small":
      return least(issue.origin, Number(issue.minimum), issue.inclusive !== false)
    case "too_big":
      return most(issue.origin, Number(issue.maximum), issue.inclusive !== false)
    case "invalid_format":
      return issue.format === "datetime" ? "must be a time with its offset such as 2026-12-31T00:00:00Z" : undefined
    default:
      return undefined
  }
}

const least = (origin: string, minimum: number, inclusive: boolean): string => {
  if (origin === "string" || origin === "array") {
    return minimum === 1 ? "must not be empty" : `must have at least ${counted(origin, minimum)}`
  }
  return `must be ${inclusive ? "at least" : "more than"} ${minimum}`
}

const most = (origin: string, maximum: number, inclusive: boolean): string => {
  if (origin === "string" || origin === "array") {
    return maximum === 0 ? "must be empty" : `must have at most ${counted(origin, maximum)}`
  }
  return `must be ${inclusive ? "at most" : "less than"} ${maximum}`
}

const counted = (origin: "string" | "array", count: number): string => {
  const [one, several] = origin === "string" ? ["character", "characters"] : ["entry", "entries"]
  return `${count} ${count === 1 ? one : several}`
}

/** `a, b or c` */
const anyOf = (choices: string[]): string => (choices.length > 1 ? `${choices.slice(0, -1).join(", ")} or ${choices[choices.length - 1]}` : choices[0] ?? "left out")
