/** What a rule of the rule builder says, as a tree. */
import { clockTime, isTimeZone, startOf } from "../../../shared/calendar"
import { parseInput, z } from "../../../shared/schema"
import { instantOf } from "../../domain/instant"
import { grouped } from "./grouped"
import type { RuleConditionRow } from "./rows"

/** `unreadable`: it says something that this shop's rules cannot, or nothing that can be read; `why` names it. */
export type Condition =
  | { kind: "and" | "or"; conditions: Condition[] }
  | { kind: "always" }
  | { kind: "groups"; ids: string[] }
  | Range
  | { kind: "unreadable"; why: string }

/** Half-open: from `starts_at` on and before `ends_at`. */
type Range = { kind: "range"; starts_at: Date | null; ends_at: Date | null }

const unreadable = (why: string): Condition => ({ kind: "unreadable", why })

/** The conditions of one rule; null where it has none, and so never holds. Those at the top must all be met. */
export const conditionOf = (rows: readonly RuleConditionRow[]): Condition | null => {
  if (!rows.length) {
    return null
  }
  const children = grouped(rows, ({ parent_id }) => parent_id)
  const seen = new Set<string>()
  const read = (row: RuleConditionRow): Condition => {
    seen.add(row.id)
    const below = (children.get(row.id) ?? []).map(read)
    const container = CONTAINERS[row.type]
    if (container) {
      return below.length ? { kind: container, conditions: below } : unreadable("an empty container")
    }
    return below.length ? unreadable(`${row.type} around other conditions`) : leafOf(row)
  }
  const conditions = (children.get(null) ?? []).map(read)
  return seen.size === rows.length ? { kind: "and", conditions } : unreadable("conditions that hang on none of its own")
}

const CONTAINERS: Record<string, "and" | "or"> = { andContainer: "and", orContainer: "or" }

const leafOf = ({ type, value }: RuleConditionRow): Condition => {
  const fields = fieldsOf(value)
  if (!fields) {
    return unreadable(`${type} with a value that is no JSON object`)
  }
  switch (type) {
    case "alwaysValid":
      return { kind: "always" }
    case "customerCustomerGroup":
      return groupsOf(fields)
    case "dateRange":
      return rangeOf(fields)
    default:
      return unreadable(`the condition ${type}`)
  }
}

/** `{}` where there is none; null where it cannot be read. PHP writes an empty object as `[]`. */
const fieldsOf = (value: string | null): Record<string, unknown> | null => {
  try {
    const parsed: unknown = JSON.parse(value ?? "{}")
    const found = z.record(z.string(), z.unknown()).safeParse(Array.isArray(parsed) && !parsed.length ? {} : parsed ?? {})
    return found.success ? found.data : null
  } catch {
    return null
  }
}

const groupFields = z.object({
  operator: z.string().nullish(),
  customerGroupIds: z.array(z.string().toLowerCase().regex(/^[0-9a-f]{32}$/)).min(1),
})

const groupsOf = (fields: Record<string, unknown>): Condition => {
  const found = parseInput(groupFields, fields)
  if (!found.success) {
    return unreadable("customerCustomerGroup without ids of groups")
  }
  const { operator, customerGroupIds } = found.data
  return (operator ?? "=") === "=" ? { kind: "groups", ids: customerGroupIds } : unreadable(`customerCustomerGroup with the operator ${operator}`)
}

const rangeFields = z.object({
  fromDate: z.string().nullish(),
  toDate: z.string().nullish(),
  useTime: z.boolean().nullish(),
  timezone: z.string().refine(isTimeZone).nullish(),
})

const rangeOf = (fields: Record<string, unknown>): Condition => {
  const found = parseInput(rangeFields, fields)
  if (!found.success) {
    return unreadable("dateRange with fields that cannot be read")
  }
  const { fromDate, toDate, useTime, timezone } = found.data
  const ends = [fromDate, toDate].map((text) => (text ? instantIn(text, timezone ?? null) : null))
  const wrong = [fromDate, toDate].find((text, index) => text && !ends[index])
  if (wrong) {
    return unreadable(`dateRange with ${wrong}, which is no time`)
  }
  const [starts_at, ends_at] = ends
  return useTime ? { kind: "range", starts_at, ends_at } : wholeDays(starts_at, ends_at, timezone ?? null)
}

/**
 * Without times the last day is part of the range. The days are the server's, which are UTC's unless PHP is told
 * otherwise. Shopware's versions differ in what they make of a day that does not begin at midnight, except where a
 * time zone is given, which only those know that go back to midnight.
 */
const wholeDays = (starts_at: Date | null, ends_at: Date | null, timezone: string | null): Condition => {
  const odd = [starts_at, ends_at].find((instant) => instant && midnight(instant).getTime() !== instant.getTime())
  return odd && !timezone
    ? unreadable(`dateRange of whole days with ${odd.toISOString()}, which is not midnight`)
    : { kind: "range", starts_at: starts_at && midnight(starts_at), ends_at: ends_at && midnight(new Date(ends_at.getTime() + DAY)) }
}

const DAY = 86_400_000

const midnight = (instant: Date): Date => startOf("day", instant, "utc")

/** Day and time of the clock, whatever the offset. */
const CLOCK = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2}))?/

/** A time zone wins over the offset: what counts then is what the clock shows. Without either it is UTC. */
const instantIn = (text: string, timezone: string | null): Date | null => {
  const instant = text.startsWith("0000") ? null : instantOf(text)
  const [, day, time = "00:00:00"] = CLOCK.exec(text) ?? []
  return instant && timezone ? clockTime(`${day}T${time}`, timezone) : instant
}
