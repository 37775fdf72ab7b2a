/** Customer groups with their names; a shop has few. */
import type { Batch, GroupRecord } from "../domain/records"
import type { SourceConnection } from "../connection"
import { groupRecords } from "./domain/group-records"
import { namesOf } from "./domain/names"
import { customerGroupSchema } from "./schemas/customer-group"
import { customerGroupTranslationSchema } from "./schemas/customer-group-translation"

/** `names` by key; a group without a name has none. */
export type CustomerGroups = Batch<GroupRecord> & { keys: ReadonlySet<string>; names: ReadonlyMap<string, string> }

export const readCustomerGroups = async ({ manager }: SourceConnection): Promise<CustomerGroups> => {
  const keys = (await manager.find(customerGroupSchema)).map(({ id }) => id)
  const names = namesOf(await manager.find(customerGroupTranslationSchema))
  return { ...groupRecords(keys, names), rows: keys.length, until: null, keys: new Set(keys), names }
}
