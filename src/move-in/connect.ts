/** Opens the one connection to a source. */
import type { EventEmitter } from "node:events"
import type { Readable } from "node:stream"
import type { DataSource, EntitySchema, QueryRunner } from "typeorm"
import type { SourceConnection } from "./connection"
import { parseSourceUrl, type SourceAddress } from "./domain/source-url"
import { isTablePrefix } from "./domain/table-prefix"
import { connectFailure, driverErrorOf, isLost, lost, queryFailure, quoted } from "./driver-failure"
import { MoveInFailure } from "./failure"
import { openSession, type RunStatement } from "./session"
import { isReadable, requireTables, type SourceTable } from "./tables"

/** `url`: as `parseSourceUrl` reads it. `schemas`: of all tables that will be read through TypeORM. */
export type ConnectInput = { url: string; table_prefix: string; schemas: EntitySchema[] }

const CONNECT_TIMEOUT = 10_000

/**
 * Opens a source read-only, in one snapshot. Times, decimals, JSON and whole numbers beyond 2^53 are read as texts,
 * binary columns as buffers; TypeORM makes a `Date` of a column that its schema calls `datetime` and loses zero dates by
 * that, so schemas call times `varchar`.
 *
 * @throws MoveInFailure `invalid_arguments`, `unreachable`, `access_denied`, `unknown_database`, `no_rights`,
 * `not_read_only`
 */
export const connect = async ({ url, table_prefix, schemas }: ConnectInput): Promise<SourceConnection> => {
  const at = addressOf(url, table_prefix)
  const dataSource = await makeDataSource(at, table_prefix, schemas)
  const { runner, connection } = await opened(dataSource, at)
  const session = guarded(runner, connection, at)
  try {
    await openSession(session.probe)
  } catch (error) {
    await session.end(dataSource)
    throw queryFailure(error, at) ?? error
  }
  const tableOf = (schema: EntitySchema): SourceTable => {
    const { tableName, tableNameWithoutPrefix, columns } = dataSource.getMetadata(schema)
    return { name: tableName, base: tableNameWithoutPrefix, columns: columns.map(({ databaseName }) => databaseName) }
  }
  return {
    manager: runner.manager,
    table: (schema) => quoted(tableOf(schema).name),
    has: (schema) => isReadable(session.probe, tableOf(schema)),
    require: (wanted) => requireTables(session.probe, wanted.map(tableOf), { user: at.user, database: at.database, table_prefix }),
    stream: session.stream,
    close: () => session.end(dataSource),
  }
}

const addressOf = (url: string, table_prefix: string): SourceAddress => {
  const parsed = parseSourceUrl(url)
  if (!parsed.ok) {
    throw new MoveInFailure("invalid_arguments", parsed.refusals.map(({ message }) => `the URL ${message}`).join("; "))
  }
  if (!isTablePrefix(table_prefix)) {
    throw new MoveInFailure("invalid_arguments", "the table prefix must be of letters, digits and underscores, as p_")
  }
  return parsed.value
}

/** TypeORM and its driver are loaded here: a shop that boots needs neither. */
const makeDataSource = async (at: SourceAddress, entityPrefix: string, entities: EntitySchema[]): Promise<DataSource> => {
  const { DataSource } = await import("typeorm")
  return new DataSource({
    // Of MariaDB too; the driver is mysql2.
    type: "mysql",
    host: at.host,
    port: at.port,
    username: at.user,
    password: at.password,
    database: at.database,
    ...(at.tls && { ssl: {} }),
    charset: "utf8mb4",
    timezone: "Z",
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    connectTimeout: CONNECT_TIMEOUT,
    // One connection: what is read stands in one snapshot.
    poolSize: 1,
    extra: { jsonStrings: true, multipleStatements: false },
    entityPrefix,
    entities,
    synchronize: false,
    logging: false,
  })
}

/** What is used of the driver's connection. */
type DriverConnection = EventEmitter & { destroy: () => void; stream: { destroy: () => void } }

const opened = async (dataSource: DataSource, at: SourceAddress): Promise<{ runner: QueryRunner; connection: DriverConnection }> => {
  try {
    await dataSource.initialize()
    const runner = dataSource.createQueryRunner()
    const connection: DriverConnection = await runner.connect()
    return { runner, connection }
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy()
    if (!driverErrorOf(error)) {
      // A schema that TypeORM does not understand: a mistake of ours, which names no address.
      throw error
    }
    throw connectFailure(error, at)
  }
}

type Session = {
  /** Runs a statement and throws what the server says, where it is no loss of the connection. */
  probe: RunStatement
  stream: SourceConnection["stream"]
  end: (dataSource: DataSource) => Promise<void>
}

/**
 * Everything goes to the server through this runner, what TypeORM's manager reads too. So its `query` is where a failure
 * becomes one line, where a lost connection stays lost, and where a statement is refused that would wait for ever: the
 * server answers one after another, and a row of an open stream that nobody takes holds up all that follow.
 */
const guarded = (runner: QueryRunner, connection: DriverConnection, at: SourceAddress): Session => {
  const query = runner.query.bind(runner)
  let ended: MoveInFailure | null = null
  let streaming = false
  let rows: Readable | null = null
  const noteLoss = (error: unknown): void => {
    const found = driverErrorOf(error)
    if (found && isLost(found)) ended ??= lost(at)
  }
  // The driver tells the loss of a connection to the connection alone, and leaves its stream waiting.
  connection.on("error", (error) => {
    noteLoss(error)
    rows?.destroy(ended ?? error)
  })
  const probe = async (statement: string, parameters?: unknown[], structured?: boolean) => {
    if (ended) throw ended
    if (streaming) throw new Error("A stream of the source is open: read it to its end, or leave its loop, before the next statement")
    try {
      return await (structured ? query(statement, parameters, true) : query(statement, parameters))
    } catch (error) {
      noteLoss(error)
      throw ended ?? error
    }
  }
  runner.query = async (statement: string, parameters?: unknown[], structured?: boolean) => {
    try {
      return await probe(statement, parameters, structured)
    } catch (error) {
      throw queryFailure(error, at) ?? error
    }
  }
  const stream = async function* (statement: string, parameters: unknown[] = []): AsyncGenerator<Record<string, unknown>> {
    if (ended) throw ended
    if (streaming) throw new Error("Another stream of the source is open")
    streaming = true
    try {
      // An error after the stream was left would be nobody's without the listener.
      rows = await runner.stream(statement, parameters, undefined, noteLoss)
      yield* rows
    } catch (error) {
      noteLoss(error)
      throw ended ?? queryFailure(error, at) ?? error
    } finally {
      streaming = false
      rows = null
    }
  }
  const end = async (dataSource: DataSource): Promise<void> => {
    if (streaming || ended) {
      // A polite end would wait behind what is still being sent, and the server for somebody to take it.
      connection.stream.destroy()
      connection.destroy()
    }
    ended ??= new MoveInFailure("connection_lost", "the connection to the source has been closed")
    if (dataSource.isInitialized) {
      if (!runner.isReleased) await runner.release()
      await dataSource.destroy()
    }
  }
  return { probe: (statement) => probe(statement), stream, end }
}
