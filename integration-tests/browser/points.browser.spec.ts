import type { Browser, Page } from "playwright-core"
import { setTimeout as pause } from "node:timers/promises"
import { call, logInAsAdmin } from "../../demo/seed/admin-client"
import { admin } from "../../demo/seed/companies"
import { accessibilityProblems, openBrowser, openPage, settled, sidewaysScroll, WIDTHS } from "./browser"
import { logIn, orderCart } from "./storefront-actions"

// A whole purchase on a small and busy machine.
jest.setTimeout(300_000)

const storefront = process.env.STOREFRONT_URL ?? ""
const BUYER = "david.okafor@northfield.example"
/** Buys for a company whose members share a wallet. */
const SHARING_BUYER = "jonas.weber@brenner.example"
/** Belongs to two companies. */
const BUYER_OF_TWO = "emily.carter@northfield.example"
const ARTICLE = "/products/safety-helmet"

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(() => browser?.close())

const amountIn = (text: string | null) => Number(text?.replace(/[^\d.]/g, ""))
const total = async (page: Page) => amountIn(await page.getByTestId("total").textContent())
const field = (page: Page) => page.getByRole("textbox", { name: "How many points" })
const wallet = (page: Page, name: RegExp) => page.getByRole("radio", { name })

/** A cart with one article, and its page. */
const openCart = async (page: Page, email: string, article = ARTICLE) => {
  await logIn(page, email)
  await page.goto(`${storefront}${article}`)
  await page.getByRole("button", { name: "Add to cart" }).click()
  await page.getByRole("link", { name: "View cart" }).click()
  await field(page).waitFor()
  await settled(page)
}

/** Types a number of points and waits until the cart has taken it. */
const usePoints = async (page: Page, points: number) => {
  await field(page).fill(String(points))
  await field(page).press("Enter")
  await page.getByTestId("paid-with-points").waitFor()
  await settled(page)
}

/** The balance on the account page, of the buyer's own wallet. */
const balance = async (page: Page) => {
  await page.goto(`${storefront}/account`)
  const own = page.locator(".points-wallet").first().locator("strong")
  await own.waitFor()
  return amountIn(await own.textContent())
}

/** Whether points pay for delivery, too. */
const payForDelivery = async (pays_shipping: boolean) => {
  const client = await logInAsAdmin(process.env.STORE_URL ?? "", admin.email, admin.password)
  await client.post("/admin/reward-points/program", { redemption: { pays_shipping } })
}

/** Adds what a whole cart costs, so that the specs can be run again on the same shop. */
const topUp = async (email: string) => {
  const client = await logInAsAdmin(process.env.STORE_URL ?? "", admin.email, admin.password)
  const { customers } = await client.get<{ customers: { id: string }[] }>(`/admin/customers?email=${encodeURIComponent(email)}`)
  const { accounts } = await client.get<{ accounts: { id: string }[] }>(`/admin/reward-points/accounts?customer_id=${customers[0]?.id}`)
  await client.post(`/admin/reward-points/accounts/${accounts[0]?.id}/adjust`, { points: 5000, reason: "For a test" })
}

/** An order of a visitor without an account, who reads in the cart that its points wait. */
const orderAsGuest = async (page: Page, email: string) => {
  await page.goto(`${storefront}${ARTICLE}`)
  await page.getByRole("button", { name: "Add to cart" }).click()
  await page.getByRole("link", { name: "View cart" }).click()
  await page.getByText(/^No account yet\? The points from this order wait for you/).waitFor()
  await page.getByRole("link", { name: "Checkout" }).click()
  const address = { "E-mail": email, "First name": "Gina", "Last name": "Guest", "Street and number": "Hafenstraße 1", "Postal code": "20457", Town: "Hamburg" }
  for (const [name, value] of Object.entries(address)) await page.getByRole("textbox", { name, exact: true }).fill(value)
  await page.getByRole("button", { name: "Continue to delivery" }).click()
  await page.getByRole("button", { name: "Continue to payment" }).click()
  await page.getByRole("button", { name: /^Order for/ }).click()
  await page.getByText("Thank you.").waitFor()
}

