import type { Browser, Page } from "playwright-core"
import { type AdminClient, logInAsAdmin } from "../../demo/seed/admin-client"
import { admin, buyerPassword } from "../../demo/seed/companies"
import { registerBuyer } from "../../demo/seed/store-client"
import type { AdminFreeProductRulesResponse, AdminOrderFreeProducts } from "../../src/types/free-products"
import { accessibilityProblems, layoutShift, openBrowser, openPage, settled, sidewaysScroll, WIDTHS } from "./browser"
import { logIn, orderCart } from "./storefront-actions"

// A whole purchase on a small and busy machine.
jest.setTimeout(240_000)

const storefront = process.env.STOREFRONT_URL ?? ""
const store = process.env.STORE_URL ?? ""
/** 34.00 net, 40.46 with VAT. */
const CYLINDER = "/products/compact-cylinder?article=PN-CYL-01A"
const BEARING = "/products/deep-groove-ball-bearing"
const MUG = "A workshop mug"
const CHOICE = "Something for the workshop"

let browser: Browser
let client: AdminClient

beforeAll(async () => {
  browser = await openBrowser()
  client = await logInAsAdmin(store, process.env.ADMIN_EMAIL ?? admin.email, process.env.ADMIN_PASSWORD ?? admin.password)
})

afterAll(() => browser?.close())

/** What is to be taken back after the test, whatever came of it. */
let takeBack: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const act of takeBack) await act()
  takeBack = []
})

const lines = (page: Page) => page.getByRole("list", { name: "Articles in your cart" }).locator("> li")
const lineOf = (page: Page, title: string) => lines(page).filter({ has: page.getByRole("heading", { name: title }) })
const freeProduct = (page: Page, name: string) => page.locator(".free-product").filter({ hasText: name })
const total = (page: Page, amount: string) => page.getByTestId("total").getByText(amount, { exact: true })
const bar = (page: Page) => page.getByRole("progressbar")

/** A cart with so many pieces of an article, and its page. */
const openCart = async (page: Page, article: string, quantity: number) => {
  await page.goto(`${storefront}${article}`)
  await page.getByRole("textbox", { name: /^Quantity of/ }).fill(String(quantity))
  await page.getByRole("button", { name: "Add to cart" }).click()
  await page.getByRole("link", { name: "View cart" }).click()
  await page.getByRole("heading", { name: "Summary" }).waitFor()
  await settled(page)
}

const setQuantity = async (page: Page, quantity: number) => {
  const field = page.getByRole("textbox", { name: /^Quantity of/ }).first()
  await field.fill(String(quantity))
  await field.press("Enter")
  await settled(page)
}

/** An account of this run alone, with an address, logged in. */
const logInAsNewBuyer = async (page: Page) => {
  const { publishable_key } = (await (await fetch(`${storefront}/config.json`)).json()) as { publishable_key: string }
  const email = `free-${Date.now().toString(36)}@free.example`
  const buyer = await registerBuyer(store, publishable_key, { email, password: buyerPassword, first_name: "Fritz", last_name: "Frei" })
  await buyer.post("/store/customers/me/addresses", { first_name: "Fritz", last_name: "Frei", address_1: "Hafenstraße 1", city: "Hamburg", postal_code: "20457", country_code: "de" })
  await page.goto(`${storefront}/login`)
  const form = page.getByRole("form", { name: "Log in" })
  await form.getByLabel("E-mail").fill(email)
  await form.getByLabel("Password").fill(buyerPassword)
  await form.getByRole("button", { name: "Log in" }).click()
  await page.waitForURL(`${storefront}/`)
  await settled(page)
  return email
}

const ruleId = async (name: string): Promise<string> => {
  const { rules } = await client.get<AdminFreeProductRulesResponse>(`/admin/free-product-rules?q=${encodeURIComponent(name)}`)
  const rule = rules.find((one) => one.name === name)
  if (!rule) throw new Error(`The demo has no rule ${name}`)
  return rule.id
}

