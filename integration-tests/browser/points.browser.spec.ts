import type { Browser, Page } from "playwright-core"
import { logInAsAdmin } from "../../demo/seed/admin-client"
import { admin } from "../../demo/seed/companies"
import { accessibilityProblems, openBrowser, openPage, sidewaysScroll, WIDTHS } from "./browser"
import { logIn, orderCart, settled } from "./storefront-actions"

// A whole purchase on a small and busy machine.
jest.setTimeout(180_000)

const storefront = process.env.STOREFRONT_URL ?? ""
const BUYER = "david.okafor@northfield.example"
/** Buys for a company whose members share a wallet. */
const SHARING_BUYER = "jonas.weber@brenner.example"
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