/** The demo storefront has no page for it: an account, as any storefront makes one. @returns the customer's id */
const register = async (email: string, password: string): Promise<string> => {
  const base = process.env.STORE_URL ?? ""
  const { publishable_key } = await (await fetch(`${storefront}/config.json`)).json()
  const { token } = await call<{ token: string }>(base, "POST", "/auth/customer/emailpass/register", {}, { email, password })
  const headers = { authorization: `Bearer ${token}`, "x-publishable-api-key": publishable_key }
  const { customer } = await call<{ customer: { id: string } }>(base, "POST", "/store/customers", headers, { email, first_name: "Gina" })
  return customer.id
}

/** What an admin reads, again and again until it is there: events take their time. */
const eventually = async <T>(path: string, find: (answer: T) => unknown): Promise<T> => {
  const client = await logInAsAdmin(process.env.STORE_URL ?? "", admin.email, admin.password)
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(300)) {
    const answer = await client.get<T>(path)
    if (find(answer)) return answer
  }
  throw new Error(`${path} does not show what was waited for`)
}

/** Waits until a guest's points are held for the customer. @returns how many */
const untilHeld = async (customerId: string): Promise<number> => {
  const path = `/admin/reward-points/held-orders?customer_id=${customerId}`
  return (await eventually<{ points: number }>(path, ({ points }) => points > 0)).points
}

/** The token of the e-mail with the link; the demo's e-mails can be read by an admin. */
const tokenSentTo = async (email: string): Promise<string> => {
  type Sent = { notifications: { template: string; data: { token?: string } }[] }
  const link = ({ notifications }: Sent) => notifications.find(({ template }) => template === "reward-points-claim")?.data.token
  return link(await eventually<Sent>(`/admin/notifications?to=${encodeURIComponent(email)}`, link)) ?? ""
}

