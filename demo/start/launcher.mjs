import { spawnSync } from "node:child_process"
import fs from "node:fs"

/**
 * Calls back when the npm that started this script is gone. `npm run` puts npm and a shell above us; whoever kills npm
 * expects the demo to be gone, and the next start must not find its ports taken.
 * @param {() => void} gone
 */
export function watchLauncher(gone) {
  const launcher = process.env.npm_lifecycle_event ? findNpm(process.ppid) : undefined
  if (!launcher) return
  const timer = setInterval(() => {
    try {
      process.kill(launcher, 0)
    } catch {
      clearInterval(timer)
      gone()
    }
  }, 500)
  timer.unref()
}

/** The nearest npm among the ancestors. @param {number} from  @returns {number | undefined} */
function findNpm(from) {
  let pid = from
  for (let depth = 0; depth < 4 && pid > 1; depth++) {
    const { parent, command } = describe(pid)
    if (/\bnpm\b|npm-cli/.test(command)) return pid
    pid = parent
  }
  return undefined
}

/** @param {number} pid  @returns {{ parent: number, command: string }} */
function describe(pid) {
  if (process.platform === "linux") {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8")
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])
      return { parent, command: fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") }
    } catch {
      return { parent: 0, command: "" }
    }
  }
  if (process.platform === "win32") return { parent: 0, command: "" }
  const ps = spawnSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], { encoding: "utf8" })
  const [, parent = "0", command = ""] = /^\s*(\d+)\s+(.*)$/.exec(ps.stdout ?? "") ?? []
  return { parent: Number(parent), command }
}
