import { spawnSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { createDatabase, dropDatabase } from "../support/database"
import { freePort } from "../support/free-port"
import { BOTH_LINES, writeHost } from "./host"
import { PACKAGE } from "./package"
import { installation } from "./shop-on-database"

describe("the command of an installed shop", () => {
  const { folder, template } = installation()
  const plugin = path.join(folder, "package")
  const { bin } = JSON.parse(fs.readFileSync(path.join(plugin, "package.json"), "utf8"))
  const database = `${template}_moving_in`
  let shop: string
  let databaseUrl: string

  beforeAll(async () => {
    shop = writeHost(path.join(folder, "moving-in"), plugin, BOTH_LINES)
    databaseUrl = await createDatabase(database, template)
  })

  afterAll(() => dropDatabase(database))

  const command = (args: string[], url = "") =>
    spawnSync(process.execPath, [path.join(shop, "node_modules", PACKAGE, bin[PACKAGE]), ...args], {
      cwd: shop,
      encoding: "utf8",
      env: { ...process.env, NODE_ENV: "development", DATABASE_URL: databaseUrl, MOVE_IN_URL: url },
    })

  it("is a program that the shop's package manager links", () => {
    expect(Object.keys(bin)).toEqual([PACKAGE])
    expect(fs.readFileSync(path.join(plugin, bin[PACKAGE]), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(command(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("medusa-b2b-loyalty move-in --from") })
  })

  it("boots the shop, and says in one line that nobody answers at the source's address", async () => {
    const port = await freePort()
    const { status, stdout, stderr } = command(["move-in", "--from", "shopware6", "--dry-run"], `mysql://reader:geheim@127.0.0.1:${port}/shop`)
    expect([status, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^medusa-b2b-loyalty: no MySQL or MariaDB answers at 127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\) \\(unreachable\\)$`, "m"))])
    expect(`${stdout}${stderr}`).not.toContain("geheim")
  })
})
