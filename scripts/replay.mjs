/**
 * `npm run replay -- --orders FILE [--limit N] [--workers N] [--singly-every N]`: puts the invoices of an order file
 * through the Store API of the running demo and compares every line with an independent reference. Ends with code 1 when
 * a line does not agree.
 */
import fs from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { ensureInstalled, requireNode, ROOT } from "./install.mjs"

const USAGE = "npm run replay -- --orders FILE [--limit N] [--workers N] [--singly-every N]"

function readOptions() {
  const { values } = parseArgs({
    options: {
      orders: { type: "string" },
      limit: { type: "string", default: "1000000" },
      workers: { type: "string", default: "2" },
      "singly-every": { type: "string", default: "20" },
    },
  })
  if (!values.orders) throw new Error(`Which order file? ${USAGE}`)
  const orders = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.orders)
  if (!fs.existsSync(orders)) throw new Error(`There is no file ${orders}`)
  return {
    orders,
    limit: positive("--limit", values.limit),
    workers: positive("--workers", values.workers),
    singlyEvery: positive("--singly-every", values["singly-every"]),
  }
}

/** @param {string} name  @param {string} text */
function positive(name, text) {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new Error(`${name} is a whole number above zero, not "${text}"`)
}

function readDemo() {
  const file = path.join(ROOT, ".demo", "demo.json")
  if (!fs.existsSync(file)) throw new Error("The demo does not run: start it with npm run demo -- --orders FILE")
  return JSON.parse(fs.readFileSync(file, "utf8"))
}

async function main() {
  requireNode()
  const options = readOptions()
  const demo = readDemo()
  ensureInstalled()
  await fetch(`${demo.store_url}/health`).catch(() => {
    throw new Error(`Nothing answers at ${demo.store_url}: start the demo with npm run demo -- --orders FILE`)
  })
  const { loadTypeScript } = await import("../demo/start/typescript.mjs")
  const { replay } = loadTypeScript(path.join(ROOT, "demo", "orders", "replay.ts"))
  if (!(await replay(demo, options))) process.exitCode = 1
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
