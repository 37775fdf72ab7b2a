/**
 * `npm test [-- suite … [jest's own arguments]]`: installs what is missing, starts an embedded PostgreSQL in a temporary
 * folder, runs the suites and ends with the line `N passed, N failed, N skipped`.
 *
 * Without arguments of jest's own, a machine with several processors runs two suites at a time, and the longest one in
 * two halves, each with an app and a database of its own. `TEST_LANES=1` runs them one after the other.
 *
 * A suite that needs a program of the system (Chromium, Redis, MariaDB) uses what it finds, else it is skipped, by name. A suite
 * that crashes counts as failed. Whatever happens, nothing of a run stays behind.
 */
import { spawn, spawnSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import readline from "node:readline"
import { stripVTControlCharacters } from "node:util"
import { ROOT, ensureInstalled, requireNode } from "./install.mjs"
import { removeFolder, startPostgres } from "./postgres.mjs"

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} projects of jest.config.js
 * @property {Need} [needs]
 * @property {number} [parts] how many runs it can be divided into
 * @property {string} [part] of a run of a part: which of how many, `1/2`
 *
 * @typedef {object} Need a program of the system
 * @property {string} title
 * @property {string} variable the environment variable that holds its path, for the suites too
 * @property {string[]} commands where to look for it
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {Count & { name: string, seconds: number, note: string, failures: string[] }} Outcome
 */