/** An admin ends a rule, until the end of the test. */
const archive = async (name: string) => {
  const path = `/admin/free-product-rules/${await ruleId(name)}`
  takeBack.push(() => client.post(path, { status: "active" }))
  await client.post(path, { status: "archived" })
}

describe("a buyer whose cart grows", () => {
  it("sees the bar fill and the product appear, picks and swaps, declines and takes back, orders, and finds it in the order", async () => {
    const { page, problems } = await openPage(browser, 1280)
    await page.goto(storefront)
    const banner = page.getByRole("region", { name: "Free with your order" })
    await banner.getByText("From €500.00", { exact: true }).waitFor()
    expect(await banner.textContent()).not.toContain("Silver and Gold")
    await logInAsNewBuyer(page)

    // 12 are 485.52 with VAT.
    await openCart(page, CYLINDER, 11)
    await page.getByText("€54.94 more for a free Workshop mug").waitFor()
    const before = Number(await bar(page).first().getAttribute("aria-valuenow"))
    await setQuantity(page, 12)
    await page.getByText("€14.48 more for a free Workshop mug").waitFor()
    expect(Number(await bar(page).first().getAttribute("aria-valuenow"))).toBeGreaterThan(before)
    expect(await lines(page).count()).toBe(1)

    // 13 are 525.98: the mug comes in the same response, and costs nothing.
    await setQuantity(page, 13)
    const mug = lineOf(page, "Workshop mug")
    await mug.waitFor()
    await total(page, "€525.98").waitFor()
    expect(await mug.locator(".free-product-line").textContent()).toBe(`instead of €7.02 Free ${MUG}`)
    expect(await mug.locator(".cart-line-total").textContent()).toContain("€0.00")
    expect(await mug.getByRole("textbox").count()).toBe(0)
    expect(await mug.getByRole("button").count()).toBe(0)
    await page.getByText("Free in your cart: Workshop mug", { exact: true }).waitFor()

    // Down again it goes, up again it comes.
    await setQuantity(page, 12)
    await mug.waitFor({ state: "detached" })
    await setQuantity(page, 38)
    await mug.waitFor()

    // 38 are 1,537.48: one of three.
    const choice = freeProduct(page, CHOICE)
    await choice.getByRole("radio", { name: /Safety glasses/ }).check()
    await lineOf(page, "Safety glasses, anti-fog").waitFor()
    await choice.getByRole("radio", { name: /Threads and fasteners/ }).check()
    await lineOf(page, "Threads and fasteners, pocket guide").waitFor()
    await lineOf(page, "Safety glasses, anti-fog").waitFor({ state: "detached" })

    await freeProduct(page, MUG).getByRole("button", { name: `No, thanks: ${MUG}` }).click()
    await mug.waitFor({ state: "detached" })
    // Declined it stays, whatever else changes.
    await setQuantity(page, 39)
    await total(page, "€1,577.94").waitFor()
    expect(await mug.count()).toBe(0)
    await freeProduct(page, MUG).getByRole("button", { name: `Add it after all: ${MUG}` }).click()
    await mug.waitFor()
    expect(await lines(page).count()).toBe(3)
    await total(page, "€1,577.94").waitFor()

    await page.getByRole("link", { name: "Checkout" }).click()
    const ordered = page.locator(".ordered-lines li").filter({ hasText: "Workshop mug" })
    await ordered.getByText("Free", { exact: true }).waitFor()
    await page.goBack()
    await orderCart(page)
    const placed = page.getByRole("list", { name: "Articles of the order" }).locator("> li")
    expect(await placed.count()).toBe(3)
    const why = await placed.locator(".free-product-line").allTextContents()
    expect(why.sort()).toEqual([`instead of €7.02 Free ${MUG}`, `instead of €9.90 Free ${CHOICE}`])
    const id = /orders\/([^/]+)/.exec(page.url())?.[1] ?? ""
    const { lines: given } = await client.get<AdminOrderFreeProducts>(`/admin/free-product-rules/orders/${id}`)
    expect(given.map(({ rule_name, quantity }) => [rule_name, quantity]).sort()).toEqual([[MUG, 1], [CHOICE, 1]])
    expect(problems).toEqual([])
    await page.context().close()
  })

  it("gets the eleventh of ten, for each ten one, as a line of its own", async () => {
    const { page, problems } = await openPage(browser, 390)
    await openCart(page, BEARING, 9)
    await page.getByText("1 piece more").waitFor()
    await setQuantity(page, 20)
    const both = lineOf(page, "Deep groove ball bearing, 2RS")
    await both.nth(1).waitFor()
    expect(await both.filter({ has: page.locator(".free-product-line") }).locator(".cart-line-pieces").textContent()).toBe("2 pieces")
    await setQuantity(page, 9)
    await both.nth(1).waitFor({ state: "detached" })
    expect(problems).toEqual([])
    await page.context().close()
  })

  it("has no gloves for Silver and Gold, which Marco has", async () => {
    const { page } = await openPage(browser, 1280)
    await openCart(page, CYLINDER, 4)
    expect(await page.locator("main").textContent()).not.toContain("Silver and Gold")
    await logIn(page, "marco.rossi@rossi.example")
    await page.goto(`${storefront}/cart`)
    const gloves = lineOf(page, "Cut protection glove, level D")
    await gloves.waitFor()
    await page.getByText("Silver and Gold: a pair of gloves").first().waitFor()
    // What was in the cart is taken out again, so that this can be run once more.
    await page.getByRole("button", { name: /^Remove Compact cylinder/ }).click()
    await page.getByRole("heading", { name: "Your cart is empty" }).waitFor()
    await page.context().close()
  })
})

