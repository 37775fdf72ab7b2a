/** Counts what becomes of the records of one kind, with the first of each as examples. */
import type { MoveInExample, MoveInReason, MoveInThing, MoveInThingReport } from "../../../types/move-in"

/** So many of each are told; of the rest how many they are. */
const MOST_EXAMPLES = 10

type Outcome = "created" | "changed" | "removed"

/** A row that was not moved, or with `moved` not as it stands in the source; `figure` in points. */
export type Said = MoveInExample & { reason: string; moved?: boolean; figure?: number }

export type Tally = {
  /** Rows of the source that were read. */
  read: (rows: number) => void
  became: (outcome: Outcome, example: MoveInExample, count?: number) => void
  left: (count?: number) => void
  say: (said: Said, count?: number) => void
  report: () => MoveInThingReport
}

/** Starts at nothing. */
export const newTally = (thing: MoveInThing): Tally => {
  const counts = { rows: 0, created: 0, changed: 0, removed: 0, left: 0 }
  const examples: MoveInThingReport["examples"] = { created: [], changed: [], removed: [] }
  const said = { not_movable: new Map<string, MoveInReason>(), noted: new Map<string, MoveInReason>() }
  return {
    read: (rows) => void (counts.rows += rows),
    became: (outcome, example, count = 1) => {
      counts[outcome] += count
      keepFirst(examples[outcome], example)
    },
    left: (count = 1) => void (counts.left += count),
    say: ({ row, message, reason, moved, figure }, count = 1) => {
      const reasons = said[moved ? "noted" : "not_movable"]
      const known = reasons.get(reason) ?? { reason, count: 0, examples: [] }
      known.count += count
      if (figure !== undefined) {
        known.figure = (known.figure ?? 0) + figure
      }
      keepFirst(known.examples, { row, message })
      reasons.set(reason, known)
    },
    report: () => ({ thing, ...counts, examples, not_movable: byCount(said.not_movable), noted: byCount(said.noted) }),
  }
}

const keepFirst = (examples: MoveInExample[], example: MoveInExample): void => {
  if (examples.length < MOST_EXAMPLES) {
    examples.push(example)
  }
}

/** The most frequent first. */
const byCount = (reasons: Map<string, MoveInReason>): MoveInReason[] => [...reasons.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
