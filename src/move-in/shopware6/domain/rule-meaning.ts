/** Whether a rule says no more than a price book can: for whom, and from when until when. */
import type { BookAudience } from "../../domain/records"
import type { Condition } from "./rule-condition"

export type Meaning = { audience: BookAudience; starts_at: Date | null; ends_at: Date | null }

export type Reading = { meaning: Meaning; why: null } | { meaning: null; why: string }

/** Who and when: `groups` null for everyone, times in milliseconds, half-open, without bounds ±Infinity. */
type Part = { groups: readonly string[] | null; from: number; until: number }

/** So many alternatives no rule has that people wrote. */
const MOST_PARTS = 100

/**
 * What a rule means, or why a book cannot say it.
 *
 * However its containers are nested, it is a list of alternatives of who and when; the rule moves if they can be told as
 * one. (Wholesale and May) or (Retail and May) is Wholesale and Retail in May. Groups that are no more are nobody.
 */
export const meaningOf = (condition: Condition | null, known_groups: ReadonlySet<string>): Reading => {
  const unreadable = condition ? unreadableIn(condition) : "no condition"
  if (!condition || unreadable) {
    return { meaning: null, why: `says ${unreadable}` }
  }
  const parts = partsOf(condition, known_groups)
  if (!parts || parts.length > 1) {
    return { meaning: null, why: "says more than one pair of customer groups and dates" }
  }
  return parts.length ? { meaning: toldOf(parts[0]), why: null } : { meaning: null, why: "can never be met: its conditions exclude each other, or name groups that are no more" }
}

const toldOf = ({ groups, from, until }: Part): Meaning => ({
  audience: groups ? { type: "groups", keys: [...groups].sort() } : { type: "everyone" },
  starts_at: Number.isFinite(from) ? new Date(from) : null,
  ends_at: Number.isFinite(until) ? new Date(until) : null,
})

const unreadableIn = (condition: Condition): string | null => {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.conditions.map(unreadableIn).find((why) => why !== null) ?? null
    case "unreadable":
      return condition.why
    default:
      return null
  }
}

const ANY: Part = { groups: null, from: -Infinity, until: Infinity }

/** Null where there are too many alternatives. */
const partsOf = (condition: Condition, known: ReadonlySet<string>): Part[] | null => {
  switch (condition.kind) {
    case "always":
      return [ANY]
    case "groups":
      return told([{ ...ANY, groups: [...new Set(condition.ids)].filter((id) => known.has(id)) }])
    case "range":
      return told([{ ...ANY, from: condition.starts_at?.getTime() ?? -Infinity, until: condition.ends_at?.getTime() ?? Infinity }])
    case "or":
      return condition.conditions.reduce<Part[] | null>((parts, each) => joined(parts, partsOf(each, known), (a, b) => [...a, ...b]), [])
    case "and":
      return condition.conditions.reduce<Part[] | null>((parts, each) => joined(parts, partsOf(each, known), (a, b) => a.flatMap((x) => b.map((y) => common(x, y)))), [ANY])
    case "unreadable":
      return null
  }
}

const joined = (a: Part[] | null, b: Part[] | null, join: (a: Part[], b: Part[]) => Part[]): Part[] | null => {
  const parts = a && b && a.length * b.length <= MOST_PARTS * MOST_PARTS ? told(join(a, b)) : null
  return parts && parts.length <= MOST_PARTS ? parts : null
}

const common = (a: Part, b: Part): Part => ({
  groups: a.groups && b.groups ? a.groups.filter((id) => b.groups?.includes(id)) : a.groups ?? b.groups,
  from: Math.max(a.from, b.from),
  until: Math.min(a.until, b.until),
})

/** The same in as few parts as can be found: what is nobody or never is left out, two that make one are made one. */
const told = (parts: Part[]): Part[] => {
  const real = parts.filter(({ groups, from, until }) => groups?.length !== 0 && from < until)
  for (const [index, part] of real.entries()) {
    for (const [offset, other] of real.slice(index + 1).entries()) {
      const one = asOne(part, other)
      if (one) {
        return told([...real.filter((_, at) => at !== index && at !== index + 1 + offset), one])
      }
    }
  }
  return real
}

const asOne = (a: Part, b: Part): Part | null => {
  if (isIn(a, b)) {
    return b
  }
  if (isIn(b, a)) {
    return a
  }
  if (a.from === b.from && a.until === b.until) {
    return { ...a, groups: a.groups && b.groups && [...new Set([...a.groups, ...b.groups])] }
  }
  const same_people = isAmong(a.groups, b.groups) && isAmong(b.groups, a.groups)
  return same_people && a.from <= b.until && b.from <= a.until ? { ...a, from: Math.min(a.from, b.from), until: Math.max(a.until, b.until) } : null
}

const isIn = (inner: Part, outer: Part): boolean => isAmong(inner.groups, outer.groups) && inner.from >= outer.from && inner.until <= outer.until

const isAmong = (some: readonly string[] | null, all: readonly string[] | null): boolean => !all || (some !== null && some.every((id) => all.includes(id)))
