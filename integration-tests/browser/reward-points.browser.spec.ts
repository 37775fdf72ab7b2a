import type { Browser, Locator } from "playwright-core"
import { type AdminClient, logInAsAdmin } from "../../demo/seed/admin-client"
import { admin } from "../../demo/seed/companies"
import { openBrowser, sidewaysScroll, WIDTHS } from "./browser"
import { choose, expectNoBarriers, logInToDashboard } from "./dashboard-actions"

const dashboard = process.env.DASHBOARD_URL ?? ""
const email = process.env.ADMIN_EMAIL ?? admin.email
const password = process.env.ADMIN_PASSWORD ?? admin.password

/** Each test loads the whole dashboard anew, which takes its time on a small machine. */
jest.setTimeout(300_000)

type Account = { id: string; owner: { name: string }; available: number }

let browser: Browser
let client: AdminClient
let customer: { id: string; email: string }
/** What guests read before, to be put back; undefined while nothing was changed. */
let guestText: string | null | undefined
/** What owners were sent before; undefined while nothing was changed. */
let notifications: string[] | undefined

beforeAll(async () => {
  browser = await openBrowser()
  client = await logInAsAdmin(process.env.STORE_URL ?? "", email, password)
  // A customer of this spec alone: other specs spend the points of the demo's buyers.
  const created = await client.post<{ customer: typeof customer }>("/admin/customers", {
    email: `ledger-${Date.now().toString(36)}@points.example`,
    first_name: "Lea",
    last_name: named("Ledger"),
  })
  customer = created.customer
})

afterAll(async () => {
  await browser?.close()
  if (notifications) await client.post("/admin/reward-points/program", { notifications })
  if (guestText !== undefined) await client.post("/admin/reward-points/program", { guest_text: guestText })
})

const named = (what: string) => `${what} ${Date.now().toString(36)}`

const account = async (): Promise<Account> => {
  const { accounts } = await client.get<{ accounts: Account[] }>(`/admin/reward-points/accounts?customer_id=${customer.id}`)
  return accounts[0]
}

const textOf = async (element: Locator) => ((await element.textContent()) ?? "").replace(/\s+/g, " ")

