/**
 * Imports 100,000 rows over HTTP into a shop with as many variants, in a process of its own, and prints for each kind of
 * file: rows, seconds until the import is done, the memory of that process above idle at its peak, and how long another
 * request had to wait meanwhile.
 *
 * `npm run bench -- import` runs it on the server of the benchmarks. By itself it needs one in DB_HOST (localhost), DB_PORT, DB_USERNAME and DB_PASSWORD:
 *   node -r ts-node/register bench/import.ts [rows]
 */
import { execFileSync, fork, type ChildProcess } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import type { Client } from "pg"
import { ADMIN, logInAdmin } from "../integration-tests/support/admin-account"
import { createMigratedDatabase, databaseUrl, dropDatabase, ROOT, withClient } from "../integration-tests/support/database"

const ROWS = Number((require.main === module && process.argv[2]) || 100_000)
const GROUPS = 20
export const LIMITS = { seconds: 300, megabytes: 300 }

type File = { name: string; format: "native" | "magento"; csv: string; more?: object }
export type Outcome = { file: string; rows: number; rules: number; seconds: number; megabytes: number; slowest: number }

const times = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const group = (index: number): string => `Wholesale ${index % GROUPS}`

const RULE_HEAD = "name,status,audience_type,audience_ids,currency_code,sku,min_quantity,type,value"

/** Two breaks for each of half the variants, for one group. */
const oneBook = (rows: number): File => ({
  name: "one price book",
  format: "native",
  csv: [RULE_HEAD, ...times(rows).map((row) => `Contract,active,customer_groups,${group(0)},eur,SKU-${row >> 1},${row % 2 ? 100 : 1},fixed,${90 - (row % 2)}.99`)].join("\n"),
})

const manyBooks = (rows: number): File => ({
  name: `${GROUPS} price books, rows mixed`,
  format: "native",
  csv: [RULE_HEAD, ...times(rows).map((row) => `Contract ${row % GROUPS},active,customer_groups,${group(row)},eur,SKU-${row},1,fixed,89.99`)].join("\n"),
})

const aRuleEach = (rows: number): File => ({
  name: "a rule each row",
  format: "native",
  csv: [
    "name,status,audience_type,audience_ids,currency_code,scope_type,scope_ids,min_quantity,type,value",
    ...times(rows).map((row) => `Rule ${row},active,customer_groups,${group(row)},eur,variants,variant_${row},10,percentage,5`),
  ].join("\n"),
})

const magento = (rows: number): File => ({
  name: "Magento",
  format: "magento",
  csv: [
    "sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price,tier_price_value_type",
    ...times(rows).map((row) => `SKU-${row},base,${group(row)},10.0000,89.990000,Fixed`),
  ].join("\n"),
  more: { websites: { base: { currency_code: "eur" } }, customer_groups: Object.fromEntries(times(GROUPS).map((index) => [group(index), group(index)])) },
})

const seed = async (client: Client): Promise<void> => {
  const statements = [
    `INSERT INTO product (id, title, handle, status) SELECT 'prod_' || n, 'Product ' || n, 'product-' || n, 'published' FROM generate_series(0, $1::int) n`,
    `INSERT INTO product_variant (id, title, sku, product_id, manage_inventory) SELECT 'variant_' || n, 'Piece', 'SKU-' || n, 'prod_' || n / 10, false FROM generate_series(0, $1::int) n`,
    `INSERT INTO price_set (id) SELECT 'pset_' || n FROM generate_series(0, $1::int) n`,
    `INSERT INTO product_variant_price_set (id, variant_id, price_set_id) SELECT 'pvps_' || n, 'variant_' || n, 'pset_' || n FROM generate_series(0, $1::int) n`,
  ]
  for (const statement of statements) await client.query(statement, [ROWS])
  await client.query(`INSERT INTO customer_group (id, name) SELECT 'cusgroup_' || n, 'Wholesale ' || n FROM generate_series(0, $1::int) n`, [GROUPS])
  await client.query("VACUUM ANALYZE")
}

/** Memory of a process as the system counts it, in bytes. */
const residentBytes = (pid: number): number => {
  if (process.platform === "linux") {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024
  }
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024
}

type Shop = { child: ChildProcess; pid: number; baseUrl: string }

