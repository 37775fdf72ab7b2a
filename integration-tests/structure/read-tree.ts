import fs from "node:fs"
import path from "node:path"
import type { Tree } from "./structure"

const FOLDERS = ["src", "storefront", "demo", "bench", "integration-tests", "scripts"]
const NOT_OURS = new Set(["node_modules", ".medusa", "dist", ".demo"])

/** The project's own files. Of those that are no text a script could name, the path alone matters. */
export const readTree = (root: string): Tree => {
  const files = [...FOLDERS.flatMap((folder) => filesUnder(root, folder)), "README.md"]
  return new Map(
    files.map((file) => [file, /\.(tsx?|md)$/.test(file) && fs.existsSync(path.join(root, file)) ? fs.readFileSync(path.join(root, file), "utf8") : ""])
  )
}

function filesUnder(root: string, folder: string): string[] {
  const full = path.join(root, folder)
  if (!fs.existsSync(full)) return []
  return fs
    .readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}
