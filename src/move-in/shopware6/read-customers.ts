/** Customers, in batches by id. Guests are left out. */
import { normalizedEmail } from "../../shared/email"
import type { Batch, CustomerRecord } from "../domain/records"
import type { SourceConnection } from "../connection"
import { customerOf } from "./domain/customer-record"
import type { CustomerRow } from "./domain/rows"
import { bytesOf } from "./schemas/columns"
import { customerSchema } from "./schemas/customer"
import { selectRows } from "./select-rows"

const BATCH = 1000

/** Customers who may buy in the sales channels of the map: most shops let theirs buy in all. */
const buyingIn = (channels: readonly string[]): { where: string; parameters: unknown[] } => ({
  where: `guest = 0 AND (bound_sales_channel_id IS NULL${channels.length ? " OR bound_sales_channel_id IN (?)" : ""})`,
  parameters: channels.length ? [channels.map(bytesOf)] : [],
})

/** Who is asked for. @param since as moments are written; null: all */
const among = (channels: readonly string[], since: string | null): { where: string; parameters: unknown[] } => {
  const { where, parameters } = buyingIn(channels)
  return since ? { where: `${where} AND COALESCE(updated_at, created_at) >= ?`, parameters: [...parameters, since] } : { where, parameters }
}

export const countCustomers = async ({ manager, table }: SourceConnection, channels: readonly string[], since: string | null): Promise<number> => {
  const { where, parameters } = among(channels, since)
  const [{ customers }] = await manager.query<{ customers: number | string }[]>(`SELECT COUNT(*) AS customers FROM ${table(customerSchema)} WHERE ${where}`, parameters)
  return Number(customers)
}

/** @param channels ids of those that the map names @param groups that can be moved */
export async function* readCustomers(connection: SourceConnection, channels: readonly string[], groups: ReadonlySet<string>, since: string | null): AsyncIterable<Batch<CustomerRecord>> {
  const ambiguous = await readAmbiguousEmails(connection, channels)
  const { where, parameters } = among(channels, since)
  let after: string | null = ""
  while (after !== null) {
    const rows: CustomerRow[] = await selectRows(connection, customerSchema, `WHERE ${where} AND id > ? ORDER BY id LIMIT ?`, [...parameters, bytesOf(after), BATCH])
    const read = rows.map((row) => customerOf(row, ambiguous, groups))
    after = rows.length < BATCH ? null : rows[rows.length - 1].id
    yield { records: read.flatMap(({ record }) => record ?? []), remarks: read.flatMap(({ remarks }) => remarks), rows: rows.length, until: after }
  }
}

/** Of several customers with one address; without accents being lost, as the table's own collation would. */
const readAmbiguousEmails = async ({ table, stream }: SourceConnection, channels: readonly string[]): Promise<Set<string>> => {
  const found = new Set<string>()
  const { where, parameters } = buyingIn(channels)
  const statement = `SELECT CONVERT(LOWER(TRIM(email)) USING utf8mb4) COLLATE utf8mb4_bin AS address FROM ${table(customerSchema)} WHERE ${where} AND email IS NOT NULL GROUP BY address HAVING COUNT(*) > 1`
  for await (const { address } of stream(statement, parameters)) {
    found.add(normalizedEmail(String(address)))
  }
  return found
}
