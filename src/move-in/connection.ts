/** The one connection to a source: read-only, one snapshot for all that is read. */
import type { EntityManager, EntitySchema } from "typeorm"

export type SourceConnection = {
  /** TypeORM's manager on the one connection; whatever is read through it stands in one read-only transaction. */
  manager: EntityManager
  /** The name of a schema's table as the database has it, with the prefix and quoted, for SQL that is written by hand. */
  table: (schema: EntitySchema) => string
  /** Whether the source has a schema's table with all its columns, and they may be read. */
  has: (schema: EntitySchema) => Promise<boolean>
  /** @throws MoveInFailure `missing_table`, `missing_column` or `no_rights`, in one line for all of it */
  require: (schemas: EntitySchema[]) => Promise<void>
  /**
   * Rows of a statement, one by one as the server sends them. Times and decimals are texts. While a stream is open
   * nothing else can be read: any other statement throws.
   */
  stream: (statement: string, parameters?: unknown[]) => AsyncIterable<Record<string, unknown>>
  close: () => Promise<void>
}
