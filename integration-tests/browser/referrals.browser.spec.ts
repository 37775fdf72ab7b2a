import { Client } from "pg"
import type { Browser, Page } from "playwright-core"
import { type AdminClient, logInAsAdmin } from "../../demo/seed/admin-client"
import { admin, buyerPassword } from "../../demo/seed/companies"
import { registerBuyer } from "../../demo/seed/store-client"
import type { AdminReferral, AdminReferralProgram } from "../../src/types/referrals"
import { pause } from "../support/eventually"
import { accessibilityProblems, layoutShift, openBrowser, openPage, settled, sidewaysScroll, WIDTHS } from "./browser"
import { logInToDashboard } from "./dashboard-actions"
import { logIn } from "./storefront-actions"

const storefront = process.env.STOREFRONT_URL ?? ""
const dashboard = process.env.DASHBOARD_URL ?? ""
const store = process.env.STORE_URL ?? ""

/** The shop follows an order a moment after it has answered. */
const PATIENCE_MS = 60_000

// Each test loads a shop or a dashboard anew, which takes its time on a small machine.
jest.setTimeout(300_000)

let browser: Browser
let client: AdminClient
let before: AdminReferralProgram

/** People of this run alone, as friends bring somebody once. */
const run = Date.now().toString(36)
const mail = (name: string) => `${name}-${run}@${name}-${run}.example`

beforeAll(async () => {
  browser = await openBrowser()
  client = await logInAsAdmin(store, process.env.ADMIN_EMAIL ?? admin.email, process.env.ADMIN_PASSWORD ?? admin.password)
  before = (await client.get<{ program: AdminReferralProgram }>("/admin/referrals/program")).program
  await client.post("/admin/referrals/program", { holding_days: 14 })
})

afterAll(async () => {
  await browser?.close()
  if (before) await client.post("/admin/referrals/program", { holding_days: before.holding_days })
})

/** Registers an account with the shop, past its pages, and answers who it is. */
const account = async (first_name: string) => {
  const { publishable_key } = (await (await fetch(`${storefront}/config.json`)).json()) as { publishable_key: string }
  const person = { email: mail(first_name.toLowerCase()), first_name, last_name: `Of${run}` }
  await registerBuyer(store, publishable_key, { ...person, password: buyerPassword })
  return person
}

const logInByForm = async (page: Page, email: string) => {
  await page.goto(`${storefront}/login`)
  const form = page.getByRole("form", { name: "Log in" })
  await form.getByLabel("E-mail").fill(email)
  await form.getByLabel("Password").fill(buyerPassword)
  await form.getByRole("button", { name: "Log in" }).click()
  await page.waitForURL(`${storefront}/`)
  await settled(page)
}

const addToCart = async (page: Page) => {
  await page.getByRole("button", { name: "Add to cart" }).first().click()
  await page.locator(".cart-link .count").waitFor()
  await settled(page)
}

/** An advocate at the account page with a code; answers the link as it was copied. */
const advocateWithLink = async (name: string) => {
  const person = await account(name)
  const { page, problems } = await openPage(browser, 1280)
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
  await logInByForm(page, person.email)
  await page.goto(`${storefront}/account`)
  const card = page.getByRole("region", { name: "Refer friends" }).last()
  await card.getByRole("button", { name: "Get my code" }).click()
  await card.getByRole("button", { name: "Copy the link" }).click()
  await card.getByText("Copied").waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  return { person, page, problems, link }
}

const referralOf = async (email: string, state: AdminReferral["state"]): Promise<AdminReferral> => {
  let found: AdminReferral | undefined
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(500)) {
    const { referrals } = await client.get<{ referrals: AdminReferral[] }>(`/admin/referrals?${new URLSearchParams({ q: email })}`)
    found = referrals.find(({ friend }) => friend.email === email)
    if (found?.state === state) return found
  }
  throw new Error(`The referral of ${email} is ${found?.state ?? "not there"}, not ${state}`)
}

