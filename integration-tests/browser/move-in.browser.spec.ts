import { Client } from "pg"
import type { Browser } from "playwright-core"
import type { AdminMoveIn, MoveInReport } from "../../src/types/move-in"
import { moveInReport, provenMoveInReport } from "../support/move-in-report"
import { openBrowser, WIDTHS } from "./browser"
import { expectNoBarriers, logInToDashboard } from "./dashboard-actions"

const dashboard = process.env.DASHBOARD_URL ?? ""

/** Each test loads the whole dashboard anew, which takes its time on a small machine. */
jest.setTimeout(300_000)

let browser: Browser
let database: Client

beforeAll(async () => {
  browser = await openBrowser()
  database = new Client({ connectionString: process.env.STORE_DATABASE_URL })
  await database.connect()
})

afterAll(async () => {
  await database?.query("DELETE FROM move_in_run WHERE id LIKE $1", [`${run}%`])
  await database?.end()
  await browser?.close()
})

/** Runs of this spec alone. */
const run = `movein_${Date.now().toString(36)}_`

/** A run goes on as long as somebody holds this lock, which its connection lets go of when it ends. */
const MOVE_IN_LOCK = 0x6d76696e

/** As the command writes it. `report` null: it runs. */
const insertRun = async (name: string, mode: AdminMoveIn["mode"], report: MoveInReport | null) => {
  const id = `${run}${name}`
  await database.query(
    `INSERT INTO move_in_run (id, origin, "from", mode, what, status, progress, report, ended_at) VALUES ($1, 'magento2', 'magento2', $2, $3, $4, $5, $6, $7)`,
    [id, mode, JSON.stringify(["groups", "customers", "tiers", "points"]), report ? "done" : "running", report ? null : JSON.stringify({ thing: "tiers", rows: 20_000, of: 52_300 }), report && JSON.stringify(report), report && new Date()]
  )
  return id
}

const endRun = (id: string, report: MoveInReport) =>
  database.query("UPDATE move_in_run SET status = 'done', progress = NULL, report = $2, ended_at = now() WHERE id = $1", [id, JSON.stringify(report)])

describe("move-ins in the dashboard", () => {
  it("are found under Settings, with what came over, what did not fit and whether the proof holds", async () => {
    await insertRun("dry", "dry_run", moveInReport)
    await insertRun("proven", "apply", provenMoveInReport)
    const { page, problems } = await logInToDashboard(browser, 1280)
    await page.goto(`${dashboard}/settings`)
    await page.getByRole("link", { name: "Moving in", exact: true }).click()
    await page.getByRole("heading", { name: "Moving in", exact: true }).waitFor()

    await page.getByRole("row").filter({ hasText: "For real" }).first().click()
    const points = page.getByRole("region", { name: "What was moved" }).getByRole("row").filter({ hasText: "Points" })
    await points.waitFor()
    expect(await points.getByRole("cell").allTextContents()).toEqual(["Points", "1,900", "1,871", "0", "0", "0", "29", "0"])

    await page.getByText("Not everything is the same").waitFor()
    const price = page.getByRole("region", { name: "Prices of buyers" }).getByRole("row").last()
    expect(await price.getByRole("cell").allTextContents()).toEqual(["BOLT-M8", "Wholesale", "100", "€0.19", "€0.20", "The price is another one"])

    await page.getByText("SKU that is not known here").click()
    await page.getByText("this shop has no variant with the SKU NUT-M5-OLD").waitFor()

    await page.getByRole("list").getByRole("link", { name: "Moving in" }).click()
    await page.getByRole("row").filter({ hasText: "Dry run" }).first().click()
    await page.getByText(/^Nothing was changed\. Run the same command with --apply/).waitFor()
    expect(problems).toEqual([])
  })

  it("say what they are at while they run, and show their report by themselves once they are done", async () => {
    await database.query("SELECT pg_advisory_lock($1)", [MOVE_IN_LOCK])
    const id = await insertRun("running", "apply", null)
    const { page, problems } = await logInToDashboard(browser, 1280)
    await page.goto(`${dashboard}/settings/move-in/${id}`)
    await page.getByText("Tier prices: 20,000 of 52,300").waitFor()
    await endRun(id, provenMoveInReport)
    await database.query("SELECT pg_advisory_unlock($1)", [MOVE_IN_LOCK])
    await page.getByRole("region", { name: "What was moved" }).waitFor()
    expect(await page.getByRole("progressbar").count()).toBe(0)
    expect(problems).toEqual([])
  })

  it("show how to start the first one where there are none", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
    await page.route("**/admin/move-ins?*", (route) => route.fulfill({ json: { move_ins: [], count: 0, offset: 0, limit: 20 } }))
    await page.goto(`${dashboard}/settings/move-in`)
    await page.getByRole("heading", { name: "Nothing has been moved in yet" }).waitFor()
    await page.getByRole("button", { name: "Copy the command for Magento 2" }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("npx medusa-b2b-loyalty move-in --from magento2 --url mysql://USER:PASS@HOST/DATABASE --dry-run")
    expect(problems).toEqual([])
  })

  it.each(WIDTHS)("fit a window of %d px and can be used without seeing it", async (width) => {
    const id = await insertRun(`wide${width}`, "apply", provenMoveInReport)
    const { page, problems } = await logInToDashboard(browser, width)
    await expectNoBarriers(page, [
      ["settings/move-in", "Moving in"],
      [`settings/move-in/${id}`, "What was moved"],
    ])
    expect(problems).toEqual([])
  })
})
