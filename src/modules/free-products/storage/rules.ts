/** Reads stored rules back: parse, then trust. A row that does not parse gives nothing, and says so. */
import { accepted, refused, type Parsed } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { parseFreeProductRule, type FreeProductRule } from "../domain/free-product-rule"

const identity = z.object({ id: z.string(), name: z.string(), created_at: z.coerce.date() })
const instants = z.object({ starts_at: z.coerce.date().nullable(), ends_at: z.coerce.date().nullable() })

/** Columns that are the rule itself. */
export const RULE_FIELDS = ["name", "description", "status", "priority", "starts_at", "ends_at", "conditions", "reward", "repeat", "limits", "stacking", "on_return"] as const

/** Those of them that hold JSON. */
export const JSON_FIELDS: readonly string[] = ["conditions", "reward", "repeat", "limits", "stacking"]

/** A row of `free_product_rule` as a rule, or what is wrong with it. */
export const readFreeProductRule = (row: Record<string, unknown>): Parsed<FreeProductRule> => {
  const { id, created_at } = identity.parse(row)
  const parsed = parseFreeProductRule({ ...Object.fromEntries(RULE_FIELDS.map((field) => [field, row[field]])), ...instants.parse(row) })
  return parsed.ok ? accepted({ ...parsed.value, id, created_at }) : refused(parsed.refusals)
}

/** Active rules, and a complaint about each that cannot be read. */
export type ActiveRules = { rules: FreeProductRule[]; broken: string[] }

export const asActive = (rows: Record<string, unknown>[]): ActiveRules => {
  const read = rows.map((row) => ({ row, rule: readFreeProductRule(row) }))
  return {
    rules: read.flatMap(({ rule }) => (rule.ok ? [rule.value] : [])),
    broken: read.flatMap(({ row, rule }) =>
      rule.ok ? [] : [`rule ${row.id} ("${row.name}") is malformed and gives nothing: ${rule.refusals.map(({ path, reason }) => `${path} ${reason}`).join("; ")}`]
    ),
  }
}

export const readActiveRules = async (db: Db): Promise<ActiveRules> =>
  asActive(await run(db, `SELECT * FROM free_product_rule WHERE status = 'active' AND deleted_at IS NULL ORDER BY priority DESC, created_at, id`))
