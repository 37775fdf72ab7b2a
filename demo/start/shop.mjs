import fs from "node:fs"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { hashSources, medusa, medusaCommand } from "./builds.mjs"
import { endOfLog, startScript } from "./processes.mjs"
import { loadTypeScript } from "./typescript.mjs"

/**
 * The Medusa app of the demo: its migrations, its data, its server.
 *
 * @typedef {object} ShopSettings
 * @property {string} root the checkout
 * @property {string} home `.demo`
 * @property {import("./database.mjs").Database} database
 * @property {string} medusaUrl
 * @property {string} storefrontUrl
 * @property {{ jwt: string, cookie: string }} secrets
 */

const BOOT_TIMEOUT = 120_000

/** @param {ShopSettings} settings */
function environment({ database, medusaUrl, storefrontUrl, secrets }) {
  const both = (/** @type {string} */ url) => `${url},${url.replace("localhost", "127.0.0.1")}`
  return {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    JWT_SECRET: secrets.jwt,
    COOKIE_SECRET: secrets.cookie,
    STORE_CORS: both(storefrontUrl),
    ADMIN_CORS: both(medusaUrl),
    AUTH_CORS: `${both(storefrontUrl)},${both(medusaUrl)}`,
    DEMO_PICTURES_URL: `${medusaUrl}/static/pictures`,
    ...(process.env.REDIS_URL && { MEDUSA_FF_CACHING: "true" }),
  }
}

/** Runs the migrations, unless this database has had those of the present sources. @param {ShopSettings} settings */
export async function migrate(settings) {
  const { root, database } = settings
  const wanted = hashSources(root, ["package-lock.json", "src/modules", "src/links", "demo/medusa"])
  if ((await database.read("migrated")) === wanted) return
  await medusa(settings, ["db:migrate"], { cwd: appFolder(root), log: "migrate.log", env: environment(settings) })
  await database.note("migrated", wanted)
}

/**
 * Runs a script of the demo inside Medusa.
 * @param {ShopSettings} settings
 * @param {string} script below `demo/`
 * @param {{ log: string, env?: Record<string, string>, progress?: (text: string) => void }} options
 * @returns {Promise<any>} its result
 */
export function runInside(settings, script, { log, env, progress }) {
  return medusa(settings, ["exec", path.join("..", script)], {
    cwd: appFolder(settings.root),
    log,
    env: { ...environment(settings), ...env },
    progress,
  })
}

/** @param {string} root */
function appFolder(root) {
  return path.join(root, "demo", "medusa")
}

/**
 * Writes the pictures where Medusa serves them, and leads the addresses that are stored with the products to the port of
 * this start.
 * @param {ShopSettings} settings
 * @param {string} serverFolder the built app
 */
export async function publishPictures({ root, home, database, medusaUrl }, serverFolder) {
  const { drawPictures } = loadTypeScript(path.join(root, "demo", "seed", "pictures.ts"))
  const folder = path.join(home, "static", "pictures")
  fs.mkdirSync(folder, { recursive: true })
  for (const { file, svg } of drawPictures()) fs.writeFileSync(path.join(folder, file), svg)
  const link = path.join(serverFolder, "static")
  fs.rmSync(link, { recursive: true, force: true })
  fs.symlinkSync(path.join(home, "static"), link, "junction")
  const before = await database.read("medusa_url")
  if (before && before !== medusaUrl) {
    const values = [`${before}/static/`, `${medusaUrl}/static/`]
    await database.query("UPDATE product SET thumbnail = replace(thumbnail, $1, $2)", values)
    await database.query("UPDATE image SET url = replace(url, $1, $2)", values)
  }
  await database.note("medusa_url", medusaUrl)
}

/**
 * Starts Medusa and waits until it answers.
 * @param {ShopSettings} settings
 * @param {string} serverFolder
 * @param {number} port
 */
export async function startShop(settings, serverFolder, port) {
  const log = path.join(settings.home, "logs", "medusa.log")
  const command = [medusaCommand(settings.root), "start", "--host", "127.0.0.1", "--port", String(port)]
  const child = startScript(command, { cwd: serverFolder, log, env: environment(settings) })
  for (const end = Date.now() + BOOT_TIMEOUT; Date.now() < end; await sleep(100)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Medusa did not start\n${endOfLog(log)}`)
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)
    if (answer?.ok) return child
  }
  throw new Error(`Medusa does not answer after ${BOOT_TIMEOUT / 1000} s\n${endOfLog(log)}`)
}
