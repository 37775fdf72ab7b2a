/**
 * `npm run demo`: a wholesale shop on this machine, from a fresh clone to a log-in, with one command.
 * Everything that it makes lies in `.demo/`.
 */
import crypto from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { readArguments, USAGE } from "../demo/start/arguments.mjs"
import { step, table } from "../demo/start/console.mjs"
import { watchLauncher } from "../demo/start/launcher.mjs"
import { requireAnswer, requireFreePort } from "../demo/start/ports.mjs"
import { ensureInstalled, requireNode, ROOT } from "./install.mjs"

const HOME = path.join(ROOT, ".demo")
const folders = { root: ROOT, home: HOME }

/** What has to be stopped at the end, the last one first. @type {(() => Promise<void>)[]} */
const running = []
let ready = false
let stopping = false

/** Stops everything in order: the storefront, Medusa, the database. @param {number} code of the exit */
async function stop(code) {
  if (stopping) return
  stopping = true
  if (ready) console.log("\nStopping …")
  for (const end of running.reverse()) await end().catch((error) => console.error(error.message))
  process.exit(code)
}

let asked = 0
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait; but one Ctrl-C may arrive twice, from the terminal and from npm.
    if (asked && Date.now() - asked > 1000) process.exit(130)
    asked ||= Date.now()
    void stop(ready ? 0 : 130)
  })
}

async function main() {
  requireNode()
  const args = readArguments(process.argv.slice(2))
  if (args.help) return console.log(USAGE)
  const orders = args.orders && requireFile(args.orders)
  watchLauncher(() => void stop(1))
  await requireFreePort(args.port, "Medusa", "--port")
  await requireFreePort(args.storefrontPort, "storefront", "--storefront-port")
  if (args.redisUrl) await requireAnswer(args.redisUrl, "REDIS_URL")
  ensureInstalled()
  fs.mkdirSync(path.join(HOME, "logs"), { recursive: true })
  await startDemo(args, orders)
}

/**
 * @param {import("../demo/start/arguments.mjs").DemoArguments} args
 * @param {string | undefined} orders an existing file
 */
async function startDemo(args, orders) {
  const { buildPlugin, buildShop, buildStorefront } = await import("../demo/start/builds.mjs")
  const { stopAll } = await import("../demo/start/processes.mjs")
  const { openDatabase } = await import("../demo/start/database.mjs")
  const shopModule = await import("../demo/start/shop.mjs")
  const data = await import("../demo/start/data.mjs")
  const { serveStorefront } = await import("../demo/start/storefront-server.mjs")

  console.log(`\nThe demo shop of medusa-b2b-loyalty\n`)
  const database = await step(args.databaseUrl ? "Database" : "Embedded PostgreSQL", () =>
    openDatabase(HOME, { fresh: args.fresh, url: args.databaseUrl })
  )
  running.push(database.stop, stopAll)
  // Whoever waits for the file waits for this start; one that runs already has kept us from the database, and its file.
  fs.rmSync(path.join(HOME, "demo.json"), { force: true })
  const settings = {
    ...folders,
    database,
    medusaUrl: `http://localhost:${args.port}`,
    storefrontUrl: `http://localhost:${args.storefrontPort}`,
    secrets: readSecrets(),
  }
  await step("Plugin", () => buildPlugin(folders))
  const builds = inBackground(async () => [await buildShop(folders), await buildStorefront(folders)])
  await step("Migrations", () => shopModule.migrate(settings))
  const seed = await step("Catalogue, companies, prices", (progress) => data.seed(settings, progress))
  const importing = (/** @type {(text: string) => void} */ progress) => data.importOrders(settings, orders, progress)
  const imported = orders ? await step("Order file", importing) : await importing(() => {})
  const [server, storefront] = await step("Dashboard and storefront", () => builds)
  await shopModule.publishPictures(settings, server)
  const medusa = await step("Medusa", () => shopModule.startShop(settings, server, args.port))
  medusa.once("exit", () => {
    if (stopping) return
    console.error("\nMedusa has ended by itself, see .demo/logs/medusa.log")
    void stop(1)
  })
  await step("Tier rules", (progress) => data.postRules(settings, seed, imported, progress))
  await step("Reward points", (progress) => data.postRewardPoints(settings, seed, progress))
  await step("Loyalty levels", () => data.postLoyalty(settings, seed))
  await step("Free products", () => data.postFreeProducts(settings, seed))
  await step("Orders", (progress) => data.postOrders(settings, seed, progress))
  await step("Referral codes", (progress) => data.postReferrals(settings, seed, progress))
  const demo = data.describe(settings, seed, imported)
  const { stop: stopStorefront } = await serveStorefront({
    folder: storefront,
    port: args.storefrontPort,
    config: data.storefrontConfig(demo),
  })
  running.push(stopStorefront)
  writeDemoFile(demo)
  ready = true
  showDemo(demo, imported)
}

/**
 * Starts work that somebody awaits later; its failure is thrown there, and not before.
 * @template T
 * @param {() => Promise<T>} work
 */
function inBackground(work) {
  const promise = work()
  promise.catch(() => {})
  return promise
}

/** @param {string} file */
function requireFile(file) {
  const full = path.resolve(process.env.INIT_CWD ?? process.cwd(), file)
  if (fs.statSync(full, { throwIfNoEntry: false })?.isFile()) return full
  throw new Error(`--orders: there is no file ${full}`)
}

/** Secrets of this checkout's demo, made once, so that a log-in outlives a restart. */
function readSecrets() {
  const file = path.join(HOME, "secrets.json")
  if (!fs.existsSync(file)) {
    const secret = () => crypto.randomBytes(24).toString("base64url")
    fs.writeFileSync(file, JSON.stringify({ jwt: secret(), cookie: secret() }), { mode: 0o600 })
  }
  return JSON.parse(fs.readFileSync(file, "utf8"))
}

/** @param {unknown} demo */
function writeDemoFile(demo) {
  const file = path.join(HOME, "demo.json")
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`)
  fs.renameSync(`${file}.new`, file)
}

/** @param {any} demo  @param {any} imported */
function showDemo(demo, imported) {
  const people = demo.buyers.map((/** @type {any} */ buyer) => [buyer.groups.join(", ") || buyer.company, buyer.email, buyer.password])
  console.log(`
${table(
  ["What", "Where"],
  [
    ["Storefront", demo.storefront_url],
    ["Dashboard", demo.dashboard_url],
    ["Store API", demo.store_url],
    ["Publishable key", demo.publishable_key],
  ]
)}

${table(["Who", "E-mail", "Password"], [["Admin (dashboard)", demo.admin.email, demo.admin.password], ...people])}
${imported ? `\n${imported.text}\n` : ""}
  The same in .demo/demo.json. Ctrl-C stops everything.
`)
}

main().catch((error) => {
  if (!stopping) console.error(error instanceof Error ? error.message : error)
  void stop(1)
})
