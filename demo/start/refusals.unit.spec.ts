import { spawnSync } from "node:child_process"
import http from "node:http"
import type { AddressInfo } from "node:net"
import path from "node:path"

const DEMO = path.resolve(__dirname, "..", "..", "scripts", "demo.mjs")
const FREE = ["--port", "18991", "--storefront-port", "18992"]

/** Runs the start script; everything here is refused before anything is started. */
const start = (argv: string[], env: Record<string, string> = {}) => {
  const run = spawnSync(process.execPath, [DEMO, ...argv], { encoding: "utf8", env: { ...process.env, REDIS_URL: "", ...env } })
  return { code: run.status, text: `${run.stdout}${run.stderr}`.trim() }
}

jest.setTimeout(60_000)

describe("npm run demo refuses, before it starts anything,", () => {
  it.each([
    ["a port that is no number", ["--port", "abc"], '--port is a number from 1 to 65535, not "abc"'],
    ["a port that no machine has", ["--storefront-port", "70000"], '--storefront-port is a number from 1 to 65535, not "70000"'],
    ["one port for both", ["--port", "8555", "--storefront-port", "8555"], "--port and --storefront-port must differ, both are 8555"],
    ["a database that is no PostgreSQL", ["--database-url", "mysql://localhost/shop"], '--database-url looks like postgres://user:password@host:5432/database, not "mysql://localhost/shop"'],
    ["an order file that is not there", ["--orders", "/nowhere.csv"], "--orders: there is no file /nowhere.csv"],
    [
      "an option without its double dash",
      ["orders.csv"],
      '"orders.csv" is not understood. Options come after a double dash: npm run demo -- --orders FILE',
    ],
  ])("%s, in one line", (_, argv, text) => {
    expect(start(argv)).toEqual({ code: 1, text })
  })

  it("an option that it does not know, and lists those that it knows", () => {
    const { code, text } = start(["--colour"])
    expect(code).toBe(1)
    expect(text).toContain("Unknown option '--colour'")
    expect(text).toContain("--storefront-port N")
  })

  it("a port in use, in one line that names the option that moves it", async () => {
    const server = http.createServer().listen(0, "127.0.0.1")
    await new Promise((resolve) => server.once("listening", resolve))
    const { port } = server.address() as AddressInfo
    try {
      expect(start(["--port", String(port)])).toEqual({
        code: 1,
        text: `Port ${port} (Medusa) is in use: stop what runs there, or choose another with --port ${port + 1}.`,
      })
    } finally {
      server.close()
    }
  })

  it.each([["nonsense"], ["localhost:6399"]])("a Redis that is no address: %s", (url) => {
    expect(start(FREE, { REDIS_URL: url })).toEqual({ code: 1, text: `REDIS_URL looks like redis://host:6379, not "${url}"` })
  })

  it("a Redis that does not answer, since Medusa would wait for it without end", () => {
    expect(start(FREE, { REDIS_URL: "redis://127.0.0.1:1" })).toEqual({
      code: 1,
      text: "REDIS_URL: nothing answers at 127.0.0.1:1.",
    })
  })
})
