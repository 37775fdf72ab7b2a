/** Why the shop did not take what a buyer wants of a free product. */
export interface FreeProductRefusal {
  /** `not_granted`, `not_a_choice`, `chosen_too_many`, `not_to_choose`, `cart_completed`, `free_product_rule_not_found` …; null where the client has lost it on the way, as the Medusa JS SDK does. */
  reason: string | null
}

/**
 * Reads a refusal out of whatever a client throws: the shop's own answer, an error that carries it, or an error with a status
 * alone. Null for everything else: the shop was not reached, or is broken.
 */
export function readFreeProductRefusal(failure: unknown): FreeProductRefusal | null {
  const said = [failure, failure instanceof Error ? failure.cause : null].filter(isRecord)
  const answer = said.find(({ errors }) => Array.isArray(errors))
  const errors = Array.isArray(answer?.errors) ? answer.errors.filter(isRecord) : []
  const reason = [...errors.map((error) => error.reason), ...said.map(({ code }) => code)].find((one) => typeof one === "string")
  const refused = answer !== undefined || said.some(({ status }) => status === 400 || status === 404 || status === 409)
  return refused ? { reason: typeof reason === "string" ? reason : null } : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
