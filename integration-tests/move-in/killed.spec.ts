import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { setTimeout } from "node:timers/promises"
import { Client } from "pg"
import { createMigratedDatabase, databaseUrl, dropDatabase, ROOT, withClient } from "../support/database"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { magento2Tables } from "./magento2/layout"

const PRODUCTS = 600
const CUSTOMERS = 1_300
const BALANCES = 450

/** More than one batch of everything, three price books, and a percentage rule. */
const SOURCE = [
  "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO'",
  magento2Tables({ edition: "commerce" }).trim().replace(/;$/, ""),
  "INSERT INTO patch_list (patch_name) VALUES ('killed')",
  "INSERT INTO store_website (website_id, code, name, is_default) VALUES (0, 'admin', 'Admin', 0), (1, 'base', 'Main', 1)",
  "INSERT INTO store (store_id, code, website_id) VALUES (0, 'admin', 0), (1, 'default', 1)",
  "INSERT INTO customer_group (customer_group_id, customer_group_code) VALUES (0, 'NOT LOGGED IN'), (1, 'Trade 1'), (2, 'Trade 2'), (3, 'Trade 3'), (4, 'Per cent')",
  "INSERT INTO eav_entity_type (entity_type_id, entity_type_code) VALUES (4, 'catalog_product')",
  "INSERT INTO eav_attribute (attribute_id, entity_type_id, attribute_code) VALUES (77, 4, 'price')",
  `INSERT INTO catalog_product_entity (row_id, entity_id, sku) SELECT seq, seq, CONCAT('SKU-', seq) FROM seq_1_to_${PRODUCTS}`,
  `INSERT INTO catalog_product_entity_decimal (attribute_id, store_id, row_id, value) SELECT 77, 0, seq, 100 FROM seq_1_to_${PRODUCTS}`,
  `INSERT INTO catalog_product_entity_tier_price (row_id, all_groups, customer_group_id, qty, value, website_id)
   SELECT p.seq, 0, g.seq, t.seq * 10, 100 - t.seq * 5 - g.seq / 10 - MOD(p.seq, 100) / 100, 0 FROM seq_1_to_${PRODUCTS} p, seq_1_to_3 g, seq_1_to_2 t`,
  `INSERT INTO catalog_product_entity_tier_price (row_id, all_groups, customer_group_id, qty, value, website_id, percentage_value) SELECT p.seq, 0, 4, t.seq * 10, 0, 0, t.seq * 5 FROM seq_1_to_${PRODUCTS} p, seq_1_to_2 t`,
  `INSERT INTO customer_entity (entity_id, website_id, email, group_id, firstname, updated_at) SELECT seq, 1, CONCAT('buyer-', seq, '@moved.example'), 1 + MOD(seq, 4), 'Buyer', '2026-01-01' FROM seq_1_to_${CUSTOMERS}`,
  `INSERT INTO magento_reward (reward_id, customer_id, website_id, points_balance) SELECT seq, seq, 1, 100 + MOD(seq, 50) FROM seq_1_to_${BALANCES}`,
  `INSERT INTO magento_reward_history (reward_id, points_delta, points_used, created_at, expired_at_static, is_expired) SELECT seq, 60, 0, '2026-01-01', '2099-01-01', 0 FROM seq_1_to_${BALANCES}`,
  `INSERT INTO magento_reward_history (reward_id, points_delta, points_used, created_at, expired_at_static, is_expired) SELECT seq, 40 + MOD(seq, 50), 0, '2026-01-02', NULL, 0 FROM seq_1_to_${BALANCES}`,
].join(";\n")

