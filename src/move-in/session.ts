/** What the one session on a source must be: read-only, one snapshot, texts in UTF-8 and times in UTC. */
import { driverErrorOf } from "./driver-failure"
import { MoveInFailure } from "./failure"

/** Runs one statement. */
export type RunStatement = (statement: string) => Promise<Record<string, unknown>[]>

/** Whatever the server's own configuration says, the same rows are read the same way. */
const FIXED = [
  "SET NAMES utf8mb4",
  // Magento and Shopware write times in UTC.
  "SET SESSION time_zone = '+00:00'",
  // Modes such as NO_BACKSLASH_ESCAPES would change what an escaped parameter means.
  "SET SESSION sql_mode = ''",
]

/**
 * What not every server has, or lets everyone set. Between two batches a row can wait for this shop to write for longer
 * than the 60 seconds after which a server gives up sending.
 */
const WHERE_POSSIBLE = [
  "SET SESSION net_write_timeout = 3600",
  "SET SESSION wait_timeout = 28800",
  "SET SESSION group_concat_max_len = 16777216",
  "SET SESSION max_statement_time = 0", // MariaDB
  "SET SESSION max_execution_time = 0", // MySQL
]

const READ_ONLY = "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
const SNAPSHOT = "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"

/** Under this name since MySQL 5.7.20 and MariaDB 11.1, before that under the other. */
const SETTINGS = ["transaction_read_only", "tx_read_only"]

/**
 * Makes the session read-only, has the server say so, and opens the snapshot from which everything is read.
 *
 * @throws MoveInFailure `not_read_only` unless the server does and confirms it
 */
export const openSession = async (run: RunStatement): Promise<void> => {
  await makeReadOnly(run)
  for (const statement of FIXED) {
    await run(statement)
  }
  for (const statement of WHERE_POSSIBLE) {
    await run(statement).catch(rethrowUnlessRefused)
  }
  await run(SNAPSHOT).catch(refuseToGoOn)
}

const makeReadOnly = async (run: RunStatement): Promise<void> => {
  await run(READ_ONLY).catch(refuseToGoOn)
  for (const name of SETTINGS) {
    const [row] = await run(`SELECT @@session.${name} AS is_read_only`).catch(rethrowUnlessRefused)
    if (row && ["1", "ON"].includes(String(row.is_read_only))) {
      return
    }
    if (row) {
      throw notReadOnly("the server says that it is not")
    }
  }
  throw notReadOnly("the server does not say whether it is")
}

/** The server does not know a setting, or does not let this user change it. */
const REFUSED = ["ER_UNKNOWN_SYSTEM_VARIABLE", "ER_SPECIFIC_ACCESS_DENIED_ERROR"]

const rethrowUnlessRefused = (error: unknown): Record<string, unknown>[] => {
  if (!REFUSED.includes(driverErrorOf(error)?.code ?? "")) {
    throw error
  }
  return []
}

const refuseToGoOn = (error: unknown): never => {
  throw error instanceof MoveInFailure ? error : notReadOnly(driverErrorOf(error)?.message ?? "the server refused it")
}

const notReadOnly = (why: string): MoveInFailure =>
  new MoveInFailure("not_read_only", `the session on the source could not be made read-only (${why}); nothing was read. MySQL 5.7, MariaDB 10.2 or newer can`)
