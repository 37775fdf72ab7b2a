import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createConnection, type Connection } from "mysql2/promise"
import { freePort } from "./free-port"

/** A real MariaDB of a spec: the source of a move-in. */
export type MariaDb = {
  host: string
  port: number
  /** Makes a database anew, fills it, and returns the URL with which its owner comes in. Statements may be several. */
  createDatabase: (name: string, statements?: string) => Promise<string>
  /** Runs statements as the server's administrator, by default in no database. */
  run: (statements: string, database?: string) => Promise<void>
  /** Rows of one statement, as the server's administrator. */
  query: (statement: string, database?: string) => Promise<Record<string, unknown>[]>
  /** Makes a user who may do what is granted, as `SELECT ON shop.*`, and returns the URL with which that user comes in. */
  createUser: (name: string, password: string, database: string, grants: string[]) => Promise<string>
  url: (database: string, user?: string, password?: string) => string
  stop: () => Promise<void>
}

const HOST = "127.0.0.1"
const ADMINISTRATOR = "administrator"
/** With characters that a URL has to encode. */
const PASSWORD = "s3cr:t/@#?%"
const PATIENCE = 60_000

/**
 * Starts a MariaDB on a free port of loopback, in a temporary folder. It is not safe against a power cut, and fast.
 *
 * @param settings of the server, as `--character-set-server=latin1`
 */
export const startMariaDb = async (settings: string[] = []): Promise<MariaDb> => {
  const folder = fs.mkdtempSync(path.join(process.env.TEST_FOLDER ?? os.tmpdir(), "mariadb-"))
  const port = await freePort()
  makeData(folder)
  const child = launch(folder, port, settings)
  child.once("error", () => undefined) // told by untilReady
  const atExit = () => void child.kill("SIGKILL")
  process.once("exit", atExit)
  const stop = async (): Promise<void> => {
    process.off("exit", atExit)
    await ended(child)
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await untilReady(child, folder, port)
  } catch (error) {
    await stop()
    throw error
  }
  return { host: HOST, port, stop, ...accessTo(port) }
}

const accessTo = (port: number): Pick<MariaDb, "createDatabase" | "createUser" | "run" | "query" | "url"> => {
  const url = (database: string, user = ADMINISTRATOR, password = PASSWORD): string =>
    `mysql://${[user, password].map(encodeURIComponent).join(":")}@${HOST}:${port}/${encodeURIComponent(database)}`
  const query: MariaDb["query"] = (statement, database) => withConnection(port, database, async (connection) => (await connection.query(statement))[0] as Record<string, unknown>[])
  const run: MariaDb["run"] = (statements, database) => withConnection(port, database, async (connection) => void (await connection.query(statements)))
  return {
    url,
    query,
    run,
    createDatabase: async (name, statements) => {
      await run(`DROP DATABASE IF EXISTS \`${name}\`; CREATE DATABASE \`${name}\``)
      if (statements) await run(statements, name)
      return url(name)
    },
    createUser: async (name, password, database, grants) => {
      await run([`DROP USER IF EXISTS '${name}'@'%'`, `CREATE USER '${name}'@'%' IDENTIFIED BY '${password}'`, ...grants.map((grant) => `GRANT ${grant} TO '${name}'@'%'`)].join("; "))
      return url(database, name, password)
    },
  }
}

const withConnection = async <T>(port: number, database: string | undefined, work: (connection: Connection) => Promise<T>): Promise<T> => {
  const connection = await createConnection({ host: HOST, port, user: ADMINISTRATOR, password: PASSWORD, database, multipleStatements: true, charset: "utf8mb4", timezone: "Z", dateStrings: true })
  try {
    return await work(connection)
  } finally {
    await connection.end()
  }
}

const asRoot = (): string[] => (process.getuid?.() === 0 ? ["--user=root"] : [])

function makeData(folder: string): void {
  const made = spawnSync(installer(), ["--no-defaults", ...asRoot(), `--datadir=${path.join(folder, "data")}`, "--auth-root-authentication-method=normal", "--skip-test-db"], { encoding: "utf8", cwd: folder })
  if (made.status !== 0) {
    throw new Error(`MariaDB could not make its data folder: ${made.error?.message ?? ""}\n${made.stdout ?? ""}${made.stderr ?? ""}`)
  }
}

const server = (): string => process.env.MARIADB_PATH ?? "mariadbd"

/** It lies beside the server, or where other commands do. */
const installer = (): string => {
  const beside = [".", "../bin"].map((folder) => path.join(path.dirname(server()), folder, "mariadb-install-db"))
  return beside.find((file) => path.isAbsolute(file) && fs.existsSync(file)) ?? "mariadb-install-db"
}

function launch(folder: string, port: number, settings: string[]): ChildProcess {
  const init = path.join(folder, "init.sql")
  fs.writeFileSync(init, `CREATE USER '${ADMINISTRATOR}'@'${HOST}' IDENTIFIED BY '${PASSWORD}';\nGRANT ALL ON *.* TO '${ADMINISTRATOR}'@'${HOST}' WITH GRANT OPTION;\n`, { mode: 0o600 })
  const log = fs.openSync(path.join(folder, "log"), "w")
  try {
    return spawn(
      server(),
      [
        "--no-defaults",
        ...asRoot(),
        `--datadir=${path.join(folder, "data")}`,
        `--socket=${path.join(folder, "s")}`,
        // Two servers with one folder for temporary tables delete them for each other.
        `--tmpdir=${folder}`,
        `--pid-file=${path.join(folder, "pid")}`,
        `--port=${port}`,
        `--bind-address=${HOST}`,
        `--init-file=${init}`,
        "--skip-name-resolve",
        "--skip-log-bin",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=0",
        "--innodb-buffer-pool-size=64M",
        "--character-set-server=utf8mb4",
        "--sql-mode=",
        ...settings,
      ],
      { stdio: ["ignore", log, log], cwd: folder }
    )
  } finally {
    fs.closeSync(log)
  }
}

const untilReady = async (child: ChildProcess, folder: string, port: number): Promise<void> => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) break
    try {
      return await withConnection(port, undefined, async () => undefined)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`MariaDB did not start\n${fs.readFileSync(path.join(folder, "log"), "utf8").trim().split("\n").slice(-8).join("\n")}`)
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return resolve()
    const insist = setTimeout(() => child.kill("SIGKILL"), 15_000)
    child.once("close", () => {
      clearTimeout(insist)
      resolve()
    })
    child.kill("SIGTERM")
  })
