import { createRequire } from "node:module"

const require = createRequire(import.meta.url)
let registered = false

/**
 * Loads a TypeScript file of the demo into a plain Node script; types are stripped, not checked.
 * @param {string} file absolute
 * @returns {any} its exports
 */
export function loadTypeScript(file) {
  if (!registered) {
    require("ts-node").register({
      transpileOnly: true,
      swc: true,
      skipProject: true,
      compilerOptions: { module: "commonjs", target: "es2022", esModuleInterop: true },
    })
    registered = true
  }
  return require(file)
}
