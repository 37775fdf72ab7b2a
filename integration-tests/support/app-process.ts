import { fork, type ChildProcess } from "node:child_process"
import path from "node:path"
import { ROOT } from "./database"

/** An app in a process of its own. */
export type AppProcess = {
  baseUrl: string
  /** Everything that it has logged so far. */
  log: () => string
  stop: () => Promise<void>
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>
}

export type AppProcessSettings = {
  /** Default: the database of the test app. */
  databaseUrl?: string
  /** The plugin's options, e.g. `{ prices_for: "logged_in" }`. */
  options?: Record<string, unknown>
  env?: Record<string, string>
}

const PATIENCE = 50_000

/**
 * Boots a second app, by default on the database of the first: what one process changes must hold in the other. Tokens
 * and keys are valid in both.
 *
 * @throws with the log when the boot fails: a test of a boot that must stop reads the message
 */
export const startAppProcess = async ({ databaseUrl, options = {}, env = {} }: AppProcessSettings = {}): Promise<AppProcess> => {
  const child = fork(path.join(__dirname, "app-process-entry.js"), [databaseUrl ?? testApp.databaseUrl, JSON.stringify(options)], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "test", LOG_LEVEL: "warn", ...env },
    silent: true,
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk))
  const baseUrl = await firstMessage(child, () => output)
  return { baseUrl, log: () => output, stop: () => stopProcess(child), kill: () => killProcess(child) }
}

const firstMessage = (child: ChildProcess, log: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL")
      reject(new Error(`The app did not answer in time\n${log()}`))
    }, PATIENCE)
    child.once("message", (message) => {
      clearTimeout(timer)
      resolve(String(message))
    })
    child.once("close", (code) => {
      clearTimeout(timer)
      reject(new Error(`The app stopped at boot (${code})\n${log()}`))
    })
  })

const killProcess = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once("close", () => resolve())
    child.kill("SIGKILL")
  })

const stopProcess = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    const insist = setTimeout(() => child.kill("SIGKILL"), 10_000)
    child.once("close", () => {
      clearTimeout(insist)
      resolve()
    })
    child.kill("SIGTERM")
  })
