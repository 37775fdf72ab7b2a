/**
 * The lock that a running move-in holds: the database lets it go when the process dies, so that the next one need not
 * wait, nor guess.
 */
import { setTimeout } from "node:timers/promises"
import type { Db } from "../../../storage/sql"

/** Any number that nobody else takes: the letters "mvin". */
const LOCK = 0x6d76696e

/** Somebody who only looks whether it is free holds it for a moment. */
const TRIES = 20
const PAUSE_MS = 100

type Connection = { query: <Row>(query: { text: string; values?: unknown[] }) => Promise<{ rows: Row[] }> }

/** @returns what gives it back; null: a move-in is running */
export const takeLock = async (db: Db, tries = TRIES): Promise<(() => Promise<void>) | null> => {
  const { client } = (db.transactionManager ?? db.manager)?.getKnex() ?? {}
  if (!client) {
    throw new Error("medusa-b2b-loyalty: a lock needs a database manager in its context")
  }
  // Held by a connection of its own, which nobody else gets from the pool meanwhile.
  const connection: Connection = await client.acquireConnection()
  for (let left = tries; left > 0; left -= 1) {
    const { rows } = await connection.query<{ taken: boolean }>({ text: "SELECT pg_try_advisory_lock($1) AS taken", values: [LOCK] })
    if (rows[0].taken) {
      return async () => {
        await connection.query({ text: "SELECT pg_advisory_unlock($1)", values: [LOCK] })
        await client.releaseConnection(connection)
      }
    }
    if (left > 1) {
      await setTimeout(PAUSE_MS)
    }
  }
  await client.releaseConnection(connection)
  return null
}
