import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { ROOT } from "../support/database"

/** The name that a shop installs. */
export const PACKAGE = "medusa-b2b-loyalty"

/** What `npm publish` would start from. */
const SOURCES = ["src", "package.json", "tsconfig.json", "README.md", "LICENSE", "CHANGELOG.md"]

/**
 * Builds and packs the plugin as for publishing, and unpacks the tarball into `folder`. Works on a copy: a demo that runs
 * from the checkout keeps its build.
 * @returns the tarball's files
 */
export const packInto = (folder: string): string[] => {
  const copy = path.join(folder, "sources")
  fs.mkdirSync(copy, { recursive: true })
  for (const source of SOURCES) fs.cpSync(path.join(ROOT, source), path.join(copy, source), { recursive: true })
  fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"), "junction")
  run("npm", ["run", "--silent", "build"], copy)
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], copy)
  const tarball = fs.readdirSync(folder).find((name) => name.endsWith(".tgz"))
  if (!tarball) throw new Error("npm pack has made no tarball")
  run("tar", ["-xzf", tarball], folder)
  return run("tar", ["-tzf", tarball], folder)
    .split("\n")
    .filter(Boolean)
    .map((file) => file.replace(/^package\//, ""))
}

const run = (command: string, parameters: string[], cwd: string): string => {
  const result = spawnSync(command, parameters, {
    cwd,
    encoding: "utf8",
    shell: process.platform === "win32",
    env: { ...process.env, NODE_ENV: "production" },
  })
  if (result.status !== 0) {
    throw new Error(`${command} ${parameters.join(" ")} failed\n${result.error?.message ?? ""}${result.stdout}${result.stderr}`)
  }
  return result.stdout
}
