/**
 * Makes `npm run …` work right after `git clone`: checks Node and installs the dependencies when they are missing
 * or outdated. Uses Node's builtins only, since it runs before anything is installed.
 */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

/** The folder of the checkout. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..")

const REQUIRED_NODE = [20, 19]
const STAMP = path.join("node_modules", ".install-stamp.json")

/** Ends the process with one clear line when this Node is older than 20.19. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number)
  const [wantMajor, wantMinor] = REQUIRED_NODE
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return
  console.error(`Node ${REQUIRED_NODE.join(".")} or newer is needed, this is Node ${process.versions.node}.`)
  process.exit(1)
}

/**
 * Installs the dependencies when `node_modules` is missing or is not what the lock file and the package files ask for.
 * @param {{ root?: string, log?: (line: string) => void }} [options]
 * @returns {boolean} whether an installation was run
 * @throws when npm fails; its own output has been shown
 */
export function ensureInstalled({ root = ROOT, log = console.log } = {}) {
  const wanted = fingerprint(root)
  if (readJson(path.join(root, STAMP))?.fingerprint === wanted) return false
  if (!matchesLock(root)) {
    const fresh = !fs.existsSync(path.join(root, "node_modules"))
    log(`Installing dependencies (${fresh ? "first run" : "they have changed"}, about two minutes) …`)
    const clean = fresh && fs.existsSync(path.join(root, "package-lock.json"))
    if (!(clean && npm(root, ["ci"]) === 0) && npm(root, ["install"]) !== 0) {
      throw new Error("npm install failed, see above")
    }
    stamp(root)
    return true
  }
  stamp(root)
  return false
}

/** @param {string} root  @param {string[]} args  @returns {number} the exit code */
function npm(root, args) {
  const flags = [...args, "--no-audit", "--no-fund"]
  const options = /** @type {const} */ ({ cwd: root, stdio: "inherit" })
  const script = process.env.npm_execpath
  const result = script?.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [script, ...flags], options)
    : spawnSync("npm", flags, { ...options, shell: process.platform === "win32" })
  if (result.error) throw new Error(`npm could not be started: ${result.error.message}`)
  return result.status ?? 1
}

/** @param {string} root */
function stamp(root) {
  fs.writeFileSync(path.join(root, STAMP), JSON.stringify({ fingerprint: fingerprint(root) }))
}

/** A hash over the lock file and every package file of the workspaces. @param {string} root */
function fingerprint(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${process.versions.modules}\n`)
  for (const file of ["package-lock.json", ...packageFiles(root)]) {
    const full = path.join(root, file)
    hash.update(`${file}\n`).update(fs.existsSync(full) ? fs.readFileSync(full) : "missing")
  }
  return hash.digest("hex")
}

/** @param {string} root  @returns {string[]} the package files of the root and its workspaces */
function packageFiles(root) {
  const workspaces = readJson(path.join(root, "package.json"))?.workspaces ?? []
  return ["package.json", ...workspaces.map((/** @type {string} */ folder) => `${folder}/package.json`)]
}

/**
 * Whether what npm has put into `node_modules` (its hidden lock file) is what the lock file asks for, and the lock file
 * knows every dependency of the package files: true after somebody's own `npm install`, which needs no second one.
 * @param {string} root
 */
function matchesLock(root) {
  const locked = readJson(path.join(root, "package-lock.json"))?.packages
  const present = readJson(path.join(root, "node_modules", ".package-lock.json"))?.packages
  if (!locked || !present) return false
  for (const [key, entry] of Object.entries(locked)) {
    if (!key.includes("node_modules/") || entry.link || entry.optional) continue
    if (present[key]?.version !== entry.version) return false
  }
  return packageFiles(root).every((file) => {
    const declared = readJson(path.join(root, file))
    const recorded = locked[file === "package.json" ? "" : path.posix.dirname(file)]
    return recorded && ["dependencies", "devDependencies"].every((kind) => sameRanges(declared?.[kind], recorded[kind]))
  })
}

/** @param {Record<string, string>} [a]  @param {Record<string, string>} [b] */
function sameRanges(a = {}, b = {}) {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => a[name] === b[name])
}

/** @param {string} file  @returns {any} its content, or undefined where it is missing or broken */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"))
  } catch {
    return undefined
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode()
  ensureInstalled()
}