const CATALOGUE = [
  `INSERT INTO product (id, title, handle, status) SELECT 'prod_' || n, 'Product ' || n, 'product-' || n, 'published' FROM generate_series(1, ${PRODUCTS}) n`,
  `INSERT INTO product_variant (id, title, sku, product_id, manage_inventory) SELECT 'variant_' || n, 'Piece', 'SKU-' || n, 'prod_' || n, false FROM generate_series(1, ${PRODUCTS}) n`,
  `INSERT INTO price_set (id) SELECT 'pset_' || n FROM generate_series(1, ${PRODUCTS}) n`,
  `INSERT INTO product_variant_price_set (id, variant_id, price_set_id) SELECT 'pvps_' || n, 'variant_' || n, 'pset_' || n FROM generate_series(1, ${PRODUCTS}) n`,
  `INSERT INTO price (id, price_set_id, currency_code, amount, raw_amount, rules_count) SELECT 'price_' || n, 'pset_' || n, 'eur', 100, '{"value": "100", "precision": 20}', 0 FROM generate_series(1, ${PRODUCTS}) n`,
  `INSERT INTO store_currency (id, currency_code, is_default, store_id) SELECT 'stocur_eur', 'eur', false, id FROM store WHERE NOT EXISTS (SELECT 1 FROM store_currency WHERE currency_code = 'eur') LIMIT 1`,
]

/** Who takes it waits, until the process that waits is killed. */
const GATE = 471_100

/** Where a run is stopped: before a row is written that fulfils the condition. */
type Stop = { at: string; table: string; on: "INSERT" | "UPDATE"; when: string }

const STOPS: Stop[] = [
  { at: "a thousand customers are made, without logins", table: "auth_identity", on: "INSERT", when: "true" },
  { at: "tiers are written, and not remembered", table: "move_in_link", on: "INSERT", when: "NEW.thing = 'tiers' AND EXISTS (SELECT 1 FROM move_in_link WHERE thing = 'tiers')" },
  { at: "price books are in force, and not noted as such", table: "move_in_link", on: "INSERT", when: "NEW.thing = 'books' AND NEW.detail->>'state' = 'done' AND NEW.detail->>'form' = 'price_book'" },
  { at: "points are posted, and the transaction is open", table: "reward_points_opening_lot", on: "INSERT", when: "EXISTS (SELECT 1 FROM reward_points_opening_lot)" },
]

describe("a move-in whose process is killed", () => {
  let server: MariaDb
  let folder: string
  let map: string
  let url: string
  const databases: string[] = []

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(process.env.TEST_FOLDER ?? os.tmpdir(), "move-in-killed-"))
    server = await startMariaDb()
    url = await server.createDatabase("magento", SOURCE)
    map = path.join(folder, "map.json")
    fs.writeFileSync(map, JSON.stringify({ websites: { base: { currency_code: "eur" } }, companies: ["Trade 1"], codes: { query: "SELECT email, CONCAT('FRIEND', entity_id) AS code FROM customer_entity WHERE entity_id <= 40" } }))
    for (const name of ["killed", "undisturbed"]) {
      const database = await createMigratedDatabase(name)
      databases.push(database)
      await withClient(database, async (client) => {
        for (const statement of CATALOGUE) await client.query(statement)
      })
    }
  }, 180_000)
  afterAll(async () => {
    await server?.stop()
    for (const database of databases) await dropDatabase(database)
    fs.rmSync(folder, { recursive: true, force: true })
  })

  const start = (database: string) => {
    const child = spawn(process.execPath, [path.join(ROOT, "integration-tests", "support", "move-in-command-entry.js"), "move-in", "--from", "magento2", "--map", map, "--create-customers", "--reports", folder, "--apply"], {
      cwd: ROOT,
      // A command of "medusa exec" runs the shop's scheduled jobs too, and what they note depends on the time of day: not here.
      env: { ...process.env, NODE_ENV: "test", WORKER_MODE: "server", LOG_LEVEL: "warn", DATABASE_URL: databaseUrl(database), PLUGIN_OPTIONS: "{}", MOVE_IN_URL: url },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let said = ""
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk))
    const ended = new Promise<{ code: number | null; signal: string | null; said: () => string }>((resolve) => child.once("close", (code, signal) => resolve({ code, signal, said: () => said })))
    return { child, ended }
  }

  /** Kills the command where it stops, and what it has open in the database with it. */
  const killAt = async (client: Client, database: string, { table, on, when }: Stop): Promise<void> => {
    await client.query(`CREATE OR REPLACE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF ${when} THEN PERFORM pg_advisory_xact_lock(${GATE}); END IF; RETURN NEW; END $$`)
    await client.query(`CREATE TRIGGER stop_here BEFORE ${on} ON ${table} FOR EACH ROW EXECUTE FUNCTION stop_here()`)
    const { child, ended } = start(database)
    const waiting = async (): Promise<number[]> => (await client.query<{ pid: number }>(`SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${GATE} AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = $1)`, [database])).rows.map(({ pid }) => pid)
    let stopped: number[] = []
    while (!stopped.length && child.exitCode === null) {
      await setTimeout(20)
      stopped = await waiting()
    }
    child.kill("SIGKILL")
    const { signal, said } = await ended
    for (const pid of stopped) await client.query("SELECT pg_terminate_backend($1)", [pid])
    while ((await client.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND backend_type = 'client backend'", [database])).rows.length) await setTimeout(20)
    await client.query(`DROP TRIGGER stop_here ON ${table}`)
    expect([signal, stopped.length, signal === null ? said() : ""]).toEqual(["SIGKILL", 1, ""])
  }

  const toItsEnd = async (database: string): Promise<string> => {
    const { code, said } = await start(database).ended
    expect([code, code === 0 ? "" : said()]).toEqual([0, ""])
    return said()
  }

  it("is gone on with wherever that was, and ends as one that was left in peace", async () => {
    const [killed, undisturbed] = databases
    const inPeace = toItsEnd(undisturbed)
    await withClient(killed, async (client) => {
      await client.query("SELECT pg_advisory_lock($1)", [GATE])
      for (const stop of STOPS) await killAt(client, killed, stop)
    })
    const said = await toItsEnd(killed)
    await inPeace
    expect(said).toMatch(/^Proof: nothing differs$/m)
    expect(await stateOf(killed)).toEqual(await stateOf(undisturbed))
    const runs = await rowsOf(killed, "SELECT status, failure->>'reason' AS reason FROM move_in_run ORDER BY created_at")
    expect(runs).toEqual([...STOPS.map(() => ({ status: "failed", reason: "interrupted" })), { status: "done", reason: null }])
  }, 300_000)
})

