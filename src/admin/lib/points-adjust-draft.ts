import type { AdminPointsAdjustInput } from "./points-api"
import { problemOfWhole, required, wholeOf } from "./points-number"
import type { Problem } from "./problem"

/** An adjustment as it is typed: a direction and a number, because a minus sign is easily missed. */
export type AdjustDraft = { direction: "add" | "take"; points: string; reason: string; expires_at: string | null }

/** Nothing typed yet. */
export const emptyAdjustment: AdjustDraft = { direction: "add", points: "", reason: "", expires_at: null }

/** What is sent; only added points can end, and the key makes a second click the same adjustment. */
export const inputOfAdjustment = ({ direction, points, reason, expires_at }: AdjustDraft, idempotency_key: string): AdminPointsAdjustInput => ({
  points: direction === "add" ? wholeOf(points) : -wholeOf(points),
  reason: reason.trim(),
  idempotency_key,
  ...(direction === "add" && expires_at ? { expires_at } : {}),
})

/** What the form can tell is wrong before anything is sent. @param ceiling the most points at once, of the settings */
export const problemsOfAdjustment = ({ points, reason, direction, expires_at }: AdjustDraft, ceiling: number, now: Date): Problem[] => [
  ...problemOfWhole("points", points, { least: 1, most: ceiling }),
  ...required(reason.trim() !== "", "reason", "reason_missing"),
  ...required(direction === "take" || expires_at === null || new Date(expires_at) > now, "expires_at", "in_the_past"),
]

/** The balance after it; null while no number is typed. */
export const balanceAfter = (available: number, { direction, points }: AdjustDraft): number | null => {
  const typed = wholeOf(points)
  return Number.isNaN(typed) ? null : available + (direction === "add" ? typed : -typed)
}

/** A key of its own for each opened form. It needs no secure context, unlike `crypto.randomUUID`. */
export const newIdempotencyKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `adjust-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`
}
