/** The one door to SQL: every slice reads and writes its own tables through it. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** What a transaction holds of the driver. */
type Connection = { query: <Row>(query: { text: string; values?: unknown[] }) => Promise<{ rows: Row[] }> }

/** The context that Medusa's decorators hand to a service's method; `connection` where {@link inTransaction} has begun one. */
export type Db = Context<SqlEntityManager> & { connection?: Connection }

type Bindings = Record<string, unknown>

/**
 * Runs one statement in the transaction of the context, or on its own when there is none.
 * Bindings are named (`:ids`); write casts as `CAST(:ids AS text[])`.
 *
 * In a transaction the statement goes to its connection directly: what a query builder does to a
 * finished statement costs as much time as the whole round trip.
 */
export const run = async <Row>(context: Db, statement: string, bindings: Bindings = {}): Promise<Row[]> => {
  const connection = context.connection ?? (await connectionOf(managerOf(context)))
  if (!connection) {
    const result: { rows: Row[] } = await managerOf(context).getKnex().raw(statement, bindings)
    return result.rows
  }
  const { text, names } = compiled(statement)
  return (await connection.query<Row>({ text, values: names.map((name) => boundTo(bindings, name)) })).rows
}

const managerOf = ({ transactionManager, manager }: Db): SqlEntityManager => {
  const found = transactionManager ?? manager
  if (!found) {
    throw new Error("medusa-b2b-loyalty: a statement needs a database manager in its context")
  }
  return found
}

/** The connection of the manager's transaction, if it is in one. */
const connectionOf = async (manager: SqlEntityManager): Promise<Connection | undefined> => manager.getTransactionContext()?.client.acquireConnection()

export const isInTransaction = ({ transactionManager, connection }: Db): boolean => Boolean(transactionManager ?? connection)

/**
 * Does the work in the transaction of the context, or in one of its own: on a connection of the same
 * pool, without an entity manager that has nothing to manage here and takes as long as two
 * statements.
 *
 * @example @InjectManager() credit(input, @MedusaContext() context) { return inTransaction(context, (db) => credit(db, input)) }
 */
export const inTransaction = async <T>(context: Db, work: (db: Db) => Promise<T>): Promise<T> => {
  if (isInTransaction(context)) {
    return work(context)
  }
  const { client } = managerOf(context).getKnex()
  const connection: Connection = await client.acquireConnection()
  try {
    await connection.query({ text: "BEGIN" })
    const result = await work({ ...context, connection })
    await connection.query({ text: "COMMIT" })
    return result
  } catch (error) {
    await rollBack(connection)
    throw error
  } finally {
    await client.releaseConnection(connection)
  }
}

/** A connection that cannot even roll back is no longer one: nobody is to get it from the pool again. */
const rollBack = (connection: Connection): Promise<unknown> =>
  connection.query({ text: "ROLLBACK" }).catch((error: unknown) => Object.assign(connection, { __knex__disposed: error }))

type Compiled = { text: string; names: string[] }

/** There are as many statements as are written in the source, and a few forms of some of them. */
const compiledStatements = new Map<string, Compiled>()

/** `WHERE id = :id` is `WHERE id = $1` for the driver. */
const compiled = (statement: string): Compiled => {
  const known = compiledStatements.get(statement)
  if (known) {
    return known
  }
  const names: string[] = []
  const text = statement.replace(/(?<!:):([a-z_]\w*)/g, (_binding, name: string) => `$${names.push(name)}`)
  compiledStatements.set(statement, { text, names })
  return { text, names }
}

const boundTo = (bindings: Bindings, name: string): unknown => {
  if (bindings[name] === undefined) {
    throw new Error(`medusa-b2b-loyalty: a statement needs a value for :${name}`)
  }
  return bindings[name]
}

const UNIQUE_VIOLATION = "23505"

/** A row with the same key is there already: somebody was faster. @param constraint this key alone; any by default */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  typeof error === "object" &&
  error !== null &&
  "code" in error &&
  error.code === UNIQUE_VIOLATION &&
  (constraint === undefined || ("constraint" in error && error.constraint === constraint))
