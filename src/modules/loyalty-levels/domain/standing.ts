/** How a standing changes: up at once; down as the ladder says; never below a grant in force. Pure. */
import type { LevelChangeCause, LevelFigures } from "../../../types/loyalty-levels"
import { addDay, figuresOf, qualifiedLevel, reaches, sumsFrom, type DayFigures, type OwnerHistory } from "./figures"
import type { LadderRules, Level } from "./ladder"
import { addDays, daysBetween, FIRST_DAY, isRolling, leavesWindow, windowFrom, type Day } from "./window"

type SomeLevel = Pick<Level, "id" | "rank" | "thresholds">

/**
 * What is kept of an owner.
 *
 * @property earned_level_id What his own figures earned
 * @property level_id What counts: never below a grant in force
 * @property held_from The first day of the window when figures reached the earned level last
 * @property undone_on The day on which it was noticed that something undone takes the level; only while a grace for it runs
 * @property lost_on The day on which the earned level is lost unless something happens; null: no day
 */
export type Standing = {
  ladder_id: string
  ladder_revision: number
  earned_level_id: string | null
  level_id: string | null
  held_from: Day | null
  undone_on: Day | null
  lost_on: Day | null
}

/** A grant in force. */
export type GrantInForce = { level_id: string }

export type Measured = { history: OwnerHistory; grants: readonly GrantInForce[]; today: Day }

/** The standing as it is to be, and the change of the level, if it changes. */
export type Transition = { standing: Standing; figures: LevelFigures; change: { from_level_id: string | null; to_level_id: string | null; cause: LevelChangeCause } | null }

const rankOf = (level: SomeLevel | null): number => level?.rank ?? 0

/** The day from which on purchases have to be known to judge a standing. */
export const neededFrom = (standing: Pick<Standing, "held_from"> | null, rules: Pick<LadderRules, "window">, today: Day): Day => {
  const from = windowFrom(rules.window, today)
  return standing?.held_from && standing.held_from < from ? standing.held_from : from
}

/**
 * The next standing of an owner.
 *
 * Whether a level is lost for age or for what was undone is told apart by the window in which it was
 * reached last: where today's figures in that window still reach it, only time has taken it. So it does
 * not matter when the fall is noticed: a level that aged out three days ago has had three days of grace.
 *
 * @param before null: nothing was kept of him
 */
export const nextStanding = (before: Standing | null, ladder: LadderRules & { id: string; revision: number }, { history, grants, today }: Measured): Transition => {
  const from = windowFrom(ladder.window, today)
  const sums = sumsFrom(history, from, today, ladder)
  const level = (id: string | null | undefined): SomeLevel | null => ladder.levels.find((each) => each.id === id) ?? null
  const qualified = qualifiedLevel(sums, ladder)
  const held = level(before?.earned_level_id)
  const fallen = before && rankOf(held) > rankOf(qualified) ? fallOf(before, ladder, history, today, held, qualified) : null
  const earned = fallen ? fallen.level : qualified
  const isKept = fallen !== null && fallen.level !== qualified
  const granted = grants.reduce<SomeLevel | null>((best, { level_id }) => (rankOf(level(level_id)) > rankOf(best) ? level(level_id) : best), null)
  const counts = rankOf(granted) > rankOf(earned) ? granted : earned
  const standing: Standing = {
    ladder_id: ladder.id,
    ladder_revision: ladder.revision,
    earned_level_id: earned?.id ?? null,
    level_id: counts?.id ?? null,
    held_from: earned ? (isKept ? before?.held_from ?? from : from) : null,
    undone_on: fallen ? (isKept ? fallen.undone_on : null) : runningSince(before, ladder, today),
    lost_on: isKept ? fallen.lost_on : lossOf(ladder, history, from, today, earned),
  }
  return { standing, figures: figuresOf(sums), change: changeOf(before, standing, level, fallen?.cause ?? null, granted) }
}

/**
 * The level is reached again while the grace for what was undone still runs: should that be undone as well,
 * the grace is the same one. Otherwise an order a week, cancelled the next day, would keep a level for good.
 */
const runningSince = (before: Standing | null, ladder: LadderRules, today: Day): Day | null =>
  before?.undone_on && today < addDays(before.undone_on, graceOf(ladder)) ? before.undone_on : null

type Fall = { level: SomeLevel | null; cause: LevelChangeCause; lost_on: Day | null; undone_on: Day | null }