describe("reward points in the dashboard", () => {
  it("are read in a ledger and adjusted with a reason", async () => {
    const { id, owner } = await account()
    await client.post(`/admin/reward-points/accounts/${id}/adjust`, { points: 500, reason: "Opening balance from the old shop" })
    const { page, problems } = await logInToDashboard(browser, 1280)
    await page.getByRole("link", { name: "Reward points" }).click()
    await page.getByRole("row").filter({ hasText: owner.name }).getByText("500", { exact: true }).waitFor()
    await page.getByRole("row").filter({ hasText: owner.name }).click()
    await page.getByRole("heading", { name: owner.name }).waitFor()
    const ledger = page.getByRole("table", { name: "Ledger" })
    await ledger.getByText("Opening balance from the old shop").waitFor()

    await page.getByRole("button", { name: "Adjust" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByText("Take points", { exact: true }).first().click()
    await drawer.getByRole("button", { name: "Take points" }).click()
    await drawer.getByText("Say why.").waitFor()
    await drawer.getByRole("textbox", { name: "How many" }).fill("1,20")
    await drawer.getByText("This must be a whole number.").waitFor()
    await drawer.getByRole("textbox", { name: "How many" }).fill("120")
    await drawer.getByText("Available now: 500. Afterwards: 380").waitFor()
    await drawer.getByRole("textbox", { name: "Reason" }).fill("Counted twice in the old shop")
    await drawer.getByRole("button", { name: "Take points" }).click()
    await page.getByText(`−120 points for ${owner.name}.`).waitFor()

    const newest = ledger.getByRole("row").nth(1)
    await newest.getByText("Counted twice in the old shop").waitFor()
    expect(await textOf(newest)).toMatch(/Adjusted.*120 from lot.*−120380$/)
    expect(await account()).toMatchObject({ available: 380 })
    expect(problems).toEqual([])
  })

  it("are not taken beyond the ceiling of the settings, and the form says so at the field", async () => {
    const { id } = await account()
    const { program } = await client.get<{ program: { adjust_ceiling: number } }>("/admin/reward-points/program")
    const { page } = await logInToDashboard(browser, 1280)
    await page.goto(`${dashboard}/reward-points/accounts/${id}`)
    await page.getByRole("button", { name: "Adjust" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByText(/^At most .* at once/).waitFor()
    await drawer.getByRole("textbox", { name: "How many" }).fill(String(program.adjust_ceiling + 1))
    await drawer.getByRole("textbox", { name: "Reason" }).fill("A slip")
    const before = await account()
    await drawer.getByRole("button", { name: "Add points" }).click()
    await drawer.getByText(/^Enter a whole number from 1 to/).waitFor()
    expect(await drawer.getByRole("textbox", { name: "How many" }).getAttribute("aria-invalid")).toBe("true")
    expect(await account()).toEqual(before)
  })

  it("are earned by rules that are made, explained and archived in the dashboard", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    const name = named("Five a piece")
    await page.goto(`${dashboard}/reward-points/earning-rules`)
    await page.getByRole("link", { name: "Create" }).click()
    await page.getByRole("heading", { name: "Create an earning rule" }).waitFor()
    await page.getByRole("textbox", { name: "Name" }).fill(name)
    await page.getByText("Points per piece", { exact: true }).click()
    await page.getByRole("textbox", { name: "Points", exact: true }).fill("0")
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByText(/^Enter a whole number from 1 to/).waitFor()
    await page.getByRole("textbox", { name: "Points", exact: true }).fill("5")
    await choose(page, "Most in a period", "Each month")
    await page.getByRole("textbox", { name: "Points in it" }).fill("200")
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByRole("heading", { name, exact: true }).waitFor()
    await page.getByText("5 points for each piece").waitFor()
    await page.getByText("200 a month").waitFor()

    await page.getByRole("main").getByRole("button", { name: "Actions" }).click()
    await page.getByRole("menuitem", { name: "Delete" }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click()
    await page.getByText(`${name} was deleted.`).waitFor()
    expect(problems).toEqual([])
  })

  it("have settings that are changed part by part, and remembered version by version", async () => {
    const { program: before } = await client.get<{ program: { version: number; guest_text: string | null } }>("/admin/reward-points/program")
    guestText = before.guest_text
    const { page, problems } = await logInToDashboard(browser, 1280)
    const text = named("Log in to earn points")
    await page.goto(`${dashboard}/reward-points/settings`)
    await page.getByRole("link", { name: "Edit: What buyers see" }).click()
    await page.getByRole("textbox", { name: "For guests" }).fill(text)
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("The settings were saved.").waitFor()
    await page.getByRole("dialog").waitFor({ state: "hidden" })
    await page.getByText(text).waitFor()
    await page.getByText(`Version ${before.version + 1}`).waitFor()
    expect(problems).toEqual([])
  })

  it("are told to their owners by e-mail as far as the settings say", async () => {
    const { program } = await client.get<{ program: { notifications: string[] } }>("/admin/reward-points/program")
    notifications = program.notifications
    const { page, problems } = await logInToDashboard(browser, 1280)
    await page.goto(`${dashboard}/reward-points/settings`)
    await page.getByRole("link", { name: "Edit: E-mails to owners" }).click()
    await page.getByRole("switch", { name: "Points expired" }).click()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("The settings were saved.").waitFor()
    const { program: after } = await client.get<{ program: { notifications: string[] } }>("/admin/reward-points/program")
    expect(after.notifications).toEqual(notifications.filter((kind) => kind !== "expired"))
    expect(problems).toEqual([])
  })

  it.each(WIDTHS)("fit a window of %d px and can be used without seeing it", async (width) => {
    const { page, problems } = await logInToDashboard(browser, width)
    const { id, owner } = await account()
    await expectNoBarriers(page, [
      ["reward-points", "Reward points"],
      [`reward-points/accounts/${id}`, owner.name],
      ["reward-points/earning-rules", "Earning rules"],
      ["reward-points/earning-rules/create", "Create an earning rule"],
      ["reward-points/earning-rules/preview", "Answer"],
      ["reward-points/reports", "Liability"],
      ["reward-points/data", "Check the ledger"],
      ["reward-points/data/import", "Import opening balances"],
      ["reward-points/settings", "Programme"],
      ["reward-points/settings/edit/redemption", "Edit: Redeeming"],
      ["reward-points/settings/edit/notifications", "Edit: E-mails to owners"],
      ["reward-points/settings/edit/texts", "Edit: What buyers see"],
    ])
    // On a page of Medusa's the widget alone is ours.
    await page.goto(`${dashboard}/customers/${customer.id}`)
    await page.getByText("Counted twice in the old shop").waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    expect(problems).toEqual([])
  })
})
