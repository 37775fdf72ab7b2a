/** What is missing for the next level, and what keeps the one that is held. Pure. */
import type { LevelFigures, LevelNeed } from "../../../types/loyalty-levels"
import { figuresOf, needsOf, sumsFrom, type OwnerHistory } from "./figures"
import type { Ladder, Level } from "./ladder"
import { addDays, isRolling, leavesWindow, windowFrom, type Day } from "./window"

/**
 * @property figures In the window, as they are today
 * @property by The last day on which it has to happen; null: no day
 */
export type Progress = { figures: LevelFigures; next: { level: Level; needs: LevelNeed[]; by: Day | null } | null; keeps: { needs: LevelNeed[] } | null }

/**
 * Progress from the level that an owner stands at to the one above, and the needs of the level that his
 * figures have earned. In a calendar year it has to happen until its last day; in a rolling window until the
 * day before the oldest purchase of it leaves.
 */
export const progressOf = (ladder: Ladder, history: OwnerHistory, today: Day, level: Pick<Level, "rank"> | null, earned: Level | null): Progress => {
  const from = windowFrom(ladder.window, today)
  const sums = sumsFrom(history, from, today, ladder)
  const next = ladder.levels.find(({ rank }) => rank > (level?.rank ?? 0)) ?? null
  const keeps = earned ? needsOf(sums, earned) : []
  return {
    figures: figuresOf(sums),
    next: next && { level: next, needs: needsOf(sums, next), by: lastDay(ladder, history, from, today) },
    keeps: keeps.length ? { needs: keeps } : null,
  }
}

const lastDay = ({ window }: Ladder, history: OwnerHistory, from: Day, today: Day): Day | null => {
  if (window.type === "lifetime") {
    return null
  }
  if (!isRolling(window)) {
    return `${today.slice(0, 4)}-12-31`
  }
  const oldest = history.days.reduce<Day | null>((first, { day }) => (day >= from && (first === null || day < first) ? day : first), null)
  const out = oldest && leavesWindow(window, oldest)
  return out && addDays(out, -1)
}
