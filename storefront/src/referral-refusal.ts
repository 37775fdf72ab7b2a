/** Why the shop did not take a code, or did not send invitations. */
export interface ReferralRefusal {
  /** `refused`: it does not work, and trying again changes nothing. `too_many`: asked too often, later it may. */
  kind: "refused" | "too_many"
  /** The shop's reason code; null where the client has lost it on the way, as the Medusa JS SDK does. */
  reason: string | null
  /** Fields of the request that were not taken, `emails[1]`; empty where the shop did not say. */
  fields: string[]
  /** Seconds until it can be tried again; null where the shop or the client does not tell. */
  retryAfter: number | null
}

/**
 * Reads a refusal out of whatever a client throws: the shop's own answer, an error that carries it, or an error with a
 * status alone. Null for everything else: the shop was not reached, or is broken.
 */
export function readReferralRefusal(failure: unknown): ReferralRefusal | null {
  const said = [failure, failure instanceof Error ? failure.cause : null].filter(isRecord)
  const answer = said.find(({ errors }) => Array.isArray(errors))
  const errors = Array.isArray(answer?.errors) ? answer.errors.filter(isRecord) : []
  const code = said.map((one) => one.code).find((one) => typeof one === "string")
  const status = said.map((one) => one.status).find((one) => typeof one === "number")
  const reason = errors.map((error) => error.reason).find((one): one is string => typeof one === "string") ?? (typeof code === "string" ? code : null)
  const tooMany = status === 429 || said.some(({ type }) => type === "too_many_requests") || TOO_MANY.has(reason ?? "")
  const refused = answer !== undefined || status === 400 || status === 409 || status === 422
  if (!tooMany && !refused) {
    return null
  }
  const wait = said.map((one) => one.retry_after ?? one.retryAfter).find((one) => typeof one === "number")
  return {
    kind: tooMany ? "too_many" : "refused",
    reason,
    fields: errors.flatMap(({ path }) => (typeof path === "string" ? [path] : [])),
    retryAfter: typeof wait === "number" ? wait : null,
  }
}

/** Whether the shop has no such thing: an unknown code, or no programme at the moment. */
export function isNotFound(failure: unknown): boolean {
  return [failure, failure instanceof Error ? failure.cause : null].filter(isRecord).some(({ status, type }) => status === 404 || type === "not_found")
}

const TOO_MANY = new Set(["too_many_guesses", "invitations_used_up"])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
