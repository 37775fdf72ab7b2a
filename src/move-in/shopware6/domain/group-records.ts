/** Customer groups of the source. */
import type { GroupRecord, Remark } from "../../domain/records"
import { repaired } from "../../domain/wrong-encoding"
import { grouped } from "./grouped"

/**
 * Groups with a name of their own. Of several with one name none is moved: this shop tells them apart by it.
 *
 * @param keys of all groups
 */
export const groupRecords = (keys: readonly string[], names: ReadonlyMap<string, string>): { records: GroupRecord[]; remarks: Remark[] } => {
  const read = [...keys].sort().map((key) => {
    const name = names.get(key) ?? ""
    return { key, row: `customer_group ${key}${name && ` (${name})`}`, name: repaired(name) ?? name, wrong: repaired(name) ? name : null }
  })
  const by_name = grouped(read, ({ name }) => name)
  const isAlone = ({ name }: { name: string }): boolean => name !== "" && by_name.get(name)?.length === 1
  return {
    records: read.filter(isAlone).map(({ key, row, name }) => ({ key, row, name })),
    remarks: read.flatMap((group): Remark[] => {
      if (!isAlone(group)) {
        return [group.name ? { row: group.row, reason: "ambiguous_group", message: `several groups are called "${group.name}"; give each a name of its own` } : { row: group.row, reason: "unnamed_group", message: "has no name in any language" }]
      }
      return group.wrong ? [{ row: group.row, moved: true, reason: "wrongly_encoded", message: `"${group.wrong}" is UTF-8 that was read as Latin-1; it is moved as "${group.name}"` }] : []
    }),
  }
}
