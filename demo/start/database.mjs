import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

/**
 * The database of the demo: the embedded server under `.demo/`, or an existing one. What was already done to it (its
 * migrations, the seed) is written in the database itself, in a schema beside Medusa's, so that it is never believed of
 * another one.
 *
 * @typedef {object} Database
 * @property {string} url
 * @property {(key: string) => Promise<any>} read what was noted under a key, or undefined
 * @property {(key: string, value: unknown) => Promise<void>} note
 * @property {(text: string, values?: unknown[]) => Promise<any[]>} query
 * @property {() => Promise<void>} stop
 */

const NAME = "medusa_demo"

/**
 * @param {string} home the folder `.demo`
 * @param {{ fresh: boolean, url?: string }} options
 * @returns {Promise<Database>}
 */
export async function openDatabase(home, { fresh, url }) {
  return url ? openExisting(url, fresh) : openEmbedded(home, fresh)
}

/** @param {string} home  @param {boolean} fresh */
async function openEmbedded(home, fresh) {
  const { startPostgres, releaseFolder, removeFolder } = await import("../../scripts/postgres.mjs")
  const folder = path.join(home, "postgres")
  // A run that was stopped a moment ago may still be letting go of it.
  for (const end = Date.now() + 5000; !(await releaseFolder(folder)) && Date.now() < end; ) await sleep(200)
  if (fresh) await removeFolder(folder)
  const server = await startPostgres({ folder })
  if (!(await server.hasDatabase(NAME))) await server.createDatabase(NAME)
  return handle(server.url(NAME), () => server.stop())
}

/** @param {string} url  @param {boolean} fresh */
async function openExisting(url, fresh) {
  await createWhenMissing(url)
  const database = await handle(url, async () => {})
  const [{ tables }] = await database.query("SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname = 'public'")
  const ours = (await database.read("made_by_demo")) === true
  if (tables > 0 && !ours) {
    await database.stop()
    throw new Error(`The database ${new URL(url).pathname.slice(1)} is not empty and was not made by the demo: give it an empty one.`)
  }
  if (fresh && tables > 0) {
    await database.query("DROP SCHEMA public CASCADE")
    await database.query("CREATE SCHEMA public")
    await database.query("DELETE FROM demo.note")
  }
  await database.note("made_by_demo", true)
  return database
}

/** @param {string} url */
async function createWhenMissing(url) {
  const { default: pg } = await import("pg")
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = /** @type {{ code?: string, message: string }} */ (error)
    if (code !== "3D000") throw new Error(`The database of --database-url cannot be reached: ${message || code}`)
    const server = new URL(url)
    const name = decodeURIComponent(server.pathname.slice(1))
    server.pathname = "/postgres"
    const admin = new pg.Client({ connectionString: server.href })
    await admin.connect()
    await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`).finally(() => admin.end())
    return
  }
  await client.end()
}

/**
 * @param {string} url
 * @param {() => Promise<void>} stopServer
 * @returns {Promise<Database>}
 */
async function handle(url, stopServer) {
  const { default: pg } = await import("pg")
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  // The server may go first when everything is stopped; that is no news.
  pool.on("error", () => {})
  const query = async (/** @type {string} */ text, /** @type {unknown[]} */ values = []) =>
    (await pool.query(text, values)).rows
  await query("CREATE SCHEMA IF NOT EXISTS demo")
  await query("CREATE TABLE IF NOT EXISTS demo.note (key text PRIMARY KEY, value jsonb NOT NULL)")
  return {
    url,
    query,
    read: async (key) => (await query("SELECT value FROM demo.note WHERE key = $1", [key]))[0]?.value,
    note: async (key, value) => {
      const text = "INSERT INTO demo.note VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
      await query(text, [key, JSON.stringify(value)])
    },
    stop: async () => {
      await pool.end()
      await stopServer()
    },
  }
}