/** Where somebody falls to whose figures reach less than he holds: the highest level that he may still keep. */
const fallOf = (before: Standing, ladder: LadderRules & { id: string; revision: number }, history: OwnerHistory, today: Day, held: SomeLevel | null, qualified: SomeLevel | null): Fall => {
  const steps = ladder.levels.filter(({ rank }) => rank > rankOf(qualified) && rank <= rankOf(held)).sort((a, b) => b.rank - a.rank)
  const held_from = before.held_from ?? FIRST_DAY
  const then = sumsFrom(history, held_from, today, ladder)
  const changed = before.ladder_id !== ladder.id || before.ladder_revision !== ladder.revision
  let cause: LevelChangeCause | null = null
  let undone_on: Day | null = null
  for (const step of steps) {
    const isAged = reaches(then, step, ladder.match)
    const out = isAged ? agesOut(ladder, history, held_from, today, step) : null
    const noticed = before.undone_on ?? today
    const why = isAged ? "aged_out" : changed ? "ladder_changed" : "undone"
    const until = isAged ? out && addDays(out, graceOf(ladder)) : why === "undone" && ladder.when_undone === "with_grace" ? addDays(noticed, graceOf(ladder)) : today
    undone_on ??= why === "undone" && ladder.when_undone === "with_grace" ? noticed : null
    if (until === null || today < until) {
      return { level: step, cause: cause ?? why, lost_on: until, undone_on }
    }
    cause ??= why
  }
  return { level: qualified, cause: cause ?? "aged_out", lost_on: null, undone_on: null }
}

/** At the end of a calendar year, and for what is never lost for age, there is no grace. */
const graceOf = ({ window, grace_days }: LadderRules): number => (isRolling(window) ? grace_days : 0)

/** The day on which a level is lost when nothing more is bought. */
const lossOf = (ladder: LadderRules, history: OwnerHistory, from: Day, today: Day, level: SomeLevel | null): Day | null => {
  const out = level && agesOut(ladder, history, from, today, level)
  return out && addDays(out, graceOf(ladder))
}

/** The first day on which figures since `from` do not reach a level any more, as days leave the window. Null: on no day. */
const agesOut = (ladder: LadderRules, history: OwnerHistory, from: Day, today: Day, level: SomeLevel): Day | null => {
  const sums = sumsFrom(history, from, today, ladder)
  for (const { day, figures, points } of daysOf(history, from)) {
    const out = leavesWindow(ladder.window, day)
    if (out === null) {
      return null
    }
    figures.forEach((each) => addDay(sums, each, ladder, -1))
    sums.points -= points
    sums.days_as_customer = Math.max(0, daysBetween(history.since, out))
    if (!reaches(sums, level, ladder.match) && !followsOnSameDay(ladder, history, day, out)) {
      return out
    }
  }
  return null
}

/** Several days may leave a window on one day: a year ends for all of its days at once. Only the last one decides. */
const followsOnSameDay = ({ window }: LadderRules, history: OwnerHistory, day: Day, out: Day): boolean =>
  [...history.days, ...history.points].some((each) => each.day > day && leavesWindow(window, each.day) === out)

const daysOf = (history: OwnerHistory, from: Day): { day: Day; figures: DayFigures[]; points: number }[] => {
  const days = new Map<Day, { figures: DayFigures[]; points: number }>()
  const at = (day: Day) => days.get(day) ?? days.set(day, { figures: [], points: 0 }).get(day) ?? { figures: [], points: 0 }
  history.days.forEach((each) => each.day >= from && at(each.day).figures.push(each))
  history.points.forEach(({ day, points }) => day >= from && (at(day).points += points))
  return [...days].map(([day, found]) => ({ day, ...found })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

const changeOf = (
  before: Standing | null,
  after: Standing,
  level: (id: string | null | undefined) => SomeLevel | null,
  fall: LevelChangeCause | null,
  granted: SomeLevel | null
): Transition["change"] => {
  const from = before?.level_id ?? null
  const to = after.level_id
  if (from === to) {
    return null
  }
  const cause = rankOf(level(to)) > rankOf(level(from)) || (from !== null && level(from) === null) ? risen(before, after, level, granted) : fallen(before, fall)
  return { from_level_id: from, to_level_id: to, cause }
}

/** A level of another ladder, or one that was deleted, has no rank here: the ladder has changed. */
const risen = (before: Standing | null, after: Standing, level: (id: string | null | undefined) => SomeLevel | null, granted: SomeLevel | null): LevelChangeCause => {
  if (before?.level_id && level(before.level_id) === null) {
    return "ladder_changed"
  }
  return granted && after.level_id === granted.id && after.earned_level_id !== granted.id ? "granted" : "reached"
}

/** What was held above the own figures was granted. */
const fallen = (before: Standing | null, fall: LevelChangeCause | null): LevelChangeCause =>
  before && before.level_id !== before.earned_level_id ? "grant_ended" : fall ?? "ladder_changed"