/** @type {Need} */
const CHROMIUM = {
  title: "Chromium",
  variable: "CHROMIUM_PATH",
  commands: [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
}

/** @type {Need} */
const REDIS = { title: "Redis", variable: "REDIS_SERVER_PATH", commands: ["redis-server"] }

/** @type {Need} */
const MARIADB = { title: "MariaDB", variable: "MARIADB_PATH", commands: ["mariadbd", "/usr/sbin/mariadbd", "/usr/local/sbin/mariadbd", "/opt/homebrew/bin/mariadbd"] }

/** The longest first: then two that run side by side end at about the same time. @type {Suite[]} */
const SUITES = [
  // One run, and so one app, for all that speak to it.
  { name: "integration", projects: ["http", "modules", "lifecycle", "concurrency"], parts: 2 },
  { name: "browser", projects: ["browser"], needs: CHROMIUM },
  { name: "install", projects: ["install"] },
  { name: "unit", projects: ["unit"] },
  { name: "storefront", projects: ["storefront", "storefront-react-19"] },
  { name: "move-in", projects: ["move-in"], needs: MARIADB },
  { name: "redis", projects: ["redis"], needs: REDIS },
]

const FOLDER_PREFIX = "medusa-b2b-loyalty-tests-"
const NO_TEST_AT_ALL = "^no test has this name$"

requireNode()
ensureInstalled()

const { suites, jestArguments } = readArguments(process.argv.slice(2))
const lanes = jestArguments.length > 0 ? 1 : Number(process.env.TEST_LANES ?? Math.min(2, os.availableParallelism()))
const folder = await makeFolder()
/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set()
/** @type {import("./postgres.mjs").Postgres | undefined} */
let postgres
let cleaning = false

for (const [signal, code] of /** @type {const} */ ([["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]])) {
  process.on(signal, () => void cleanUp().finally(() => process.exit(code)))
}

try {
  postgres = await startPostgres({ folder: path.join(folder, "postgres"), fsync: false })
  const outcomes = await runAll(lanes > 1 ? suites.flatMap(inParts) : suites, postgres)
  await cleanUp()
  process.exitCode = report(outcomes)
} catch (error) {
  await cleanUp()
  throw error
}

/**
 * Runs suites, as many at a time as there are lanes.
 * @param {Suite[]} queue  @param {import("./postgres.mjs").Postgres} server  @returns {Promise<Outcome[]>} in the order of the queue
 */
async function runAll(queue, server) {
  /** @type {Outcome[]} */
  const outcomes = []
  const waiting = [...queue.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, suite] = next
      outcomes[index] = await runSuite(suite, server)
      // A signal came: its handler cleans up and ends the process.
      if (cleaning) await new Promise(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return outcomes
}

/** @param {Suite} suite  @returns {Suite[]} */
function inParts({ parts = 1, ...suite }) {
  if (parts === 1) return [suite]
  return Array.from({ length: parts }, (_, index) => {
    const part = `${index + 1}/${parts}`
    return { ...suite, name: `${suite.name} ${part}`, part }
  })
}

/**
 * Names of suites or of projects come first; what is left is jest's.
 * @param {string[]} words
 */
function readArguments(words) {
  const projects = SUITES.flatMap((suite) => suite.projects)
  const known = new Set([...projects, ...SUITES.map(({ name }) => name)])
  const firstOther = words.findIndex((word) => !known.has(word))
  const names = firstOther < 0 ? words : words.slice(0, firstOther)
  const rest = firstOther < 0 ? [] : words.slice(firstOther)
  if (rest.length > 0 && names.length === 0 && !rest[0].startsWith("-")) {
    console.error(`There is no suite "${rest[0]}". Suites: ${[...known].join(", ")}`)
    process.exit(1)
  }
  if (names.length === 0) return { suites: SUITES, jestArguments: rest }
  const chosen = SUITES.map((suite) =>
    names.includes(suite.name) ? suite : { ...suite, projects: suite.projects.filter((name) => names.includes(name)) }
  )
  return { suites: chosen.filter(({ projects }) => projects.length > 0), jestArguments: rest }
}

/** This run's temporary folder; those of runs that were killed are removed with what still runs in them. */
async function makeFolder() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const abandoned = path.join(os.tmpdir(), name)
    if (!name.startsWith(FOLDER_PREFIX) || Date.now() - fs.statSync(abandoned).mtimeMs < 60_000) continue
    await removeFolder(path.join(abandoned, "postgres")).then(
      () => fs.rmSync(abandoned, { recursive: true, force: true }),
      () => undefined // a living run
    )
  }
  const made = fs.mkdtempSync(path.join(os.tmpdir(), FOLDER_PREFIX))
  // The database server may run as another user, who has to pass through.
  fs.chmodSync(made, 0o711)
  return made
}

async function cleanUp() {
  if (cleaning) return
  cleaning = true
  await Promise.all([...running].map(stopGroup))
  await postgres?.stop().catch((error) => console.error(error.message))
  await removeFolder(path.join(folder, "postgres")).catch((error) => console.error(error.message))
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** @param {Suite} suite  @param {import("./postgres.mjs").Postgres} server  @returns {Promise<Outcome>} */
async function runSuite(suite, server) {
  const program = suite.needs && findProgram(suite.needs)
  const missing = suite.needs && !program ? suite.needs : undefined
  console.log(`\n── ${suite.name}${missing ? `: skipped, ${missing.title} was not found (set ${missing.variable})` : ""}`)
  const started = Date.now()
  const file = path.join(folder, `${suite.name.replace(/\W/g, "-")}.json`)
  const jest = path.join(ROOT, "node_modules", "jest", "bin", "jest.js")
  const flags = ["--json", `--outputFile=${file}`, "--passWithNoTests", ...jestArguments]
  if (suite.part) flags.push("--shard", suite.part)
  // Skipped tests are counted by jest itself: it is asked for a test that does not exist.
  if (missing) flags.push("--testNamePattern", NO_TEST_AT_ALL, "--silent", "--reporters", path.join(ROOT, "scripts", "quiet-reporter.cjs"))
  const preload = ["--require", path.join(ROOT, "scripts", "end-with-parent.cjs")]
  const child = spawn(process.execPath, [...preload, jest, "--selectProjects", ...suite.projects, ...flags], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", lanes > 1 ? "pipe" : "inherit", "ipc"],
    // A process group of its own: what a crashed suite has left running can be ended with it.
    detached: process.platform !== "win32",
    env: {
      ...process.env,
      MEDUSA_DISABLE_TELEMETRY: "true",
      DB_HOST: server.host,
      DB_PORT: String(server.port),
      DB_USERNAME: server.user,
      DB_PASSWORD: server.password,
      TEST_FOLDER: folder,
      FORCE_COLOR: process.stderr.isTTY ? "1" : "0",
      ...(suite.needs && program && { [suite.needs.variable]: program }),
      ...(missing && { COUNT_TESTS_ONLY: "true" }),
    },
  })
  running.add(child)
  if (child.stderr) readline.createInterface(child.stderr).on("line", (line) => console.error(`${suite.name.padEnd(15)} │ ${line}`))
  const code = await ended(child)
  await stopGroup(child)
  running.delete(child)
  return { name: suite.name, seconds: (Date.now() - started) / 1000, note: missing ? `no ${missing.title}` : "", ...count(file, code) }
}

/**
 * @param {string} file what jest wrote  @param {number} code its exit code
 * @returns {Count & { note?: string, failures: string[] }}
 */
function count(file, code) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: 0, note: `crashed (${code})`, failures: [] }
  const result = JSON.parse(fs.readFileSync(file, "utf8"))
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  return {
    passed: result.numPassedTests,
    // Jest also fails for reasons that are no test's, as an error after the last one.
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
    failures: failuresOf(result),
  }
}

/**
 * What failed, with the start of what it said: a log that is cut to its end still tells.
 * @param {{ testResults: { name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} result
 */
function failuresOf({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(ROOT, name)
    const tests = assertionResults.filter((test) => test.status === "failed")
    if (tests.length === 0 && status === "failed") return [`${file}\n${startOf(message)}`]
    return tests.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${startOf(failureMessages[0] ?? "")}`)
  })
}

/** @param {string} message  @returns {string} its first lines, indented */
function startOf(message) {
  const lines = stripVTControlCharacters(message).split("\n").filter((line) => line.trim())
  return lines.slice(0, 12).map((line) => `    ${line}`).join("\n")
}

/** @param {Outcome[]} outcomes  @returns {number} the exit code */
function report(outcomes) {
  for (const { name, failures } of outcomes) {
    for (const failure of failures) console.log(`\n✕ ${name} │ ${failure}`)
  }
  console.log("")
  for (const { name, passed, failed, skipped, seconds, note } of outcomes) {
    const numbers = [`${passed} passed`, `${failed} failed`, `${skipped} skipped`].map((part) => part.padEnd(12)).join("")
    console.log(`${name.padEnd(16)}${numbers}${seconds.toFixed(1).padStart(7)} s  ${note}`.trimEnd())
  }
  const total = (/** @type {keyof Count} */ key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0)
  console.log(`\n${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`)
  return total("failed") > 0 ? 1 : 0
}

/** @param {Need} need  @returns {string | undefined} its path, when it is there and starts */
function findProgram({ variable, commands }) {
  const candidates = process.env[variable] ? [process.env[variable]] : commands
  return candidates.flatMap(inPath).find((file) => spawnSync(file, ["--version"], { timeout: 20_000 }).status === 0)
}

/** @param {string} command  @returns {string[]} */
function inPath(command) {
  const folders = path.isAbsolute(command) ? [""] : (process.env.PATH ?? "").split(path.delimiter)
  return folders.map((each) => path.join(each, command)).filter((file) => fs.existsSync(file))
}

/** @param {import("node:child_process").ChildProcess} child  @returns {Promise<number>} */
function ended(child) {
  return new Promise((resolve) => {
    child.once("error", () => resolve(1))
    child.once("close", (code) => resolve(code ?? 1))
  })
}

/** Ends a suite with everything that it has started. @param {import("node:child_process").ChildProcess} child */
async function stopGroup(child) {
  if (child.pid === undefined) return
  const target = process.platform === "win32" ? child.pid : -child.pid
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGKILL"])) {
    for (let attempt = 0; attempt < 50; attempt++) {
      try {
        process.kill(target, attempt === 0 ? signal : 0)
      } catch {
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
