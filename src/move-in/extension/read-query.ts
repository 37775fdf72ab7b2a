/** Runs an operator's own SELECT and hands its rows over address by address. */
import { isStorable } from "../../shared/schema"
import type { SourceConnection } from "../connection"
import { isHeld, type Batch, type Remark } from "../domain/records"
import { driverErrorOf, quoted } from "../driver-failure"
import { MoveInFailure } from "../failure"
import { selectOnly } from "./select-only"

/** @property name where it stands in the map file: `points.query` */
export type ExtensionQuery<Column extends string> = { name: string; text: string; columns: readonly Column[] }

type Row<Column extends string> = Record<Column, string | null>

/** Addresses of one batch. */
const BATCH = 1000

/**
 * Rows of the query in the order of their addresses, in lower case and byte by byte, as batches of what `convert` makes
 * of all rows of one address.
 *
 * @throws MoveInFailure `invalid_query`, `connection_lost`
 */
export const readQuery = async function* <Column extends string, Record>(
  connection: SourceConnection,
  query: ExtensionQuery<Column>,
  convert: (key: string, rows: Row<Column>[]) => { record: Record | null; remarks: Remark[] }
): AsyncGenerator<Batch<Record>> {
  await checkQuery(connection, query)
  let batch = emptyBatch<Record>()
  let addresses = 0
  for await (const { key, rows } of byAddress<Column>(connection, query)) {
    const { record, remarks } = convert(key, rows)
    batch.rows += rows.length
    batch.remarks.push(...remarks)
    if (record) batch.records.push(record)
    if (isHeld(record && {}, remarks)) batch.held.push(key)
    // Where it ends is kept: only what this shop can hold.
    if (++addresses >= BATCH && key && isStorable(key)) {
      yield { ...batch, until: key }
      batch = emptyBatch()
      addresses = 0
    }
  }
  yield { ...batch, until: null }
}

const emptyBatch = <Record>(): Omit<Batch<Record>, "until"> & { held: string[] } => ({ records: [], remarks: [], rows: 0, held: [] })

/** How many rows a query yields, for a progress. @throws MoveInFailure `invalid_query`, `connection_lost` */
export const countQuery = async (connection: SourceConnection, query: ExtensionQuery<string>): Promise<number> => {
  await checkQuery(connection, query)
  const [{ found }] = await asInvalidQuery(query, () => connection.manager.query<{ found: number }[]>(`SELECT COUNT(*) AS found FROM ${derived(query)}`))
  return found
}

const byAddress = async function* <Column extends string>(connection: SourceConnection, query: ExtensionQuery<Column>): AsyncGenerator<{ key: string; rows: Row<Column>[] }> {
  const columns = query.columns.map((column) => `CAST(${quoted(column)} AS CHAR) AS ${quoted(column)}`)
  const statement = `SELECT LOWER(TRIM(COALESCE(CAST(email AS CHAR), ''))) AS address, ${columns.join(", ")} FROM ${derived(query)} ORDER BY CAST(LOWER(TRIM(COALESCE(CAST(email AS CHAR), ''))) AS BINARY)`
  let open: { key: string; rows: Row<Column>[] } | null = null
  try {
    for await (const { address, ...row } of connection.stream(statement)) {
      const key = String(address)
      // Rows without an address are nobody's, however many there are.
    if (open && (open.key !== key || (key === "" && open.rows.length >= BATCH))) {
        yield open
        open = null
      }
      open ??= { key, rows: [] }
      open.rows.push(row as Row<Column>)
    }
  } catch (error) {
    throw invalidQuery(query, error)
  }
  if (open) yield open
}

/** @throws MoveInFailure `invalid_query` in one line */
const checkQuery = async (connection: SourceConnection, query: ExtensionQuery<string>): Promise<void> => {
  const wrong = selectOnly(query.text)
  if (wrong) {
    throw new MoveInFailure("invalid_query", `${query.name} ${wrong}`)
  }
  // One row of NULLs, which also a query without rows has: it tells the names of the columns.
  const [row] = await asInvalidQuery(query, () => connection.manager.query<Record<string, unknown>[]>(`SELECT extension.* FROM (SELECT 1 AS one) AS nothing LEFT JOIN ${derived(query)} ON FALSE LIMIT 1`))
  const names = Object.keys(row).map((name) => name.toLowerCase())
  const missing = query.columns.filter((column) => !names.includes(column))
  const extra = names.filter((name) => !query.columns.includes(name))
  if (missing.length || extra.length) {
    const faults = [missing.length ? `lacks ${missing.join(", ")} (write NULL AS ${missing[0]} for what there is not)` : "", extra.length ? `has too many: ${extra.join(", ")}` : ""].filter(Boolean)
    throw new MoveInFailure("invalid_query", `${query.name} must yield the columns ${query.columns.join(", ")}: it ${faults.join(" and ")}`)
  }
}

/** On lines of its own: a comment at its end must not reach what follows. */
const derived = ({ text }: ExtensionQuery<string>): string => `(\n${text}\n) AS extension`

const asInvalidQuery = async <T>(query: ExtensionQuery<string>, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw invalidQuery(query, error)
  }
}

/** What the server says of the query; a lost connection stays one. */
const invalidQuery = (query: ExtensionQuery<string>, error: unknown): unknown => {
  if (error instanceof MoveInFailure && ["connection_lost", "interrupted", "invalid_query"].includes(error.reason)) {
    return error
  }
  const message = error instanceof MoveInFailure ? error.message : driverErrorOf(error)?.message
  return message ? new MoveInFailure("invalid_query", `${query.name}: ${message}`) : error
}
