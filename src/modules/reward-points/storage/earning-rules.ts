/** Reads stored earning rules back: parse, then trust. A row that does not parse gives nothing, and says so. */
import { run, type Db } from "../../../storage/sql"
import { z } from "../../../shared/schema"
import { accepted, refused, type Parsed } from "../../../shared/refusal"
import { parseEarningRule, type EarningRule } from "../domain/earning-rule"

const identity = z.object({ id: z.string(), name: z.string(), created_at: z.coerce.date() })

/** Columns that are the rule itself. */
const FIELDS = ["name", "description", "status", "priority", "starts_at", "ends_at", "conditions", "scope", "currency_code", "grant", "stacking", "caps"] as const

/** A row of `reward_points_earning_rule` as a rule, or what is wrong with it. */
export const readRule = (row: Record<string, unknown>): Parsed<EarningRule> => {
  const { id, created_at } = identity.parse(row)
  const parsed = parseEarningRule(Object.fromEntries(FIELDS.map((field) => [field, row[field]])))
  return parsed.ok ? accepted({ ...parsed.value, id, created_at }) : refused(parsed.refusals)
}

/** Rules that give points or may do so one day: active ones and drafts, whether they can be read or not. */
export const readConsideredRules = async (db: Db): Promise<{ id: string; name: string; rule: Parsed<EarningRule> }[]> => {
  const rows = await run<Record<string, unknown>>(db, `SELECT * FROM reward_points_earning_rule WHERE status <> 'archived' AND deleted_at IS NULL ORDER BY created_at, id`)
  return rows.map((row) => {
    const { id, name } = identity.parse(row)
    return { id, name, rule: readRule(row) }
  })
}

/** The rows of the active rules, in their order. */
export const ACTIVE_RULES = "SELECT * FROM reward_points_earning_rule WHERE status = 'active' AND deleted_at IS NULL ORDER BY created_at, id"

/** Active rules, and a complaint about each that cannot be read. */
export type ActiveRules = { rules: EarningRule[]; broken: string[] }

/** One statement. */
export const readActiveRules = async (db: Db): Promise<ActiveRules> => rulesOfRows(await run<Record<string, unknown>>(db, ACTIVE_RULES))

/** Reads the rows of {@link ACTIVE_RULES}, or their JSON. */
export const rulesOfRows = (rows: Record<string, unknown>[]): ActiveRules => {
  const read = rows.map((row) => ({ row, rule: readRule(row) }))
  return {
    rules: read.flatMap(({ rule }) => (rule.ok ? [rule.value] : [])),
    broken: read.flatMap(({ row, rule }) => (rule.ok ? [] : [`earning rule ${row.id} ("${row.name}") is malformed and gives nothing: ${rule.refusals.map(({ path, reason }) => `${path} ${reason}`).join("; ")}`])),
  }
}