describe("a rule that ends while the buyer is at the checkout", () => {
  it("is told before anything is ordered, and the same button orders without it", async () => {
    const { page, problems } = await openPage(browser, 1280)
    await logInAsNewBuyer(page)
    await openCart(page, CYLINDER, 13)
    await lineOf(page, "Workshop mug").waitFor()
    await page.getByRole("link", { name: "Checkout" }).click()
    await page.getByRole("button", { name: "Continue to delivery" }).click()
    await page.getByRole("button", { name: "Continue to payment" }).click()
    const order = page.getByRole("button", { name: /rder for/ })
    await order.waitFor()
    await archive(MUG)
    await order.click()
    await page.getByRole("alert").filter({ hasText: "What you get free has changed." }).waitFor()
    await page.getByRole("button", { name: /^Agree and order for/ }).click()
    await page.getByText("Thank you.").waitFor()
    expect(await page.getByRole("list", { name: "Articles of the order" }).textContent()).not.toContain("Workshop mug")
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe.each(WIDTHS)("at %d pixels", (width) => {
  it("start page, cart and checkout with free products have no serious accessibility problem, do not scroll sideways, and hold still", async () => {
    const { page } = await openPage(browser, width)
    await openCart(page, CYLINDER, 38)
    await freeProduct(page, CHOICE).getByRole("radio").first().waitFor()
    for (const [path, text] of [["", /Free with your order/], ["cart", /Choose 1 of 3/], ["checkout", /Choose 1 of 3/]] as const) {
      await page.goto(`${storefront}/${path}`)
      await page.getByText(text).first().waitFor()
      await settled(page)
      expect([path, await accessibilityProblems(page)]).toEqual([path, []])
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0])
      expect(await layoutShift(page)).toBeLessThan(0.1)
    }
    await page.context().close()
  })

  it("is chosen with the keyboard", async () => {
    const { page } = await openPage(browser, width)
    await openCart(page, CYLINDER, 38)
    const radios = freeProduct(page, CHOICE).getByRole("radio")
    await radios.first().focus()
    await page.keyboard.press("Space")
    await lineOf(page, "Safety glasses, anti-fog").waitFor()
    await page.keyboard.press("ArrowDown")
    await lineOf(page, "Threads and fasteners, pocket guide").waitFor()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type)).toBe("radio")
    expect(await radios.nth(1).isChecked()).toBe(true)
    await page.context().close()
  })
})
