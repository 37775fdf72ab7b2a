/**
 * Moves a large Magento shop in with the command as an operator runs it, in a process of its own, and prints for tiers and
 * for points: rows, seconds, rows a second, and the memory of that process at its peak, in all and above what the booted
 * app takes.
 */
import { execFileSync, spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import type { Client } from "pg"
import { createMigratedDatabase, databaseUrl, dropDatabase, ROOT, withClient } from "../integration-tests/support/database"
import { startMariaDb } from "../integration-tests/support/mariadb"
import { largeMagento, TIERS_EACH } from "./seed/magento"

export const MOVE_IN_LIMITS = { megabytes: 400 }

export type MoveInOutcome = { what: string; rows: number; seconds: number; megabytes: number; above: number; summary: string }

type Size = { tiers: number; balances: number }

/** The catalogue, and customers who have registered: what is there before tiers and points. */
export const seed = (client: Client, { tiers, balances }: Size): Promise<unknown> =>
  [
    `INSERT INTO product (id, title, handle, status) SELECT 'prod_' || n, 'Product ' || n, 'product-' || n, 'published' FROM generate_series(1, ${tiers / TIERS_EACH}) n`,
    `INSERT INTO product_variant (id, title, sku, product_id, manage_inventory) SELECT 'variant_' || n, 'Piece', 'SKU-' || n, 'prod_' || n, false FROM generate_series(1, ${tiers / TIERS_EACH}) n`,
    `INSERT INTO price_set (id) SELECT 'pset_' || n FROM generate_series(1, ${tiers / TIERS_EACH}) n`,
    `INSERT INTO product_variant_price_set (id, variant_id, price_set_id) SELECT 'pvps_' || n, 'variant_' || n, 'pset_' || n FROM generate_series(1, ${tiers / TIERS_EACH}) n`,
    `INSERT INTO price (id, price_set_id, currency_code, amount, raw_amount, rules_count)
     SELECT 'price_' || n, 'pset_' || n, 'eur', 100, '{"value": "100", "precision": 20}', 0 FROM generate_series(1, ${tiers / TIERS_EACH}) n`,
    `INSERT INTO customer (id, email, has_account) SELECT 'cus_' || n, 'buyer-' || n || '@moved.example', true FROM generate_series(1, ${balances}) n`,
    `INSERT INTO store_currency (id, currency_code, is_default, store_id) SELECT 'stocur_eur', 'eur', false, id FROM store WHERE NOT EXISTS (SELECT 1 FROM store_currency WHERE currency_code = 'eur') LIMIT 1`,
    "VACUUM ANALYZE",
  ].reduce<Promise<unknown>>((before, statement) => before.then(() => client.query(statement)), Promise.resolve())

/** The plugin as a shop installs it. */
const COMMAND = path.join(ROOT, ".medusa", "server", "src", "cli", "medusa-b2b-loyalty.js")

/** A bare shop that has it, built: below the checkout, whose packages are its own. */
const SHOP = path.join(ROOT, ".cache", "bench-move-in-shop")

const CONFIGURATION = `const { defineConfig } = require("@medusajs/framework/utils")

module.exports = defineConfig({
  projectConfig: { databaseUrl: process.env.DATABASE_URL, http: { storeCors: "", adminCors: "", authCors: "", jwtSecret: "bench", cookieSecret: "bench" } },
  admin: { disable: true },
  plugins: [{ resolve: "medusa-b2b-loyalty", options: {} }],
  modules: [{ resolve: "medusa-b2b-loyalty/pricing" }],
})
`

const makeShop = (): void => {
  fs.mkdirSync(SHOP, { recursive: true })
  fs.writeFileSync(path.join(SHOP, "medusa-config.js"), CONFIGURATION)
  fs.writeFileSync(path.join(SHOP, "package.json"), JSON.stringify({ name: "bench-move-in-shop", private: true }))
  const link = path.join(SHOP, "node_modules", "medusa-b2b-loyalty")
  fs.mkdirSync(path.dirname(link), { recursive: true })
  fs.rmSync(link, { force: true, recursive: true })
  fs.symlinkSync(ROOT, link, "junction")
}

/** Runs the command to its end. @returns what it took, and the greatest memory of its process */
const command = (args: string[], url: string, database: string, reports: string): Promise<{ seconds: number; megabytes: number }> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, [COMMAND, "move-in", "--from", "magento2", "--reports", reports, ...args], {
      cwd: SHOP,
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", DATABASE_URL: databaseUrl(database), MOVE_IN_URL: url },
      stdio: ["ignore", "pipe", "pipe"],
    })
    let said = ""
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk))
    let peak = 0
    const sampling = setInterval(() => (peak = Math.max(peak, greatestMemory(child.pid ?? 0))), 50)
    child.once("close", (code) => {
      clearInterval(sampling)
      if (code !== 0) return reject(new Error(`The command ended with ${code}\n${said.slice(-4_000)}`))
      resolve({ seconds: (performance.now() - started) / 1000, megabytes: peak })
    })
  })

/** As Linux keeps it for each process, in MB. */
const greatestMemory = (pid: number): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1000
  } catch {
    return 0
  }
}

/** @param size of the source; less for a first look */
export const measureMoveIn = async (size: Size): Promise<MoveInOutcome[]> => {
  execFileSync("npm", ["run", "--silent", "build"], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" })
  makeShop()
  const database = await createMigratedDatabase("bench_move_in")
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-move-in-"))
  const map = path.join(folder, "map.json")
  fs.writeFileSync(map, JSON.stringify({ websites: { base: { currency_code: "eur" } } }))
  const source = await startMariaDb(["--innodb-buffer-pool-size=512M"])
  try {
    await withClient(database, (client) => seed(client, size))
    const url = await source.createDatabase("large", largeMagento(size.tiers, size.balances))
    const run = (what: string) => command(["--map", map, "--what", what, "--apply"], url, database, folder)
    // Groups alone are next to nothing: this is what the app takes to boot.
    const booted = await run("groups")
    const outcomes: MoveInOutcome[] = []
    for (const [name, what, rows] of [
      ["tiers", "groups,tiers", size.tiers],
      ["tiers again, nothing changed", "groups,tiers", size.tiers],
      ["points", "groups,points", size.balances],
      ["points again, nothing changed", "groups,points", size.balances],
    ] as const) {
      const { seconds, megabytes } = await run(what)
      const outcome = { what: name, rows, seconds: seconds - booted.seconds, megabytes, above: megabytes - booted.megabytes }
      outcomes.push({ ...outcome, summary: line(outcome) })
      console.error(line(outcome))
    }
    return outcomes
  } finally {
    await source.stop()
    await dropDatabase(database)
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

const line = ({ what, rows, seconds, megabytes, above }: Omit<MoveInOutcome, "summary">): string =>
  `${what}: ${rows.toLocaleString("en")} rows in ${seconds.toFixed(0)} s, ${Math.round(rows / seconds).toLocaleString("en")} a second, ${megabytes.toFixed(0)} MB at the peak, ${above.toFixed(0)} above the booted app`
