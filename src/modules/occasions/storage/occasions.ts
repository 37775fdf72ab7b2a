/** Reads stored occasions back: parse, then trust. A row that does not parse gives nothing, and says so. */
import { accepted, refused, type Parsed } from "../../../shared/refusal"
import { z } from "../../../shared/schema"
import { run, type Db } from "../../../storage/sql"
import { parseOccasion, type Occasion } from "../domain/occasion"

const identity = z.object({ id: z.string(), name: z.string(), active_since: z.coerce.date().nullable(), run_until: z.string().nullable() })
const instants = z.object({ starts_at: z.coerce.date().nullable(), ends_at: z.coerce.date().nullable() })

/** Columns that are the occasion itself. */
export const OCCASION_FIELDS = ["name", "description", "status", "trigger", "conditions", "reward", "starts_at", "ends_at", "per_year"] as const

/** A row of `loyalty_occasion` as an occasion, or what is wrong with it. */
export const readOccasion = (row: Record<string, unknown>): Parsed<Occasion> => {
  const { id, active_since, run_until } = identity.parse(row)
  const parsed = parseOccasion({ ...Object.fromEntries(OCCASION_FIELDS.map((field) => [field, row[field]])), ...instants.parse(row) })
  return parsed.ok ? accepted({ ...parsed.value, id, active_since, run_until }) : refused(parsed.refusals)
}

/** Active occasions, and a complaint about each that cannot be read. */
export type ActiveOccasions = { occasions: Occasion[]; broken: string[] }

const asActive = (rows: Record<string, unknown>[]): ActiveOccasions => {
  const read = rows.map((row) => ({ row, occasion: readOccasion(row) }))
  return {
    occasions: read.flatMap(({ occasion }) => (occasion.ok ? [occasion.value] : [])),
    broken: read.flatMap(({ row, occasion }) =>
      occasion.ok ? [] : [`occasion ${row.id} ("${row.name}") is malformed and gives nothing: ${occasion.refusals.map(({ path, reason }) => `${path} ${reason}`).join("; ")}`]
    ),
  }
}

export const readActiveOccasions = async (db: Db): Promise<ActiveOccasions> =>
  asActive(await run(db, `SELECT * FROM loyalty_occasion WHERE status = 'active' AND deleted_at IS NULL ORDER BY created_at, id`))

/** What an order has been given, by occasion. */
export type GivenToOrder = { id: string; occasion_id: string; key: string; told_at: string | null; withdrawn_at: string | null }

/** The active occasions about orders, and what this order has been given. One statement. */
export const occasionsOfOrder = async (db: Db, order_id: string): Promise<ActiveOccasions & { given: GivenToOrder[] }> => {
  const [row] = await run<{ occasions: Record<string, unknown>[] | null; given: GivenToOrder[] | null }>(
    db,
    `SELECT (SELECT json_agg(to_json(o) ORDER BY o.created_at, o.id) FROM loyalty_occasion o
         WHERE o.status = 'active' AND o.deleted_at IS NULL AND o.trigger ->> 'type' IN ('order_placed', 'order_delivered')) AS occasions,
       (SELECT json_agg(json_build_object('id', g.id, 'occasion_id', g.occasion_id, 'key', g.key, 'told_at', g.told_at, 'withdrawn_at', g.withdrawn_at)) FROM loyalty_occasion_given g WHERE g.order_id = :order_id) AS given`,
    { order_id }
  )
  return { ...asActive(row.occasions ?? []), given: row.given ?? [] }
}

/** Notes the last day that was looked at; never an earlier one. */
export const noteRunUntil = async (db: Db, id: string, day: string): Promise<void> => {
  await run(db, `UPDATE loyalty_occasion SET run_until = :day WHERE id = :id AND (run_until IS NULL OR run_until < :day)`, { id, day })
}

/** How often each of these occasions has been given. */
export const givenCounts = async (db: Db, ids: string[]): Promise<Record<string, number>> => {
  const rows = await run<{ occasion_id: string; count: string }>(
    db,
    `SELECT occasion_id, count(*) AS count FROM loyalty_occasion_given WHERE occasion_id = ANY(CAST(:ids AS text[])) AND withdrawn_at IS NULL GROUP BY occasion_id`,
    { ids }
  )
  return Object.fromEntries(rows.map(({ occasion_id, count }) => [occasion_id, Number(count)]))
}
