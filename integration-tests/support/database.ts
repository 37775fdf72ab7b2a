import { fork } from "node:child_process"
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { Client } from "pg"

/** The folder of the checkout. */
export const ROOT = path.resolve(__dirname, "..", "..")

const PREFIX = "medusa_b2b_loyalty"

/** What decides the tables of a new database: when any of it changes, the template is made anew. */
const SCHEMA_SOURCES = ["src/modules", "src/links", "medusa-config.ts", "package-lock.json"]

/** The server of the tests, as `npm test` passes it on (the names are those that Medusa's own test runner reads). */
export const databaseUrl = (name = "postgres"): string => {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  if (!DB_HOST || !DB_PORT) {
    throw new Error("No database server: run `npm test`, or set DB_HOST=localhost, DB_PORT, DB_USERNAME and DB_PASSWORD")
  }
  return `postgres://${DB_USERNAME ?? "postgres"}:${DB_PASSWORD ?? ""}@${DB_HOST}:${DB_PORT}/${name}`
}

/** Runs statements on one connection. */
export const withClient = async <T>(name: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: databaseUrl(name) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes a database, by default an empty one. An existing one of that name is dropped. */
export const createDatabase = (name: string, template?: string): Promise<string> =>
  withClient("postgres", async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    await client.query(`CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ""}`)
    return databaseUrl(name)
  })

export const dropDatabase = (name: string): Promise<void> =>
  withClient("postgres", async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  })

/** A new database with all tables, cloned from a template that is migrated once. Returns its name. */
export const createMigratedDatabase = async (label: string): Promise<string> => {
  const template = await migratedTemplate()
  const name = `${PREFIX}_${label}_${process.pid}`
  await createDatabase(name, template)
  return name
}

const LOCK_OF_TEMPLATE = 722_014

async function migratedTemplate(): Promise<string> {
  const template = `${PREFIX}_template_${schemaFingerprint()}`
  return withClient("postgres", async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK_OF_TEMPLATE])
    const { rows } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template])
    if (rows.length > 0) return template
    // Under another name until it is complete: a killed run leaves no half-migrated template behind.
    const building = `${template}_building`
    await createDatabase(building)
    await migrate(databaseUrl(building))
    await client.query(`ALTER DATABASE "${building}" RENAME TO "${template}"`)
    return template
  })
}

/** Runs Medusa's own `db:migrate` with the configuration of a host (default: the checkout) in a process of its own. */
export const migrate = (url: string, folder = ROOT, env: NodeJS.ProcessEnv = {}): Promise<void> =>
  new Promise((resolve, reject) => {
    const cli = require.resolve("@medusajs/cli/cli.js")
    const child = fork(cli, ["db:migrate"], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: "development", ...env, DATABASE_URL: url },
      silent: true,
    })
    let output = ""
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk))
    child.once("error", reject)
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`db:migrate failed (${code})\n${output}`))))
  })

function schemaFingerprint(): string {
  const hash = createHash("sha256")
  for (const file of SCHEMA_SOURCES.flatMap((source) => filesUnder(path.join(ROOT, source)))) {
    hash.update(path.relative(ROOT, file)).update(fs.readFileSync(file))
  }
  return hash.digest("hex").slice(0, 16)
}

function filesUnder(entry: string): string[] {
  if (!fs.existsSync(entry)) return []
  if (!fs.statSync(entry).isDirectory()) return [entry]
  return fs
    .readdirSync(entry)
    .sort()
    .filter((name) => !/\.spec\.ts$/.test(name))
    .flatMap((name) => filesUnder(path.join(entry, name)))
}
