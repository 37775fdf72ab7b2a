/** Tables under another prefix than the one that was given. Pure. */

/** Shops write prefixes of letters, digits and underscores. */
export const isTablePrefix = (text: string): boolean => /^\w{0,64}$/.test(text)

/**
 * The prefix under which most of these tables are there: of `customer_group` and `customer_entity`, with the tables
 * `shop_customer_group`, `shop_customer_entity` and `old_customer_group`, it is `shop_`. Null where none has even half
 * of them: one table that happens to end alike says nothing.
 *
 * @param names of tables without a prefix
 * @param tables that the database has
 * @param used the prefix under which they were not found
 */
export const otherPrefix = (names: string[], tables: string[], used: string): string | null => {
  const counts = new Map<string, number>()
  for (const name of new Set(names)) {
    for (const table of tables.filter((each) => each.endsWith(name))) {
      const prefix = table.slice(0, -name.length)
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
    }
  }
  counts.delete(used)
  const [best] = [...counts].sort(([one, ofOne], [other, ofOther]) => ofOther - ofOne || one.length - other.length || (one < other ? -1 : 1))
  return best && best[1] * 2 > new Set(names).size ? best[0] : null
}
