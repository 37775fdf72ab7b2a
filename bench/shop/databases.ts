/** The databases of a run. What is slow to make is made once, kept under a key of all that went into it, and cloned. */
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import type { Client } from "pg"
import { createDatabase, databaseUrl, migrate, ROOT, withClient } from "../../integration-tests/support/database"
import type { StatementCounter } from "../measure/interleave"
import type { Catalogue } from "../seed/catalogue"
import { startShop, WITH_PLUGIN, WITHOUT_PLUGIN } from "./shop-process"

/** A database that is only cloned, never worked on. */
export type Template = { name: string; key: string }

const PREFIX = "bench"

/**
 * A template, made on demand.
 *
 * @param sources files and folders that decide what is in it, beside its parent
 * @param build fills the clone of the parent (or an empty database)
 */
const template = async (label: string, parent: Template | null, sources: string[], build: (name: string) => Promise<void>): Promise<Template> => {
  const key = fingerprint([label, parent?.key ?? ""], sources)
  const name = `${PREFIX}_${label}_${key}`
  if (!(await exists(name))) {
    console.log(`   preparing: ${label.replaceAll("_", " ")} …`)
    const building = `${name}_building`
    await createDatabase(building, parent?.name)
    await build(building)
    await withClient(building, (client) => client.query("VACUUM ANALYZE"))
    await withClient("postgres", (client) => client.query(`ALTER DATABASE "${building}" RENAME TO "${name}"`))
  }
  return { name, key }
}

const exists = (name: string): Promise<boolean> =>
  withClient("postgres", async (client) => ((await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).rowCount ?? 0) > 0)

const SEEDS = "bench/seed"
/** Every table of the plugin, and what fills the index of members. */
const MIGRATIONS = [
  ...fs.readdirSync(path.join(ROOT, "src", "modules")).map((module) => `src/modules/${module}/migrations`),
  "src/workflows/tier-pricing/members",
  "src/modules/tier-pricing/storage/members.ts",
]

const LOOKUP_ROWS = ["src/modules/tier-pricing/domain/targets.ts", "src/modules/tier-pricing/domain/tier-price-rule.ts", "src/modules/tier-pricing/storage/write-rules.ts"]

/** The catalogue in a shop without the plugin. */
export const bareCatalogue = (): Promise<Template> =>
  template("catalogue", null, ["node_modules/@medusajs/medusa/package.json", `${SEEDS}/catalogue.ts`, "bench/bare-shop"], async (name) => {
    await migrate(databaseUrl(name), WITHOUT_PLUGIN)
    const shop = await startShop(name, WITHOUT_PLUGIN)
    try {
      const catalogue = await shop.ask("seedCatalogue", null)
      await withClient(name, async (client) => {
        await client.query("CREATE TABLE bench_catalogue (content jsonb NOT NULL)")
        await client.query("INSERT INTO bench_catalogue VALUES ($1)", [JSON.stringify(catalogue)])
      })
    } finally {
      await shop.stop()
    }
  })

/** The same after the plugin was installed: our tables, and the membership index of the catalogue. */
export const tieredCatalogue = async (): Promise<Template> =>
  template("tiered", await bareCatalogue(), MIGRATIONS, async (name) => {
    await migrate(databaseUrl(name), WITH_PLUGIN)
    await rebuildMembers(name)
  })

export const rebuildMembers = async (name: string): Promise<number> => {
  const shop = await startShop(name, WITH_PLUGIN)
  try {
    return (await shop.ask("rebuildMembers", null)).milliseconds
  } finally {
    await shop.stop()
  }
}

/** A template that is filled with SQL. @param label also names what is in it: it is part of the key */
export const seeded = (label: string, parent: Template, seed: (client: Client, catalogue: Catalogue) => Promise<void>): Promise<Template> =>
  template(label, parent, [SEEDS, ...LOOKUP_ROWS], (name) =>
    withClient(name, async (client) => {
      await client.query("SET synchronous_commit = off")
      await seed(client, await readCatalogue(name))
    })
  )

const LEDGER = ["src/modules/reward-points/migrations", "src/modules/reward-points/domain/ledger", "bench/seed/ledger.ts"]

