/** Reads the customer groups of the source. */
import type { SourceConnection } from "../connection"
import type { Batch, GroupRecord } from "../domain/records"
import { keyOf } from "./domain/key"
import { CUSTOMER_GROUP } from "./schemas/customer-group"
import { SHARED_CATALOG } from "./schemas/shared-catalog"

/** The group of who is not logged in. */
const GUESTS = 0

/** Code by id. A shop has few groups. */
export const readGroupCodes = async ({ manager }: SourceConnection): Promise<Map<number, string>> =>
  new Map((await manager.find(CUSTOMER_GROUP, { order: { customer_group_id: "ASC" } })).map(({ customer_group_id, customer_group_code }) => [customer_group_id, customer_group_code]))

/** Names of shared catalogs by the group whose prices are the catalog's. */
export const readCatalogTitles = async ({ manager }: SourceConnection): Promise<Map<number, string>> =>
  new Map((await manager.find(SHARED_CATALOG)).flatMap(({ customer_group_id, name }) => (name ? [[customer_group_id, name] as const] : [])))

/** All groups in one batch, that of guests too: the map may send it to everyone. */
export const readGroups = async function* (groups: ReadonlyMap<number, string>): AsyncGenerator<Batch<GroupRecord>> {
  const records = [...groups].map(([id, name]) => ({ key: keyOf(id), row: `customer_group ${id} (${name})`, name: name.trim(), ...(id === GUESTS && { of_guests: true }) }))
  const nameless = records.filter(({ name }) => !name)
  yield {
    records: records.filter(({ name }) => name),
    remarks: nameless.map(({ row }) => ({ row, reason: "no_name", message: "the group has no code" })),
    rows: records.length,
    until: null,
  }
}
