import { parseArgs } from "node:util"

/**
 * @typedef {object} DemoArguments
 * @property {boolean} fresh
 * @property {number} port of Medusa and the dashboard
 * @property {number} storefrontPort
 * @property {string | undefined} databaseUrl an existing PostgreSQL instead of the embedded one
 * @property {string | undefined} redisUrl
 * @property {string | undefined} orders a CSV of order lines to import
 * @property {boolean} help
 */

export const USAGE = `npm run demo -- [options]

  --fresh                  start over with an empty database
  --port N                 port of Medusa and the dashboard (9000)
  --storefront-port N      port of the demo storefront (8000)
  --database-url URL       use an existing, empty PostgreSQL database
  --orders FILE            add the catalogue and customers of an "Online Retail" CSV
  REDIS_URL=redis://…      use Medusa's Redis modules`

/**
 * @param {string[]} argv
 * @returns {DemoArguments}
 * @throws with one line that says what is wrong
 */
export function readArguments(argv) {
  const { values, positionals } = parse(argv)
  if (positionals.length) {
    throw new Error(`"${positionals[0]}" is not understood. Options come after a double dash: npm run demo -- --orders FILE`)
  }
  const port = readPort("--port", values.port ?? "9000")
  const storefrontPort = readPort("--storefront-port", values["storefront-port"] ?? "8000")
  if (port === storefrontPort) {
    throw new Error(`--port and --storefront-port must differ, both are ${port}`)
  }
  return {
    fresh: values.fresh ?? false,
    help: values.help ?? false,
    port,
    storefrontPort,
    databaseUrl: readUrl("--database-url", values["database-url"], ["postgres:", "postgresql:"], "postgres://user:password@host:5432/database"),
    redisUrl: readUrl("REDIS_URL", process.env.REDIS_URL || undefined, ["redis:", "rediss:"], "redis://host:6379"),
    orders: values.orders,
  }
}

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {string[]} protocols
 * @param {string} example
 */
function readUrl(name, text, protocols, example) {
  if (text === undefined || (URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname)) return text
  throw new Error(`${name} looks like ${example}, not "${text}"`)
}

/** @param {string[]} argv */
function parse(argv) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        fresh: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        port: { type: "string" },
        "storefront-port": { type: "string" },
        "database-url": { type: "string" },
        orders: { type: "string" },
      },
    })
  } catch (error) {
    // Node goes on to say how such a text can be given as a positional argument: there is none here.
    const [reason] = (error instanceof Error ? error.message : String(error)).split(". To specify")
    throw new Error(`${reason}\n\n${USAGE}`)
  }
}

/** @param {string} name  @param {string} text */
function readPort(name, text) {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65536) return port
  throw new Error(`${name} is a number from 1 to 65535, not "${text}"`)
}