const startShop = (url: string): Promise<Shop> =>
  new Promise((resolve, reject) => {
    const entry = path.join(ROOT, "integration-tests", "support", "app-process-entry.js")
    const child = fork(entry, [url, "{}"], { cwd: ROOT, env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error" } })
    child.once("message", (baseUrl) => resolve({ child, pid: child.pid ?? 0, baseUrl: String(baseUrl) }))
    child.once("exit", (code) => reject(new Error(`The shop stopped (${code})`)))
  })

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const measure = async (shop: Shop, token: string, { name, csv, format, more }: File): Promise<Outcome> => {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }
  const call = async (method: string, route: string, body?: string) => {
    const response = await fetch(`${shop.baseUrl}/admin/tier-price-rules/import${route}`, { method, headers, body })
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as { import: { id: string; status: string; rows_done: number; rows_total: number; rule_ids: string[]; errors: unknown[] } }
  }
  const idle = residentBytes(shop.pid)
  let peak = idle
  const sampling = setInterval(() => (peak = Math.max(peak, residentBytes(shop.pid))), 20)
  const started = performance.now()
  let state = (await call("POST", "?dry_run=false", JSON.stringify({ format, csv, ...more }))).import
  let slowest = 0
  while (state.status === "running") {
    await pause(100)
    const asked = performance.now()
    state = (await call("GET", `/${state.id}`)).import
    slowest = Math.max(slowest, performance.now() - asked)
  }
  const seconds = (performance.now() - started) / 1000
  clearInterval(sampling)
  if (state.status !== "done") throw new Error(`${name}: ${JSON.stringify(state.errors.slice(0, 3))}`)
  return { file: name, rows: state.rows_done, rules: state.rule_ids.length, seconds, megabytes: (peak - idle) / 1e6, slowest }
}

/** A shop of its own for each file: memory that an earlier import has taken is not idle. */
const inShop = async <T>(url: string, work: (shop: Shop, token: string) => Promise<T>): Promise<T> => {
  const shop = await startShop(url)
  try {
    return await work(shop, await logInAdmin(shop.baseUrl))
  } finally {
    shop.child.removeAllListeners("exit").kill("SIGKILL")
  }
}

/** Imports each kind of file and says what it took. */
export const measureImports = async (): Promise<Outcome[]> => {
  const database = await createMigratedDatabase("bench_import")
  const url = databaseUrl(database)
  try {
    await withClient(database, seed)
    execFileSync(process.execPath, [require.resolve("@medusajs/cli/cli.js"), "user", "-e", ADMIN.email, "-p", ADMIN.password], { cwd: ROOT, env: { ...process.env, DATABASE_URL: url }, stdio: "ignore" })
    const outcomes: Outcome[] = []
    // A shop's first rule builds the membership index of its whole catalogue.
    const first = await inShop(url, (shop, token) => measure(shop, token, oneBook(GROUPS)))
    console.error(line({ ...first, file: "first import, builds the index" }))
    for (const file of [oneBook, manyBooks, magento, aRuleEach]) {
      const outcome = await inShop(url, async (shop, token) => {
        // Loads what is loaded on demand.
        await measure(shop, token, file(GROUPS))
        await pause(2_000)
        return measure(shop, token, file(ROWS))
      })
      outcomes.push(outcome)
      console.error(line(outcome))
    }
    return outcomes
  } finally {
    await dropDatabase(database)
  }
}

const line = ({ file, rows, rules, seconds, megabytes, slowest }: Outcome): string =>
  `| ${file} | ${rows} | ${rules} | ${seconds.toFixed(1)} | ${megabytes.toFixed(0)} | ${slowest.toFixed(0)} ms |`

const print = (outcomes: Outcome[]): void => {
  console.log("| file | rows | rules | seconds | MB above idle | slowest answer meanwhile |\n|---|---|---|---|---|---|")
  outcomes.forEach((outcome) => console.log(line(outcome)))
  const isGood = outcomes.every(({ seconds, megabytes }) => seconds <= LIMITS.seconds && megabytes < LIMITS.megabytes)
  console.log(`limits: ${LIMITS.seconds} s, ${LIMITS.megabytes} MB: ${isGood ? "kept" : "NOT kept"}`)
  process.exitCode = isGood ? 0 : 1
}

if (require.main === module) void measureImports().then(print)