describe("a buyer with points", () => {
  beforeAll(() => topUp(BUYER))

  it("uses some, sees the total fall, orders, and finds both in the order and in the history", async () => {
    const { page, problems } = await openPage(browser, 1280)
    await openCart(page, BUYER)
    const before = await balance(page)
    await page.goto(`${storefront}/cart`)
    await field(page).waitFor()
    const full = await total(page)

    await usePoints(page, 200)
    expect(amountIn(await page.getByTestId("paid-with-points").textContent())).toBe(2)
    const reduced = await total(page)
    expect(reduced).toBeLessThanOrEqual(full - 2)
    await page.getByText("200 points used: −$2.00").waitFor()

    await orderCart(page)
    expect(amountIn(await page.getByTestId("paid-with-points").textContent())).toBe(2)
    await page.getByText("200 points used", { exact: true }).waitFor()
    await page.getByText(/^\d+ points earned$/).waitFor()
    const number = /Order (\d+)/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[1]

    await page.goto(`${storefront}/account`)
    await page.getByRole("row").filter({ hasText: "Used" }).filter({ hasText: "−200" }).first().waitFor()
    const earned = page.getByRole("row").filter({ hasText: `Earned with order ${number}` })
    await earned.waitFor()
    const points = amountIn(await earned.locator("td").nth(1).textContent())
    expect(points).toBeGreaterThan(0)
    expect(await balance(page)).toBe(before - 200 + points)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it("takes them back, and pays in full again", async () => {
    const { page } = await openPage(browser, 1280)
    await openCart(page, BUYER)
    const full = await total(page)
    await usePoints(page, 150)
    await page.getByRole("region", { name: "Use your points" }).getByRole("button", { name: "Remove" }).click()
    await page.getByTestId("paid-with-points").waitFor({ state: "detached" })
    await page.getByText("No points are used any more.").waitFor()
    expect(await total(page)).toBe(full)
    await page.context().close()
  })

  it("is told what can be used when asking for too little, and gets the most when asking for too much", async () => {
    const { page } = await openPage(browser, 390)
    await openCart(page, BUYER)
    await field(page).fill("99")
    await field(page).press("Enter")
    expect(await field(page).getAttribute("aria-invalid")).toBe("true")
    expect(await page.getByTestId("paid-with-points").count()).toBe(0)
    await field(page).fill("999999")
    await field(page).press("Enter")
    await page.getByText(/^Corrected to /).waitFor()
    await page.getByTestId("paid-with-points").waitFor()
    await page.context().close()
  })

  describe("in a shop in which they pay for delivery, too,", () => {
    beforeAll(() => payForDelivery(true))
    afterAll(() => payForDelivery(false))

    it("pays for everything with them, and is asked for no payment", async () => {
      const { page, problems } = await openPage(browser, 1280)
      await openCart(page, BUYER)
      await page.getByRole("button", { name: /^Use all/ }).click()
      await page.getByTestId("paid-with-points").waitFor()
      await page.getByRole("link", { name: "Checkout" }).click()
      await page.getByRole("button", { name: "Continue to delivery" }).click()
      await page.getByRole("button", { name: "Continue to payment" }).click()
      await page.getByText("There is nothing left to pay.").waitFor()
      expect(await page.getByRole("group", { name: "Way of payment" }).count()).toBe(0)
      await page.getByRole("button", { name: "Order for $0.00" }).click()
      await page.getByText("Thank you.").waitFor()
      expect(await total(page)).toBe(0)
      expect(problems).toEqual([])
      await page.context().close()
    })
  })

  it("pays from the wallet of the company, with the keyboard", async () => {
    const { page } = await openPage(browser, 1280)
    await openCart(page, SHARING_BUYER)
    await wallet(page, /^Your own/).focus()
    await page.keyboard.press("ArrowDown")
    expect(await wallet(page, /^Brenner Maschinenbau GmbH/).isChecked()).toBe(true)
    await usePoints(page, 300)
    expect(await wallet(page, /^Brenner Maschinenbau GmbH/).isChecked()).toBe(true)
    await page.reload()
    await page.getByText("300 points used:").waitFor()
    expect(await wallet(page, /^Brenner Maschinenbau GmbH/).isChecked()).toBe(true)
    await page.context().close()
  })
})

describe("a visitor", () => {
  it("reads what customers earn and how it works, and has nothing to use", async () => {
    const { page, problems } = await openPage(browser, 1280)
    await page.goto(`${storefront}/categories/safety-gear`)
    await page.getByText(/^Log in: [\d,]+ points?$/).first().waitFor()
    await page.goto(`${storefront}${ARTICLE}`)
    await page.getByRole("link", { name: "How it works" }).click()
    await page.getByRole("heading", { name: "How points work" }).waitFor()
    await page.getByText(/do not expire/).waitFor()
    await page.goto(`${storefront}${ARTICLE}`)
    await page.getByRole("button", { name: "Add to cart" }).click()
    await page.getByRole("link", { name: "View cart" }).click()
    await page.getByRole("heading", { name: "Summary" }).waitFor()
    await settled(page)
    expect(await field(page).count()).toBe(0)
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe("a buyer of several companies", () => {
  const buyingFor = (page: Page) => page.getByRole("combobox", { name: "Buying for" })
  const chosen = (page: Page) => buyingFor(page).locator("option:checked").textContent()

  it("chooses in the cart for which one it is bought, and finds the choice again at the checkout", async () => {
    const { page, problems } = await openPage(browser, 390)
    await openCart(page, BUYER_OF_TWO)
    expect(await buyingFor(page).locator("option").allTextContents()).toEqual(["Northfield Fabrication Inc.", "Northfield Service LLC"])
    expect(await chosen(page)).toBe("Northfield Fabrication Inc.")

    await buyingFor(page).selectOption({ label: "Northfield Service LLC" })
    await settled(page)
    await page.reload()
    await buyingFor(page).waitFor()
    expect(await chosen(page)).toBe("Northfield Service LLC")
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole("link", { name: "Checkout" }).click()
    await buyingFor(page).waitFor()
    expect(await chosen(page)).toBe("Northfield Service LLC")

    await buyingFor(page).selectOption({ label: "Northfield Fabrication Inc." })
    await settled(page)
    await page.goto(`${storefront}/cart`)
    await buyingFor(page).waitFor()
    expect(await chosen(page)).toBe("Northfield Fabrication Inc.")
    expect(problems).toEqual([])
    await page.context().close()
  })

  it("is told when the choice was not taken, and sees for which one the cart still is", async () => {
    const { page } = await openPage(browser, 1280)
    await openCart(page, BUYER_OF_TWO)
    const isChoice = ({ pathname }: URL) => pathname.endsWith("/company")
    await page.route(isChoice, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()))
    await buyingFor(page).selectOption({ label: "Northfield Service LLC" })
    await page.getByText("This did not work. Nothing was changed; please try again.").waitFor()
    expect(await chosen(page)).toBe("Northfield Fabrication Inc.")
    await page.context().close()
  })

  it("has nothing to choose with one company", async () => {
    const { page } = await openPage(browser, 1280)
    await openCart(page, BUYER)
    expect(await buyingFor(page).count()).toBe(0)
    await page.context().close()
  })
})

describe("who has ordered as a guest", () => {
  const PASSWORD = "a-guest-no-more"
  const logInWith = async (page: Page, email: string) => {
    await page.getByRole("textbox", { name: "E-mail" }).fill(email)
    await page.getByLabel("Password").fill(PASSWORD)
    await page.getByRole("button", { name: "Log in", exact: true }).click()
  }

  it("registers, asks for the link, and gets the points with it, once", async () => {
    const email = `guest-${Date.now().toString(36)}@points.example`
    const { page, problems } = await openPage(browser, 390)
    await orderAsGuest(page, email)
    const customerId = await register(email, PASSWORD)
    const held = await untilHeld(customerId)

    await page.goto(`${storefront}/login?back=/account`)
    await logInWith(page, email)
    await page.getByRole("button", { name: "Send me the link" }).click()
    await page.getByText(/^If there are any, a link is on its way to your e-mail address\./).waitFor()
    const link = `${storefront}/points/claim?token=${await tokenSentTo(email)}`

    const { page: opened } = await openPage(browser, 390)
    await opened.goto(link)
    await opened.getByRole("heading", { name: "Log in" }).first().waitFor()
    await logInWith(opened, email)
    await opened.getByRole("heading", { name: "Your points from orders as a guest" }).waitFor()
    await opened.getByText(`Added to your account from your orders as a guest: ${held.toLocaleString("en")} points.`).waitFor()
    expect(await accessibilityProblems(opened)).toEqual([])
    expect(await sidewaysScroll(opened)).toBe(0)
    await opened.getByRole("link", { name: "Your balance" }).click()
    await opened.getByRole("row").filter({ hasText: "as a guest with order" }).filter({ hasText: `+${held.toLocaleString("en")}` }).waitFor()
    expect(await balance(opened)).toBe(held)

    await opened.goto(link)
    await opened.getByRole("alert").filter({ hasText: "This link was used already." }).waitFor()
    expect(await opened.getByText("Added to your account").count()).toBe(0)
    expect(await balance(opened)).toBe(held)
    expect(problems).toEqual([])
    await opened.context().close()
    await page.context().close()
  })

  it("gets nothing with the link of somebody else, who can still use it", async () => {
    const email = `guest-${Date.now().toString(36)}@points.example`
    const { page } = await openPage(browser, 1280)
    await orderAsGuest(page, email)
    const customerId = await register(email, PASSWORD)
    const held = await untilHeld(customerId)
    await page.goto(`${storefront}/login?back=/account`)
    await logInWith(page, email)
    await page.getByRole("button", { name: "Send me the link" }).click()
    const link = `${storefront}/points/claim?token=${await tokenSentTo(email)}`

    const { page: other } = await openPage(browser, 1280)
    await logIn(other, BUYER)
    const before = await balance(other)
    await other.goto(link)
    await other.getByRole("alert").filter({ hasText: "This link does not belong to your account." }).waitFor()
    expect(await balance(other)).toBe(before)
    await page.goto(link)
    await page.getByText(`Added to your account from your orders as a guest: ${held.toLocaleString("en")} points.`).waitFor()
    await other.context().close()
    await page.context().close()
  })
})

describe.each(WIDTHS)("at %d pixels", (width) => {
  it("cart, account and terms have no serious accessibility problem and do not scroll sideways", async () => {
    const { page } = await openPage(browser, width)
    await openCart(page, SHARING_BUYER)
    for (const address of ["/cart", "/account", "/points"]) {
      await page.goto(`${storefront}${address}`)
      await settled(page)
      expect([address, await accessibilityProblems(page)]).toEqual([address, []])
      expect(await sidewaysScroll(page)).toBe(0)
    }
    await page.context().close()
  })
})
