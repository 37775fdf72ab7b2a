import { spawn } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { stripVTControlCharacters } from "node:util"

const GUARD = path.join(path.dirname(fileURLToPath(import.meta.url)), "end-with-parent.cjs")

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set()

/**
 * @typedef {object} ScriptOptions
 * @property {string} cwd
 * @property {string} log file that everything is written to, made anew
 * @property {Record<string, string | undefined>} [env] added to the environment
 * @property {(text: string) => void} [progress] told how far a step is
 */

/**
 * Starts a Node script of its own process group: Ctrl-C reaches the start script alone, which stops the rest in order.
 * @param {string[]} command the script and its arguments
 * @param {ScriptOptions} options
 */
export function startScript(command, { cwd, log, env }) {
  fs.mkdirSync(path.dirname(log), { recursive: true })
  const output = fs.openSync(log, "w")
  try {
    const { NODE_ENV: _, ...inherited } = process.env
    const child = spawn(process.execPath, ["--require", GUARD, ...command], {
      cwd,
      detached: process.platform !== "win32",
      stdio: ["ignore", output, output, "ipc"],
      env: { ...inherited, MEDUSA_DISABLE_TELEMETRY: "true", ...env },
    })
    running.add(child)
    child.once("exit", () => running.delete(child))
    return child
  } finally {
    fs.closeSync(output)
  }
}

/**
 * Runs a script to its end.
 * @param {string[]} command
 * @param {ScriptOptions} options
 * @returns {Promise<any>} what the script has reported as its result
 * @throws with the end of its log when it fails
 */
export function runScript(command, options) {
  return new Promise((resolve, reject) => {
    const child = startScript(command, options)
    /** @type {unknown} */
    let result
    child.on("message", (/** @type {any} */ message) => {
      if (message.kind === "result") result = message.result
      if (message.kind === "progress") {
        options.progress?.(message.total ? `${message.step} ${message.done} of ${message.total}` : message.step)
      }
    })
    child.once("error", reject)
    child.once("exit", (code, signal) => {
      if (code === 0) resolve(result)
      else reject(new Error(`ended with ${signal ?? `code ${code}`}\n${endOfLog(options.log)}`))
    })
  })
}

/** @param {string} log  @returns {string} its last lines and where it is */
export function endOfLog(log) {
  const lines = stripVTControlCharacters(fs.readFileSync(log, "utf8")).trim().split("\n").slice(-15)
  return `${lines.map((line) => `    ${line.slice(0, 400)}`).join("\n")}\n    (all of it: ${path.relative(process.cwd(), log)})`
}

/** Stops every process that was started here: a polite signal, then an end. */
export async function stopAll() {
  await Promise.all([...running].map((child) => stopProcess(child)))
}

/** @param {import("node:child_process").ChildProcess} child */
function stopProcess(child) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const insist = setTimeout(() => child.kill("SIGKILL"), 8000)
      child.once("exit", () => {
        clearTimeout(insist)
        resolve()
      })
      if (child.exitCode !== null || child.signalCode !== null || !child.kill("SIGTERM")) {
        clearTimeout(insist)
        resolve()
      }
    })
  )
}