/** As if the holding days were over. */
const endHoldingDays = async ({ id, order }: AdminReferral) => {
  const database = new Client({ connectionString: process.env.STORE_DATABASE_URL })
  await database.connect()
  try {
    await database.query("UPDATE referral SET due_at = now() - interval '1 second' WHERE id = $1", [id])
  } finally {
    await database.end()
  }
  // Any change of the order has it followed anew; without one the job would find it within minutes.
  await client.post(`/admin/orders/${order?.id ?? ""}`, { metadata: { looked_at: run } })
}

describe("an advocate and a friend", () => {
  it("the link is copied, followed and bought by with the discount, the admin sees it, and the advocate is rewarded after the holding days", async () => {
    const advocate = await advocateWithLink("Ada")
    expect(new URL(advocate.link).origin).toBe(storefront)

    // The link works with any page, and leaves the address once it is kept.
    const { page, problems } = await openPage(browser, 390)
    await page.goto(`${storefront}/products/compact-cylinder${new URL(advocate.link).search}`)
    await page.getByText(/^Ada gives you 10 % off the first order from 50\.00 EUR/).waitFor()
    expect(new URL(page.url()).search).toBe("")

    // 34.00 net are 16.00 too few.
    await addToCart(page)
    await page.goto(`${storefront}/cart`)
    await page.getByText(/^From Ada: 10 % off the first order/).waitFor()
    await page.getByText("Goods for €16.00 more, without tax, and the discount is yours.").waitFor()

    // The code comes along to the new account.
    await page.goto(`${storefront}/register?back=/cart`)
    const friend = mail("frieda")
    const form = page.getByRole("form", { name: "Create an account" })
    for (const [label, value] of [["First name", "Frieda"], ["Last name", `Friend${run}`], ["E-mail", friend], ["Password", "a-long-password"]]) {
      await form.getByLabel(label).fill(value)
    }
    await form.getByRole("button", { name: "Create account" }).click()
    await page.waitForURL(`${storefront}/cart`)
    await page.getByText(/^From Ada: /).waitFor()

    // Two are 80.92 with VAT; 10 % of 68.00 net are 8.09 with VAT.
    await page.getByRole("button", { name: /^One more of/ }).first().click()
    await page.getByText("−€8.09").waitFor()
    expect(await page.getByTestId("total").textContent()).toBe("€72.83")
    expect(await page.locator("main").textContent()).not.toContain("REFERRAL-")

    await page.getByRole("link", { name: "Checkout" }).click()
    for (const [label, value] of [["Street and number", "Teststraße 1"], ["Postal code", "10115"], ["Town", "Berlin"]]) {
      await page.getByLabel(label).fill(value)
    }
    await page.getByRole("button", { name: "Continue to delivery" }).click()
    await page.getByRole("button", { name: "Continue to payment" }).click()
    await page.getByRole("button", { name: /^Order for/ }).click()
    await page.getByText("Thank you.").waitFor()
    await page.getByText("−€8.09").waitFor()
    await page.goto(storefront)
    await settled(page)
    expect(await page.getByText(/gives you 10 %/).count()).toBe(0)
    expect(problems).toEqual([])

    const qualified = await referralOf(friend, "qualified")
    expect(qualified).toMatchObject({ channel: "link", order: { net: expect.stringMatching(/^61\.2/) }, reason: "first_order" })
    const office = await logInToDashboard(browser, 1280)
    await office.page.goto(`${dashboard}/referrals`)
    const row = office.page.getByRole("row").filter({ hasText: `Frieda Friend${run}` })
    await row.getByText("Qualified").waitFor()
    expect(await row.textContent()).toContain(advocate.person.last_name)

    await advocate.page.goto(`${storefront}/account`)
    await advocate.page.getByText(/^500 points on their way, due on/).waitFor()
    await endHoldingDays(qualified)
    await referralOf(friend, "rewarded")
    await advocate.page.goto(`${storefront}/account`)
    await advocate.page.getByText("500 points earned so far").waitFor()
    await advocate.page.getByRole("group").or(advocate.page.locator(".points-wallet")).filter({ hasText: "500" }).first().waitFor()
    await office.page.goto(`${dashboard}/referrals/${qualified.id}`)
    await office.page.getByText("The holding days are over.").first().waitFor()
    expect([...advocate.problems, ...office.problems]).toEqual([])
  })

  it("nobody is offered the own code, and its link is refused in the cart", async () => {
    const { page, link, problems } = await advocateWithLink("Oda")
    await page.goto(`${storefront}/products/compact-cylinder${new URL(link).search}`)
    await page.getByRole("button", { name: "Add to cart" }).first().waitFor()
    await settled(page)
    expect(await page.getByText(/gives you/).count()).toBe(0)
    await addToCart(page)
    await page.goto(`${storefront}/cart`)
    const code = new URL(link).searchParams.get("ref") ?? ""
    await page.getByRole("button", { name: "A friend sent you a code?" }).click()
    await page.getByLabel("Code from a friend").fill(code)
    await page.getByRole("button", { name: "Use code" }).click()
    await page.getByText("This code cannot be used for this cart. Codes of friends are for a first order.").waitFor()
    expect(await page.getByLabel("Code from a friend").inputValue()).toBe(code)
    expect(problems).toEqual([])
  })

  it("a code is typed and taken off again, in words that are the same for every code that does not work", async () => {
    const { link } = await advocateWithLink("Uta")
    const { page, problems } = await openPage(browser, 1280)
    await page.goto(`${storefront}/products/compact-cylinder`)
    await addToCart(page)
    await page.goto(`${storefront}/cart`)
    await page.getByRole("button", { name: "A friend sent you a code?" }).click()
    const field = page.getByLabel("Code from a friend")
    await field.fill("NOSUCHCODE")
    await page.getByRole("button", { name: "Use code" }).click()
    await page.getByText("This code cannot be used for this cart. Codes of friends are for a first order.").waitFor()
    await field.fill((new URL(link).searchParams.get("ref") ?? "").toLowerCase())
    await page.getByRole("button", { name: "Use code" }).click()
    await page.getByText(/^From Uta: /).waitFor()
    await page.getByRole("button", { name: /^Remove the code/ }).click()
    await page.getByRole("button", { name: "A friend sent you a code?" }).waitFor()
    expect(problems).toEqual([])
  })

  it("invitations are sent by the shop, as many as the day has left", async () => {
    const { page, problems } = await advocateWithLink("Ines")
    await page.getByText("Invite friends").click()
    const addresses = page.getByLabel("E-mail addresses")
    await addresses.fill("not an address")
    await page.getByRole("button", { name: "Send invitations" }).click()
    await page.getByText("not is no e-mail address.").waitFor()
    await addresses.fill(`${mail("eins")}, ${mail("zwei")}`)
    await page.getByRole("button", { name: "Send invitations" }).click()
    await page.getByText("2 invitations were sent.").waitFor()
    await page.getByText(`We can send ${before.invitations_per_day - 2} more invitations for you today.`).waitFor()
    expect(problems).toEqual([])
  })

  it.each(WIDTHS)("read every page without barriers at %i px, and nothing moves under the finger", async (width) => {
    const { link } = await advocateWithLink(width > 600 ? "Wide" : "Slim")
    const { page, problems } = await openPage(browser, width)
    const looks = async () => {
      await settled(page)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await sidewaysScroll(page)).toBe(0)
      expect(await layoutShift(page)).toBeLessThanOrEqual(0.1)
    }
    await page.goto(`${storefront}/products/compact-cylinder${new URL(link).search}`)
    await page.getByText(/gives you 10 %/).waitFor()
    await looks()
    await addToCart(page)
    for (const [path, text] of [["cart", /^From /], ["checkout", /^From /], ["register", "Create account"]] as const) {
      await page.goto(`${storefront}/${path}`)
      await page.getByText(text).first().waitFor()
      await looks()
    }
    await logIn(page, "sophie.laurent@laurent.example")
    await page.goto(`${storefront}/account`)
    await page.getByText("Invite friends").click()
    await page.getByLabel("Your message").waitFor()
    await looks()
    expect(problems).toEqual([])
  })
})
