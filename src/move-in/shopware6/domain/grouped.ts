/** Rows by what they have in common, in their order. */
export const grouped = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> =>
  rows.reduce((found, row) => {
    const key = keyOf(row)
    const list = found.get(key)
    return list ? (list.push(row), found) : found.set(key, [row])
  }, new Map<Key, Row[]>())