const rowsOf = (database: string, query: string): Promise<Record<string, unknown>[]> => withClient(database, async (client) => (await client.query(query)).rows)

/** What a shop holds, without ids and times: rows of each table, and what they say. */
const stateOf = async (database: string): Promise<Record<string, unknown>> => {
  const tables = await rowsOf(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('move_in_run', 'mikro_orm_migrations', 'script_migrations') ORDER BY tablename")
  const counts: Record<string, unknown> = {}
  for (const { tablename } of tables) counts[String(tablename)] = (await rowsOf(database, `SELECT count(*) AS rows FROM "${tablename}"`))[0].rows
  return {
    counts,
    customers: await rowsOf(
      database,
      `SELECT c.email, c.has_account, c.first_name, array_agg(g.name ORDER BY g.name) AS groups,
         (SELECT array_agg(p.entity_id) FROM auth_identity a JOIN provider_identity p ON p.auth_identity_id = a.id WHERE a.app_metadata->>'customer_id' = c.id) AS logins,
         (SELECT array_agg(l.points || ' ' || l.remaining || ' ' || COALESCE(l.expires_at::text, 'never') ORDER BY l.points, l.expires_at) FROM reward_points_account a JOIN reward_points_lot l ON l.account_id = a.id WHERE a.owner_id = c.id) AS lots,
         (SELECT array_agg(r.code) FROM referral_advocate v JOIN referral_code r ON r.advocate_id = v.id WHERE v.owner_id IN (c.id)) AS codes
       FROM customer c LEFT JOIN customer_group_customer m ON m.customer_id = c.id LEFT JOIN customer_group g ON g.id = m.customer_group_id GROUP BY c.id ORDER BY c.email`
    ),
    rules: await rowsOf(database, "SELECT name, status, kind, scope, breaks, item_count, deleted_at IS NOT NULL AS deleted FROM tier_price_rule ORDER BY name, status"),
    breaks: await rowsOf(database, "SELECT r.name, b.variant_id, b.min_quantity, b.type, b.value FROM tier_price_book_break b JOIN tier_price_rule r ON r.id = b.rule_id ORDER BY 1, 2, 3"),
    links: await rowsOf(database, "SELECT thing, source_key, detail->>'state' AS state, detail->>'next' AS next, detail->>'replaced' AS replaced FROM move_in_link ORDER BY 1, 2"),
  }
}
