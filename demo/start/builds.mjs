import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { runScript } from "./processes.mjs"

/**
 * The three builds of the demo. Each is made once, and again when its sources have changed; what was built from which
 * sources is kept in `.demo/builds.json`, together with the identity of the output: a build that somebody else has made
 * in the same place is not taken for ours.
 */

const NOT_SOURCES = new Set(["node_modules", ".medusa", "dist", ".cache", "coverage"])

/** @typedef {{ root: string, home: string }} Folders the checkout, and `.demo` in it */

/** @param {Folders} folders  @param {(text: string) => void} [progress] */
export async function buildPlugin(folders, progress) {
  const { root } = folders
  await build(folders, {
    name: "plugin",
    sources: ["src", "package.json", "package-lock.json", "tsconfig.json"],
    output: path.join(root, ".medusa", "server"),
    run: () => medusa(folders, ["plugin:build"], { cwd: root, log: "build-plugin.log", progress }),
  })
  linkPlugin(root)
}

/** The shop with its dashboard. @param {Folders} folders */
export async function buildShop(folders) {
  const { root } = folders
  const cwd = path.join(root, "demo", "medusa")
  await build(folders, {
    name: "shop",
    sources: ["demo/medusa", "src/admin", "package.json", "package-lock.json"],
    output: path.join(cwd, ".medusa", "server"),
    // Medusa's bundler looks for the plugin's pages from where it lies itself, in the checkout's packages, to learn which
    // styles they need; there the plugin is not installed, so it is told where else to look.
    run: () => medusa(folders, ["build"], { cwd, log: "build-shop.log", env: { NODE_PATH: path.join(cwd, "node_modules") } }),
  })
  return path.join(cwd, ".medusa", "server")
}

/** @param {Folders} folders  @returns {Promise<string>} the folder to be served */
export async function buildStorefront(folders) {
  const { root, home } = folders
  const cwd = path.join(root, "demo", "storefront")
  const output = path.join(cwd, "dist")
  await build(folders, {
    name: "storefront",
    sources: ["storefront", "demo/storefront", "package-lock.json"],
    output: path.join(output, "index.html"),
    run: () =>
      runScript([path.join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"], {
        cwd,
        log: path.join(home, "logs", "build-storefront.log"),
      }),
  })
  return output
}

/**
 * Runs a command of Medusa's command line.
 * @param {Folders} folders
 * @param {string[]} command
 * @param {{ cwd: string, log: string, env?: Record<string, string | undefined>, progress?: (text: string) => void }} options
 */
export function medusa({ root, home }, command, options) {
  return runScript([medusaCommand(root), ...command], { ...options, log: path.join(home, "logs", options.log) })
}

/** @param {string} root */
export function medusaCommand(root) {
  return path.join(root, "node_modules", "@medusajs", "cli", "cli.js")
}

/**
 * @param {Folders} folders
 * @param {{ name: string, sources: string[], output: string, run: () => Promise<unknown> }} plan
 */
async function build({ root, home }, { name, sources, output, run }) {
  const file = path.join(home, "builds.json")
  const wanted = hashSources(root, sources)
  const last = readJson(file)[name]
  if (last?.sources === wanted && last.output === identityOf(output)) return
  await run()
  const identity = identityOf(output)
  if (!identity) throw new Error(`the build has left nothing in ${path.relative(root, output)}`)
  fs.writeFileSync(file, `${JSON.stringify({ ...readJson(file), [name]: { sources: wanted, output: identity } }, null, 2)}\n`)
}

/** What tells one output from its successor in the same place. @param {string} output a file or a folder */
function identityOf(output) {
  const stat = fs.statSync(output, { throwIfNoEntry: false })
  return stat && `${stat.ino}:${stat.birthtimeMs}`
}

/** @param {string} root  @param {string[]} sources */
export function hashSources(root, sources) {
  const hash = createHash("sha256")
  for (const source of sources) addToHash(hash, root, source)
  return hash.digest("hex")
}

/** @param {import("node:crypto").Hash} hash  @param {string} root  @param {string} file */
function addToHash(hash, root, file) {
  const full = path.join(root, file)
  const stat = fs.statSync(full, { throwIfNoEntry: false })
  if (!stat) return
  if (stat.isDirectory()) {
    const names = fs.readdirSync(full).filter((name) => !NOT_SOURCES.has(name))
    for (const name of names.sort()) addToHash(hash, root, path.join(file, name))
  } else if (!/\.spec\.tsx?$|\.tsbuildinfo$/.test(file)) {
    hash.update(`${file}\n`).update(fs.readFileSync(full))
  }
}

/** The shop finds the plugin under its package's name, as if it had been installed. @param {string} root */
function linkPlugin(root) {
  const folder = path.join(root, "demo", "medusa", "node_modules")
  const link = path.join(folder, "medusa-b2b-loyalty")
  fs.mkdirSync(folder, { recursive: true })
  fs.rmSync(link, { recursive: true, force: true })
  fs.symlinkSync(root, link, "junction")
}

/** @param {string} file  @returns {Record<string, any>} */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"))
  } catch {
    return {}
  }
}
