/** The one door to SQL: every slice reads and writes its own tables through it. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** The context that Medusa's decorators hand to a service's method. */
export type Db = Context<SqlEntityManager>

type Bindings = Record<string, unknown>

/**
 * Runs one statement in the transaction of the context, or on its own when there is none.
 * Bindings are named (`:ids`); write casts as `CAST(:ids AS text[])`.
 */
export const run = async <Row>(context: Db, statement: string, bindings: Bindings = {}): Promise<Row[]> => {
  const manager = context.transactionManager ?? context.manager
  if (!manager) {
    throw new Error("medusa-b2b-loyalty: a statement needs a database manager in its context")
  }
  const connection = manager.getTransactionContext() ?? manager.getKnex()
  const result: { rows: Row[] } = await connection.raw(statement, bindings)
  return result.rows
}
