/**
 * `npm run bench [-- measure …] [--pairs N] [--quick]`: runs the benchmarks on an embedded PostgreSQL of their own, against the
 * same shop without the plugin. What is slow to seed stays in `.cache/bench` for the next run. Ends with code 1 when a
 * limit is missed.
 */
import path from "node:path"
import { parseArgs } from "node:util"
import { ROOT, ensureInstalled, requireNode } from "./install.mjs"
import { startPostgres } from "./postgres.mjs"

requireNode()
ensureInstalled()

const { positionals: names, values } = parseArgs({ allowPositionals: true, options: { pairs: { type: "string", default: "30" }, quick: { type: "boolean", default: false } } })
const postgres = await startPostgres({ folder: path.join(ROOT, ".cache", "bench", "postgres") })

for (const [signal, code] of /** @type {const} */ ([["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]])) {
  process.on(signal, () => void postgres.stop().finally(() => process.exit(code)))
}

try {
  Object.assign(process.env, { DB_HOST: postgres.host, DB_PORT: String(postgres.port), DB_USERNAME: postgres.user, DB_PASSWORD: postgres.password })
  const { loadTypeScript } = await import("../demo/start/typescript.mjs")
  const { bench } = loadTypeScript(path.join(ROOT, "bench", "run.ts"))
  process.exitCode = (await bench({ names, pairs: Number(values.pairs), isQuick: values.quick })) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await postgres.stop()
}
process.exit()
