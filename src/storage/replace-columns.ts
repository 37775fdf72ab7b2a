import { run, type Db } from "./sql"

/**
 * Writes columns of a row in place of what they hold. Medusa's own update merges objects: of a condition, a grant or a
 * reward of another kind the fields of the former one would stay beside the new ones.
 *
 * @param columns by name; those that are left out stay as they are
 * @param json which of them hold JSON
 */
export const replaceColumns = async (db: Db, table: string, id: string, columns: Record<string, unknown>, json: readonly string[]): Promise<void> => {
  const names = Object.keys(columns)
  const written = (name: string): string => (json.includes(name) ? `CAST(:${name} AS jsonb)` : `:${name}`)
  const values = names.map((name) => [name, json.includes(name) && columns[name] !== null ? JSON.stringify(columns[name]) : columns[name]])
  await run(db, `UPDATE ${table} SET ${names.map((name) => `"${name}" = ${written(name)}`).join(", ")}, updated_at = now() WHERE id = :id`, { ...Object.fromEntries(values), id })
}
