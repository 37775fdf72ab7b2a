/**
 * A refusal says which input is wrong, why (a stable reason code), and in words what would be right.
 * The workflows turn refusals into Medusa's errors; nothing here throws.
 */
export type Refusal<Reason extends string = string> = {
  /** Where in the input: `breaks.1.min_quantity`; empty for the input as a whole. */
  path: string
  /** Stable code for programs and translations. */
  reason: Reason
  /** One sentence for people: what would be right. */
  message: string
  /** The offending values where they help, e.g. all unknown ids. */
  values?: string[]
}

/** Either a value or the reasons why there is none. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; refusals: Refusal[] }

export const accepted = <T>(value: T): Parsed<T> => ({ ok: true, value })
export const refused = <T>(refusals: Refusal[]): Parsed<T> => ({ ok: false, refusals })

/** The smallest shape of a zod issue that {@link refusalsOf} reads. */
type SchemaIssue = {
  path: PropertyKey[]
  code?: string
  message: string
  /** The unknown fields of an `unrecognized_keys` issue. */
  keys?: string[]
  /** `int`: the bound of all whole numbers that a computer counts exactly. */
  origin?: string
  params?: Record<string, unknown>
}

/**
 * Refusals from a failed zod parse. A custom issue carries its own code in `params.reason`;
 * zod's own codes (`invalid_type`, `too_small`, `unrecognized_keys` …) are kept as they are.
 * Each unknown field is a refusal of its own, with its path; of two bounds that a number is beyond, that
 * of the field is named.
 */
export const refusalsOf = (issues: readonly SchemaIssue[], prefix = ""): Refusal[] =>
  issues.filter((issue) => !isCoveredBy(issue, issues)).flatMap(({ path, code, message, keys, params }) => {
    const reason = typeof params?.reason === "string" ? params.reason : code ?? "invalid"
    const at = (...names: PropertyKey[]): string => [prefix, ...path.map(String), ...names.map(String)].filter(Boolean).join(".")
    return code === "unrecognized_keys" && keys
      ? keys.map((key) => ({ path: at(key), reason, message: "is no field here" }))
      : [{ path: at(), reason, message }]
  })

const isCoveredBy = (issue: SchemaIssue, others: readonly SchemaIssue[]): boolean =>
  issue.origin === "int" && others.some((other) => other !== issue && other.code === issue.code && other.path.join(".") === issue.path.join("."))
