/** `npm run typecheck`: every part of the repository with the compiler settings of its own kind. */
import { spawnSync } from "node:child_process"
import path from "node:path"
import { ROOT, ensureInstalled, requireNode } from "./install.mjs"

const PROJECTS = ["tsconfig.check.json", "src/admin", "storefront", "integration-tests/react-19", "demo/storefront"]

requireNode()
ensureInstalled()

const compiler = path.join(ROOT, "node_modules", "typescript", "bin", "tsc")
const broken = PROJECTS.filter((project) => {
  console.log(`── ${project}`)
  return spawnSync(process.execPath, [compiler, "--noEmit", "-p", project], { cwd: ROOT, stdio: "inherit" }).status !== 0
})
console.log(broken.length === 0 ? "No type errors" : `Type errors in ${broken.join(", ")}`)
process.exitCode = broken.length === 0 ? 0 : 1