/** A shop with the plugin and a ledger of points, without a catalogue. @param label also names what is in it: it is part of the key */
export const ledgerOf = async (label: string, seed: (client: Client) => Promise<void>): Promise<Template> => {
  const empty = await template("ledger", null, ["node_modules/@medusajs/medusa/package.json", "src/modules/reward-points/migrations"], (name) => migrate(databaseUrl(name), WITH_PLUGIN))
  return template(label, empty, LEDGER, (name) =>
    withClient(name, async (client) => {
      await client.query("SET synchronous_commit = off")
      await seed(client)
    })
  )
}

const LEVELS = ["bench/seed/levels.ts", "src/modules/purchases/migrations", "src/modules/loyalty-levels/migrations"]

/** A shop with the plugin, customers, purchases and a ladder. @param label also names what is in it: it is part of the key */
export const levelsOf = async (label: string, seed: (client: Client) => Promise<void>): Promise<Template> => {
  const empty = await template("levels", null, ["node_modules/@medusajs/medusa/package.json", ...LEVELS.slice(1)], (name) => migrate(databaseUrl(name), WITH_PLUGIN))
  return template(label, empty, LEVELS, (name) =>
    withClient(name, async (client) => {
      await client.query("SET synchronous_commit = off")
      await seed(client)
    })
  )
}

const REFERRALS = ["bench/seed/referrals.ts", "src/modules/referrals/migrations"]

/** A shop with the plugin and codes of advocates. @param label also names what is in it: it is part of the key */
export const referralsOf = async (label: string, seed: (client: Client) => Promise<void>): Promise<Template> => {
  const empty = await template("referrals", null, ["node_modules/@medusajs/medusa/package.json", ...REFERRALS.slice(1)], (name) => migrate(databaseUrl(name), WITH_PLUGIN))
  return template(label, empty, REFERRALS, (name) =>
    withClient(name, async (client) => {
      await client.query("SET synchronous_commit = off")
      await seed(client)
    })
  )
}

let clones = 0

/** A clone to work on. It goes with {@link dropClones}. */
export const clone = async ({ name }: Template): Promise<string> => {
  const made = `${PREFIX}_run_${process.pid}_${++clones}`
  await createDatabase(made, name)
  return made
}

/** Removes what this and killed runs have left. */
export const dropClones = (): Promise<void> =>
  withClient("postgres", async (client) => {
    const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE $1", [`${PREFIX}\\_run\\_%`])
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`)
  })

export const readCatalogue = (name: string): Promise<Catalogue> =>
  withClient(name, async (client) => (await client.query("SELECT content FROM bench_catalogue")).rows[0].content)

/** Counts with `pg_stat_statements`: what a function or trigger runs inside is part of its statement. */
export const statementCounter = async (): Promise<StatementCounter & { close: () => Promise<void> }> => {
  const { Client: PgClient } = await import("pg")
  const client = new PgClient({ connectionString: databaseUrl() })
  await client.connect()
  await client.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
  const oid = "(SELECT oid FROM pg_database WHERE datname = $1)"
  return {
    clear: async (database) => void (await client.query(`SELECT pg_stat_statements_reset(0, ${oid}, 0)`, [database])),
    read: async (database) => Number((await client.query(`SELECT COALESCE(sum(calls), 0) AS calls FROM pg_stat_statements WHERE dbid = ${oid}`, [database])).rows[0].calls),
    close: () => client.end(),
  }
}

const fingerprint = (words: string[], sources: string[]): string => {
  const hash = createHash("sha256").update(words.join("\n"))
  for (const file of sources.flatMap((source) => filesUnder(path.join(ROOT, source)))) hash.update(path.relative(ROOT, file)).update(fs.readFileSync(file))
  return hash.digest("hex").slice(0, 12)
}

const filesUnder = (entry: string): string[] => {
  if (!fs.existsSync(entry)) return []
  if (!fs.statSync(entry).isDirectory()) return /\.spec\.ts$/.test(entry) ? [] : [entry]
  return fs
    .readdirSync(entry)
    .sort()
    .flatMap((name) => filesUnder(path.join(entry, name)))
}
