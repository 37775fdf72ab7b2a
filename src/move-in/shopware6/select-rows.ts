/** Rows of a table as its schema describes them. */
import type { EntitySchema, EntitySchemaColumnOptions, ObjectLiteral } from "typeorm"
import type { SourceConnection } from "../connection"

/**
 * For the tables that have many rows: TypeORM's entities take several times as long to be made as the rows to be read.
 *
 * @param rest of the statement, from `WHERE` on
 */
export const selectRows = async <Row extends ObjectLiteral>({ manager, table }: SourceConnection, schema: EntitySchema<Row>, rest: string, parameters: unknown[]): Promise<Row[]> => {
  const columns = columnsOf(schema)
  const selected = columns.map(({ property, name }) => `\`${name}\` AS \`${property}\``).join(", ")
  const rows = await manager.query<Record<string, unknown>[]>(`SELECT ${selected} FROM ${table(schema)} ${rest}`, parameters)
  return rows.map((row) => Object.fromEntries(columns.map(({ property, read }) => [property, read(row[property])])) as Row)
}

const columnsOf = <Row extends ObjectLiteral>(schema: EntitySchema<Row>) =>
  Object.entries<EntitySchemaColumnOptions | undefined>(schema.options.columns).flatMap(([property, column]) => {
    const transformer = column?.transformer
    const read = transformer && !Array.isArray(transformer) ? (value: unknown): unknown => transformer.from(value) : (value: unknown): unknown => value
    return column ? [{ property, name: column.name ?? property, read }] : []
  })
