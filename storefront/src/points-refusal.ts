import type { PointsRange } from "./points.ts"

/** Why the shop did not take the points that it was asked to take. */
export interface PointsRefusal {
  /** The shop's reason code; null where the client has lost it on the way, as the Medusa JS SDK does. */
  reason: string | null
  /** What could be used instead; null where the shop did not say. */
  range: PointsRange | null
}

/**
 * Reads a refusal out of whatever a client throws or answers: the shop's own answer, an error that carries it, or an
 * error with the status 400 alone. Null for everything else: the shop was not reached, or is broken.
 */
export function readPointsRefusal(failure: unknown): PointsRefusal | null {
  const said = [failure, failure instanceof Error ? failure.cause : null].filter(isRecord)
  const answer = said.find(({ errors }) => Array.isArray(errors))
  if (answer) {
    const [first] = Array.isArray(answer.errors) ? answer.errors.filter(isRecord) : []
    return { reason: typeof first?.reason === "string" ? first.reason : null, range: readRange(answer) ?? readRange(first) }
  }
  return said.some(({ status }) => status === 400 || status === 409) ? { reason: null, range: null } : null
}

function readRange(said: Record<string, unknown> | undefined): PointsRange | null {
  const { minimum, maximum, step } = said ?? {}
  return typeof minimum === "number" && typeof maximum === "number" && typeof step === "number" && step > 0
    ? { minimum, maximum, step }
    : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
