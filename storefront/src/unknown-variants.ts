/**
 * Which of the variants that were asked for the shop says it does not have (any more). The shop names them in
 * `errors` of its refusal; clients that keep only its message, as the Medusa JS SDK does, still have their ids in it.
 * Empty for every other failure.
 */
export function unknownVariants(failure: unknown, asked: readonly string[]): ReadonlySet<string> {
  const said = [failure, failure instanceof Error ? failure.cause : null].filter(isRecord)
  const named = said.flatMap(({ errors }) => (Array.isArray(errors) ? errors.flatMap(valuesOfUnknownIds) : []))
  const inMessage = said.flatMap(({ status, message }) => (status === 400 ? wordsOf(message) : []))
  return new Set(asked.filter((id) => named.includes(id) || inMessage.includes(id)))
}

function valuesOfUnknownIds(error: unknown): unknown[] {
  const isUnknownVariant = isRecord(error) && error.reason === "unknown_id" && error.path === "variant_id"
  return isUnknownVariant && Array.isArray(error.values) ? error.values : []
}

function wordsOf(message: unknown): string[] {
  return typeof message === "string" ? message.split(/[\s,;:]+/) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
