import { fork, type ChildProcess } from "node:child_process"
import path from "node:path"
import { createDatabase, dropDatabase, ROOT } from "../support/database"
import { freePort } from "../support/free-port"

/** Where the specs find the shop; set from outside, a shop that runs already is used as it is (its database then in STORE_DATABASE_URL). */
const ADDRESSES = ["STORE_URL", "STOREFRONT_URL", "DASHBOARD_URL"] as const

/** Building the dashboard takes its time on a small machine. */
const PATIENCE = 480_000

interface RunningDemo {
  process: ChildProcess
  database: string
}

declare global {
  var runningDemo: RunningDemo | undefined
}

/** Starts the demo as `npm run demo` does, on free ports and an empty database, unless the addresses are given. */
export const startDemoShop = async (): Promise<void> => {
  if (ADDRESSES.every((name) => process.env[name])) return
  const [port, storefrontPort] = [await freePort(), await freePort()]
  const database = `medusa_b2b_loyalty_browser_${process.pid}`
  const url = await createDatabase(database)
  const flags = ["--port", String(port), "--storefront-port", String(storefrontPort), "--database-url", url]
  const child = fork(path.join(ROOT, "scripts", "demo.mjs"), flags, { cwd: ROOT, silent: true })
  globalThis.runningDemo = { process: child, database }
  await untilReady(child)
  process.env.STORE_URL = `http://localhost:${port}`
  process.env.STORE_DATABASE_URL = url
  process.env.STOREFRONT_URL = `http://localhost:${storefrontPort}`
  process.env.DASHBOARD_URL = `http://localhost:${port}/app`
}

/** Stops what `startDemoShop` has started. */
export const stopDemoShop = async (): Promise<void> => {
  const demo = globalThis.runningDemo
  if (!demo) return
  await new Promise<void>((resolve) => {
    if (demo.process.exitCode !== null || demo.process.signalCode !== null) return resolve()
    const insist = setTimeout(() => demo.process.kill("SIGKILL"), 20_000)
    demo.process.once("exit", () => {
      clearTimeout(insist)
      resolve()
    })
    demo.process.kill("SIGTERM")
  })
  await dropDatabase(demo.database)
}

const untilReady = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = ""
    const timer = setTimeout(() => reject(new Error(`The demo is not ready in time\n${output}`)), PATIENCE)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      act()
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk
        if (output.includes("Ctrl-C stops everything")) settle(resolve)
      })
    }
    child.once("exit", (code) => settle(() => reject(new Error(`The demo ended (${code})\n${output}`))))
  })
