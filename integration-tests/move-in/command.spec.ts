import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { asAdmin, ok } from "../support/api"
import { ROOT } from "../support/database"
import { startMariaDb, type MariaDb } from "../support/mariadb"
import { makeShop } from "../support/shops"
import { magento2Shop } from "./magento2/shop"

type Ended = { code: number | null; out: string; err: string }

describe("npx medusa-b2b-loyalty move-in", () => {
  let server: MariaDb
  let folder: string
  let url: string
  let map: string
  let mark: string

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(process.env.TEST_FOLDER ?? os.tmpdir(), "move-in-command-"))
    server = await startMariaDb()
    await server.createDatabase("magento", magento2Shop({ edition: "commerce", prefix: "m2_" }))
    mark = `by command ${testApp.nextNumber()}`
    await server.run(`UPDATE m2_customer_group SET customer_group_code = CONCAT(customer_group_code, ' ${mark}') WHERE customer_group_id > 0`, "magento")
    url = await server.createUser("reader", "p@ss:w/rd geheim", "magento", ["SELECT ON magento.*"])
    const shop = await makeShop()
    map = write("map.json", { origin: `command-${testApp.nextNumber()}`, websites: { base: { currency_code: shop.currencyCode } }, customer_groups: { "NOT LOGGED IN": "everyone" } })
  }, 180_000)
  afterAll(async () => {
    await server?.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  const write = (name: string, content: object): string => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, JSON.stringify(content))
    return file
  }

  /** @param watch is handed what came on stderr so far, and the process */
  const command = (args: string[], { env = {}, cwd = ROOT, watch }: { env?: Record<string, string>; cwd?: string; watch?: (err: string, kill: () => void) => void } = {}): Promise<Ended> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [path.join(ROOT, "integration-tests", "support", "move-in-command-entry.js"), ...args], {
        cwd,
        env: { ...process.env, NODE_ENV: "test", LOG_LEVEL: "warn", DATABASE_URL: testApp.databaseUrl, PLUGIN_OPTIONS: "{}", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      })
      let [out, err] = ["", ""]
      child.stdout.on("data", (chunk) => (out += chunk))
      child.stderr.on("data", (chunk) => {
        err += chunk
        watch?.(err, () => child.kill("SIGINT"))
      })
      child.once("close", (code) => {
        expect(`${out}${err}`).not.toMatch(/geheim|p%40ss/)
        resolve({ code, out, err })
      })
    })
  const reports = (): string => path.join(folder, `reports-${testApp.nextNumber()}`)
  const groups = async (): Promise<string[]> => {
    const { customer_groups } = await ok<{ customer_groups: { name: string }[] }>(asAdmin().get("/admin/customer-groups", { limit: 1000, q: mark }))
    return customer_groups.map(({ name }) => name)
  }

  it("explains itself, in any folder", async () => {
    await expect(command(["--help"], { cwd: os.tmpdir() })).resolves.toMatchObject({ code: 0, err: "", out: expect.stringContaining("--table-prefix p_") })
  })

  it("says that there is no Medusa app, that there is no such command, and what is wrong with its arguments, in one line each", async () => {
    await expect(command(["move-in", "--dry-run"], { cwd: folder })).resolves.toEqual({ code: 1, out: "", err: `medusa-b2b-loyalty: there is no Medusa app in ${fs.realpathSync(folder)}: call it where medusa-config.ts is, with its packages installed\n` })
    await expect(command(["move-out"])).resolves.toEqual({ code: 1, out: "", err: "medusa-b2b-loyalty: there is one command, move-in; --help shows how\n" })
    await expect(command(["move-in", "--from", "magento2", "--apply"])).resolves.toEqual({ code: 1, out: "", err: "medusa-b2b-loyalty: --url must be given, or MOVE_IN_URL be set\n" })
  })

  it("says in one line why the source cannot be read", async () => {
    const wrong = server.url("magento", "reader", "geheim")
    const { code, err } = await command(["move-in", "--from", "magento2", "--url", wrong, "--map", map, "--reports", reports(), "--apply"])
    expect(code).toBe(1)
    expect(err).toMatch(/^medusa-b2b-loyalty: reader@127\.0\.0\.1 was not let in: .* \(access_denied\)$/m)
    const without = await command(["move-in", "--from", "magento2", "--url", url, "--map", map, "--reports", reports(), "--dry-run"])
    expect([without.code, without.err]).toEqual([1, expect.stringMatching(/^medusa-b2b-loyalty: .*with the prefix m2_: --table-prefix m2_ \(missing_table\)$/m)])
  }, 120_000)

  it("says what would become, and writes nothing; then does it, and the second time nothing", async () => {
    const at = reports()
    const given = ["move-in", "--from", "magento2", "--map", map, "--table-prefix", "m2_", "--what", "groups", "--reports", at]
    const env = { MOVE_IN_URL: url }
    const dry = await command([...given, "--dry-run"], { env })
    expect(dry).toMatchObject({ code: 0, out: expect.stringMatching(/^Moving in from Magento 2 .*: dry run, nothing was written\n/m) })
    expect(dry.err).toMatch(/^groups: \d+ of \d+ rows \(100 %\)$/m)
    await expect(groups()).resolves.toEqual([])

    const applied = await command([...given, "--apply"], { env })
    const created = Number(/^groups +\d+ +(\d+)/m.exec(applied.out)?.[1])
    expect(applied.code).toBe(0)
    expect(created).toBeGreaterThan(1)
    await expect(groups()).resolves.toHaveLength(created)
    const again = await command([...given, "--apply"], { env })
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/^groups +\d+ +0 +0 +0 +\d/m)])

    const files = fs.readdirSync(at)
    expect(files.map((name) => path.extname(name)).sort()).toEqual([".csv", ".csv", ".csv", ".json", ".json", ".json", ".txt", ".txt", ".txt"])
    expect(files.map((name) => fs.readFileSync(path.join(at, name), "utf8")).join("")).not.toMatch(/geheim|p%40ss|reader|127\.0\.0\.1/)
  }, 180_000)

  it("says when it is interrupted that the same command goes on", async () => {
    const query = "SELECT CONCAT(seq, '@example.com') AS email, 1 AS points, NULL AS expires_at, NULL AS note FROM seq_1_to_1000000"
    const large = write("large.json", { ...JSON.parse(fs.readFileSync(map, "utf8")), points: { query } })
    let is_interrupted = false
    const watch = (err: string, kill: () => void) => {
      if (is_interrupted || !/^points: \d/m.test(err)) return
      is_interrupted = true
      kill()
    }
    const { code, err } = await command(["move-in", "--from", "magento2", "--map", large, "--table-prefix", "m2_", "--what", "points", "--reports", reports(), "--dry-run"], { env: { MOVE_IN_URL: url }, watch })
    expect([code, err]).toEqual([130, expect.stringContaining("medusa-b2b-loyalty: interrupted; what has been moved stays, the same command goes on from there\n")])
  }, 120_000)
})
