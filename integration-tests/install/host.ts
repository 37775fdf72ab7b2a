import { spawn, spawnSync, type ChildProcess } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { ADMIN, logInAdmin } from "../support/admin-account"
import { migrate, ROOT } from "../support/database"
import { freePort } from "../support/free-port"
import { PACKAGE } from "./package"

export type HostSettings = {
  /** Entries of `plugins` in the shop's config. */
  plugins: (string | { resolve: string; options?: Record<string, unknown> })[]
  /** Entries of `modules`. */
  modules?: { resolve: string; options?: Record<string, unknown> }[]
  /** More files of the shop, by path. */
  files?: Record<string, string>
}

/** The two lines that switch the plugin on. */
export const BOTH_LINES = {
  plugins: [{ resolve: PACKAGE, options: {} }],
  modules: [{ resolve: `${PACKAGE}/pricing` }],
} satisfies HostSettings

/** What a shop has that forgot the second line. */
export const WITHOUT_PRICING_LINE = { plugins: BOTH_LINES.plugins } satisfies HostSettings

/** An option that exists, with a value that does not. */
export const PLUGIN_WITH_WRONG_OPTION = {
  ...BOTH_LINES,
  plugins: [{ resolve: PACKAGE, options: { prices_for: "nobody" } }],
} satisfies HostSettings

/**
 * Writes a bare Medusa app. Medusa's packages are linked from the checkout, which spares an installation; the plugin is
 * the unpacked tarball alone.
 *
 * @param plugin the unpacked tarball
 */
export const writeHost = (folder: string, plugin: string, { plugins, modules = [], files = {} }: HostSettings): string => {
  fs.mkdirSync(folder, { recursive: true })
  linkPackages(path.join(folder, "node_modules"), plugin)
  const config = `
    const { defineConfig } = require("@medusajs/framework/utils")
    module.exports = defineConfig({
      projectConfig: {
        databaseUrl: process.env.DATABASE_URL,
        http: { storeCors: "http://localhost", adminCors: "http://localhost", authCors: "http://localhost", jwtSecret: "tests-only", cookieSecret: "tests-only" },
      },
      admin: { disable: true },
      plugins: ${JSON.stringify(plugins)},
      modules: ${JSON.stringify(modules)},
    })
  `
  const manifest = JSON.stringify({ name: "bare-shop", private: true, dependencies: { "@medusajs/medusa": "*", [PACKAGE]: "*" } })
  const all = { "package.json": manifest, "tsconfig.json": "{}", "medusa-config.js": config, ...files }
  for (const [file, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), text)
  }
  return folder
}

const linkPackages = (target: string, plugin: string) => {
  fs.mkdirSync(target, { recursive: true })
  const packages = path.join(ROOT, "node_modules")
  for (const name of fs.readdirSync(packages)) {
    if (name.startsWith(".") || name.startsWith(PACKAGE)) continue
    fs.symlinkSync(path.join(packages, name), path.join(target, name), "junction")
  }
  // A copy, as npm installs one: from a link, Node would look for packages beside the tarball's own folder.
  fs.cpSync(plugin, path.join(target, PACKAGE), { recursive: true })
}

/** `medusa db:migrate` of the host. */
export const migrateHost = (folder: string, databaseUrl: string) => migrate(databaseUrl, folder)

/** `medusa user`: the admin of `support/admin-account.ts`. */
export const createHostAdmin = (folder: string, databaseUrl: string) => {
  const result = spawnSync(process.execPath, [commandLine(folder), "user", "-e", ADMIN.email, "-p", ADMIN.password], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "development", DATABASE_URL: databaseUrl },
  })
  if (result.status !== 0) throw new Error(`medusa user failed\n${result.stdout}${result.stderr}`)
}

const commandLine = (folder: string) => path.join(folder, "node_modules", "@medusajs", "cli", "cli.js")

/** A running shop. `testApp` means it until it stops, so that the factories of `support/` work with it. */
export type Host = { baseUrl: string; log: () => string; stop: () => Promise<void> }

const PATIENCE = 180_000

/**
 * `medusa start` of the host.
 * @throws with the log when the boot fails
 */
export const startHost = async (folder: string, databaseUrl: string): Promise<Host> => {
  const port = await freePort()
  const child = spawn(process.execPath, [commandLine(folder), "start", "--host", "127.0.0.1", "--port", String(port)], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: "development", DATABASE_URL: databaseUrl, LOG_LEVEL: "info", PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk))
  const baseUrl = `http://127.0.0.1:${port}`
  await untilHealthy(child, baseUrl, () => output)
  globalThis.testApp = {
    baseUrl,
    databaseUrl,
    adminToken: await logInAdmin(baseUrl),
    nextNumber,
    get container(): never {
      throw new Error("An installed shop is tested over HTTP alone")
    },
  }
  return { baseUrl, log: () => output, stop: () => stopProcess(child) }
}

let number = 0
const nextNumber = () => ++number

const untilHealthy = async (child: ChildProcess, baseUrl: string, log: () => string) => {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The shop stopped at boot (${child.exitCode})\n${log()}`)
    const answer = await fetch(`${baseUrl}/health`).catch(() => undefined)
    if (answer?.ok) return
  }
  child.kill("SIGKILL")
  throw new Error(`The shop did not answer in time\n${log()}`)
}

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
