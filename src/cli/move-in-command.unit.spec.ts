import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import type { MoveInOptions } from "../move-in/domain/options"
import { MoveInFailure } from "../move-in/failure"
import type { MoveInReport } from "../types/move-in"
import { moveInCommand, type Run } from "./move-in-command"
import { progressLines } from "./progress-lines"

const URL_OF_SHOP = "mysql://reader:p%40ss-geheim@db.example.com/magento"
const EMPTY: MoveInReport = { source: "Magento 2, 1 website", things: [], books: [], unmapped: [], proof: null }

describe("the command move-in", () => {
  let folder: string
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "move-in-command-"))
  })
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

  const written = (text: string | object, name = "map.json"): string => {
    const file = path.join(folder, name)
    fs.writeFileSync(file, typeof text === "string" ? text : JSON.stringify(text))
    return file
  }

  const command = async (run: Run, ...args: string[]) => {
    let [out, err] = ["", ""]
    const terminal = { env: {}, now: () => new Date("2026-11-29T21:00:00.500Z"), out: (text: string) => void (out += text), err: (text: string) => void (err += text) }
    const reports = path.join(folder, "new", "reports")
    const code = await moveInCommand(["--from", "magento2", `--url=${URL_OF_SHOP}`, "--reports", reports, ...args], terminal, run)
    const files = fs.existsSync(reports) ? Object.fromEntries(fs.readdirSync(reports).map((name) => [name, fs.readFileSync(path.join(reports, name), "utf8")])) : {}
    expect(`${out}${err}${Object.values(files).join("")}`).not.toMatch(/geheim|p%40ss|reader/)
    return { code, out, err, files, reports }
  }

  it("hands over what was asked for, with the map", async () => {
    let got: MoveInOptions | undefined
    const run: Run = async (options) => {
      got = options
      return { id: "movein_1", report: EMPTY }
    }
    const { code } = await command(run, "--map", written({ companies: "all" }), "--create-customers", "--what", "groups", "--apply")
    expect(code).toBe(0)
    expect(got).toMatchObject({ from: "magento2", url: URL_OF_SHOP, what: ["groups"], mode: "apply", since: null, table_prefix: "", map: { companies: "all", customers: { create: true } } })
  })

  it("prints the report and writes it to three files that only their owner may read", async () => {
    const run: Run = async (_, { remark, progress }) => {
      progress({ thing: "groups", rows: 4, of: 4 })
      remark({ thing: "points", row: "customer 7", reason: "expired_points", message: "7 points\nended", moved: false })
      remark({ thing: "groups", row: '=cmd|" /C calc"!A0', reason: "unclear", message: "a, b", moved: true })
      return { id: "movein_1", report: EMPTY }
    }
    const { code, out, err, files, reports } = await command(run, "--dry-run")
    const base = "move-in-2026-11-29T21-00-00Z-dry-run"
    expect(code).toBe(0)
    expect(err).toBe("groups: 4 of 4 rows (100 %)\n")
    expect(Object.keys(files)).toEqual([`${base}.csv`, `${base}.json`, `${base}.txt`])
    expect(out).toBe(`\n${files[`${base}.txt`]}\n${["txt", "json", "csv"].map((kind) => path.join(reports, `${base}.${kind}`)).join("\n")}\n`)
    expect(JSON.parse(files[`${base}.json`])).toEqual({ id: "movein_1", from: "magento2", mode: "dry_run", what: ["groups", "customers", "tiers", "points", "codes"], since: null, started_at: "2026-11-29T21:00:00.500Z", ended_at: "2026-11-29T21:00:00.500Z", report: EMPTY })
    expect(files[`${base}.csv`]).toBe(`\ufeffthing,row,reason,moved,message\npoints,customer 7,expired_points,no,"7 points\nended"\ngroups,"'=cmd|"" /C calc""!A0",unclear,yes,"a, b"\n`)
    expect(fs.readdirSync(reports).map((name) => fs.statSync(path.join(reports, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600])
  })

  it("ends with 2 where the proof does not hold", async () => {
    const { code, out } = await command(async () => ({ id: "movein_1", report: { ...EMPTY, proof: { tiers: { source: 1, shop: 0, differences: [] }, points: null, prices: null, holds: false } } }), "--apply")
    expect([code, out]).toEqual([2, expect.stringContaining("THIS SHOP DIFFERS")])
  })

  it("ends with 1 and one line where it cannot go on, and keeps the rows", async () => {
    const run: Run = async (_, { remark }) => {
      remark({ thing: "groups", row: "customer_group 1", reason: "unclear", message: "x", moved: false })
      throw new MoveInFailure("connection_lost", "the connection was lost")
    }
    const { code, out, err, files, reports } = await command(run, "--apply")
    const csv = "move-in-2026-11-29T21-00-00Z-apply.csv"
    expect([code, out]).toEqual([1, ""])
    expect(err).toBe(`The rows that were seen until then: ${path.join(reports, csv)}\nmedusa-b2b-loyalty: the connection was lost (connection_lost)\n`)
    expect(files[csv]).toContain("groups,customer_group 1,unclear,no,x\n")
  })

  it("tells of an error that nobody expected where it comes from, without the password", async () => {
    const { code, err } = await command(async () => {
      throw new Error(`cannot read ${URL_OF_SHOP} with p@ss-geheim`)
    }, "--apply")
    expect(code).toBe(1)
    expect(err).toMatch(/cannot read \S+ with \*\*\* \(internal_error\)\nError: cannot read .*\n +at /)
  })

  const never: Run = async () => {
    throw new Error("must not run")
  }

  it.each([
    ["{", /map\.json is no JSON: .*\(invalid_map\)/],
    [{ websites: { base: {} }, foo: 1 }, /map\.json: websites\.base\.currency_code .*; foo is no field here \(invalid_map\)/],
  ])("refuses a map file %j before it begins", async (map, message) => {
    const { code, err, files } = await command(never, "--map", written(map), "--dry-run")
    expect([code, err.trim().split("\n").length, files]).toEqual([1, 1, {}])
    expect(err).toMatch(message)
  })

  it("refuses a map file that is not there, and a folder that cannot be", async () => {
    expect((await command(never, "--map", path.join(folder, "none.json"), "--dry-run")).err).toMatch(/the map file cannot be read: .*ENOENT.*\(invalid_map\)\n$/)
    written("", "new")
    expect((await command(never, "--dry-run")).err).toMatch(/^medusa-b2b-loyalty: the reports cannot be written: .*new.* \(invalid_arguments\)\n$/)
  })

  it("names every wrong option on a line of its own", async () => {
    const { code, err } = await command(never, "--force", "--what=orders", "mysql://root:geheim@host/db")
    expect(code).toBe(1)
    expect(err.split("\n")).toEqual([
      "medusa-b2b-loyalty: there is a word without an option before it",
      "medusa-b2b-loyalty: --force is no option; --help names them all",
      "medusa-b2b-loyalty: --dry-run either --dry-run or --apply must be given",
      "medusa-b2b-loyalty: --what must be some of groups,customers,tiers,points,codes",
      "",
    ])
  })
})

describe("the progress", () => {
  it("is told at most once a second, and at the end of each thing", () => {
    const lines: string[] = []
    let time = 0
    const tell = progressLines((line) => lines.push(line), () => time)
    for (let rows = 1000; rows <= 5000; rows += 1000) {
      tell({ thing: "tiers", rows, of: 5000 })
      time += 400
    }
    tell({ thing: "points", rows: 0, of: 0 })
    expect(lines).toEqual(["tiers: 1,000 of 5,000 rows (20 %)", "tiers: 4,000 of 5,000 rows (80 %)", "tiers: 5,000 of 5,000 rows (100 %)", "points: 0 of 0 rows"])
  })
})
