/** Rows that travel as one JSON parameter: a statement stays the same however many they are. */

/** `id text, points bigint` is `id, points`. */
const names = (columns: string): string =>
  columns
    .split(", ")
    .map((column) => column.split(" ")[0])
    .join(", ")

/**
 * An `INSERT` of all rows of a JSON binding, for a statement of its own or a part of one.
 *
 * @param columns names with their types, as `id text, points bigint`
 * @param binding the name of the binding that holds the rows as JSON
 */
export const insertedFrom = (table: string, columns: string, binding: string): string =>
  `INSERT INTO ${table} (${names(columns)}) SELECT ${names(columns)} FROM jsonb_to_recordset(CAST(:${binding} AS jsonb)) AS x(${columns})`
