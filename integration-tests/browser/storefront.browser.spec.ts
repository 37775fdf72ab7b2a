import type { Browser, Page, Request } from "playwright-core"
import { logInAsAdmin } from "../../demo/seed/admin-client"
import { admin } from "../../demo/seed/companies"
import { accessibilityProblems, layoutShift, openBrowser, openPage, settled, sidewaysScroll, WIDTHS } from "./browser"
import { logIn, orderCart, readTable } from "./storefront-actions"

// A whole purchase on a small and busy machine.
jest.setTimeout(300_000)

const storefront = process.env.STOREFRONT_URL ?? ""
const PRODUCT = "/products/hex-bolt-din-933"

interface ShopConfig {
  medusa_url: string
  publishable_key: string
  regions: { id: string; name: string; currency_code: string }[]
  buyers: { email: string; password: string }[]
}

let browser: Browser
let config: ShopConfig

beforeAll(async () => {
  browser = await openBrowser()
  config = await (await fetch(`${storefront}/config.json`)).json()
})

afterAll(() => browser?.close())

const buyer = () => {
  const found = config.buyers.find(({ email }) => email.includes("brenner"))
  if (!found) throw new Error("The demo has no buyer of Brenner")
  return found
}

/** What is to be taken back after the test, whatever came of it. */
let takeBack: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const act of takeBack) await act()
  takeBack = []
})

/** An admin halves the price of a product for everyone, until the end of the test. */
const halfPriceOn = async (handle: string): Promise<void> => {
  const client = await logInAsAdmin(config.medusa_url, admin.email, admin.password)
  const { products } = await client.get<{ products: { id: string }[] }>(`/admin/products?handle=${handle}&fields=id`)
  const { tier_price_rule } = await client.post<{ tier_price_rule: { id: string } }>("/admin/tier-price-rules", {
    name: `Half price on ${handle}`,
    status: "active",
    audience: { type: "everyone" },
    scope: { type: "products", ids: products.map(({ id }) => id) },
    breaks: [{ min_quantity: 1, type: "percentage", value: 50 }],
  })
  takeBack.push(() => client.post(`/admin/tier-price-rules/${tier_price_rule.id}`, { status: "archived" }))
}

/** An admin takes a product out of the shop, until the end of the test. */
const withdraw = async (handle: string): Promise<void> => {
  const client = await logInAsAdmin(config.medusa_url, admin.email, admin.password)
  const { products } = await client.get<{ products: { id: string }[] }>(`/admin/products?handle=${handle}&fields=id`)
  const address = `/admin/products/${products[0]?.id}`
  takeBack.push(() => client.post(address, { status: "published" }))
  await client.post(address, { status: "draft" })
}

const addToCart = async (page: Page, quantity: number) => {
  await page.goto(`${storefront}${PRODUCT}`)
  await readTable(page)
  await page.getByRole("textbox", { name: /^Quantity of/ }).fill(String(quantity))
  await page.getByRole("button", { name: "Add to cart" }).click()
  await page.getByRole("link", { name: "View cart" }).waitFor()
}

/** Holds back what the shop answers at a path, until it is released. */
const holdBack = async (page: Page, path: string) => {
  const isHeld = ({ pathname }: URL) => pathname === path
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(isHeld, async (route) => {
    await released
    await route.continue()
  })
  return { release, forget: () => page.unroute(isHeld) }
}

/** Presses Tab until the wanted element has the focus, as somebody without a mouse does. */
const tabTo = async (page: Page, role: string, name: RegExp) => {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab")
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      const label = element?.closest("label")?.textContent ?? ""
      return {
        role: element?.getAttribute("role") ?? element?.tagName.toLowerCase() ?? "",
        name: element?.getAttribute("aria-label") ?? (element?.textContent || label),
      }
    })
    if (focused.role === role && name.test(focused.name)) return
  }
  throw new Error(`${role} ${name} cannot be reached with the Tab key`)
}

/** True when what has the focus can be told by its outline, or by that of what it belongs to. */
const focusIsVisible = (page: Page) =>
  page.evaluate(() => {
    const outlined = (element: Element | null, pseudo?: string) => {
      const style = element && getComputedStyle(element, pseudo)
      return Boolean(style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
    }
    const element = document.activeElement
    return (
      outlined(element) ||
      outlined(element, "::after") ||
      outlined(element?.nextElementSibling ?? null) ||
      outlined(element?.closest("label, .region, .product-card") ?? null)
    )
  })

describe("a buyer in the storefront", () => {
  it("pays in cart and order what the price table says for the break that was clicked", async () => {
    const { page, problems } = await openPage(browser, 1280)
    await logIn(page, buyer().email)
    await page.goto(`${storefront}${PRODUCT}`)
    const [, step] = await readTable(page)
    if (!step) throw new Error("The article has no break")

    await page.getByRole("button", { name: new RegExp(`set quantity to ${step.quantity}$`) }).click()
    await page.getByTestId("unit-price").getByText(step.price, { exact: true }).waitFor()
    expect(await page.getByRole("textbox", { name: /^Quantity of/ }).inputValue()).toBe(String(step.quantity))

    await page.getByRole("button", { name: "Add to cart" }).click()
    await page.getByRole("link", { name: "View cart" }).click()
    expect(await page.getByTestId("line-unit-price").textContent()).toBe(step.price)

    await orderCart(page)
    expect(await page.getByTestId("order-unit-price").textContent()).toBe(step.price)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it("reaches the next break from the cart", async () => {
    const { page } = await openPage(browser, 1280)
    await logIn(page, buyer().email)
    await page.goto(`${storefront}${PRODUCT}`)
    const [, step] = await readTable(page)
    if (!step) throw new Error("The article has no break")
    await addToCart(page, step.quantity - 3)
    await page.goto(`${storefront}/cart`)
    await page.getByText(`Add 3 more, pay ${step.price} each`).waitFor()
    await page.getByRole("button", { name: "Add 3", exact: true }).click()
    await page.getByTestId("line-unit-price").getByText(step.price, { exact: true }).waitFor()
    await page.context().close()
  })

  it("is still told the next break when another article of the cart was withdrawn, and which one that is", async () => {
    const { page } = await openPage(browser, 1280)
    await addToCart(page, 97)
    await page.goto(`${storefront}/products/v-belt-spb`)
    await page.getByRole("button", { name: "Add to cart" }).click()
    await page.getByRole("link", { name: "View cart" }).waitFor()
    await withdraw("v-belt-spb")
    await page.goto(`${storefront}/cart`)
    await page.getByText(/^Add 3 more, pay /).waitFor()
    const gone = page.getByRole("listitem").filter({ hasText: "V-belt" })
    await gone.getByText(/^No longer sold/).waitFor()
    await gone.getByRole("button", { name: /^Remove/ }).click()
    await gone.waitFor({ state: "detached" })
    await page.context().close()
  })

  it("finds an article by its plural, and a way on when nothing is found", async () => {
    const { page } = await openPage(browser, 390)
    await page.goto(`${storefront}/search?q=gloves`)
    await page.getByText("3 products for “glove”").waitFor()
    await page.goto(`${storefront}/search?q=unobtainium`)
    await page.getByRole("main").getByRole("link", { name: "Fasteners" }).waitFor()
    await page.context().close()
  })

  it("gets the company's price for a cart that was filled before the log-in, and not after the log-out", async () => {
    const { page } = await openPage(browser, 1280)
    await addToCart(page, 10)
    await page.goto(`${storefront}/cart`)
    const unitPrice = page.getByTestId("line-unit-price")
    const guestPrice = await unitPrice.textContent()
    await page.getByRole("link", { name: "Log in", exact: true }).first().click()
    await page.getByRole("button", { name: `Log in as ${buyer().email}` }).click()
    await page.waitForURL(`${storefront}/`)
    await page.goto(`${storefront}/cart`)
    await unitPrice.waitFor()
    expect(await unitPrice.textContent()).not.toBe(guestPrice)

    await page.goto(`${storefront}/account`)
    await page.getByRole("button", { name: "Log out" }).click()
    await page.getByText("Logged out. You see the prices of guests.").waitFor()
    await page.goto(`${storefront}${PRODUCT}`)
    const [first] = await readTable(page)
    expect(first?.price).toBe(guestPrice)
    await page.goto(`${storefront}/cart`)
    await page.getByRole("heading", { name: "Your cart is empty" }).waitFor()
    await page.context().close()
  })

  it("is told both totals when prices change during the checkout, and orders only after agreeing", async () => {
    const { page, problems } = await openPage(browser, 1280)
    await logIn(page, buyer().email)
    await page.goto(`${storefront}/products/v-belt-spb`)
    await page.getByRole("button", { name: "Add to cart" }).click()
    await page.getByRole("link", { name: "View cart" }).click()
    await page.getByRole("link", { name: "Checkout" }).click()
    await page.getByRole("button", { name: "Continue to delivery" }).click()
    await page.getByRole("button", { name: "Continue to payment" }).click()
    const order = page.getByRole("button", { name: /^Order for/ })
    const before = (await order.textContent())?.replace("Order for ", "") ?? ""

    await halfPriceOn("v-belt-spb")
    await order.click()
    const alert = page.getByRole("alert").filter({ hasText: "Prices have changed." })
    await alert.waitFor()
    const after = (await page.getByTestId("total").textContent()) ?? ""
    expect(after).not.toBe(before)
    expect(await alert.textContent()).toContain(`Your cart was ${before} and is now ${after}.`)

    await page.getByRole("button", { name: `Agree and order for ${after}` }).click()
    await page.getByText("Thank you.").waitFor()
    expect(await page.getByTestId("total").textContent()).toBe(after)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it("orders with the keyboard alone, and always sees where the focus is", async () => {
    const { page } = await openPage(browser, 1280)
    await logIn(page, buyer().email)
    await page.goto(`${storefront}${PRODUCT}`)
    const [, step] = await readTable(page)
    const press = async (role: string, name: RegExp, key = "Enter") => {
      await tabTo(page, role, name)
      expect(await focusIsVisible(page)).toBe(true)
      await page.keyboard.press(key)
    }
    await page.keyboard.press("Tab")
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content")
    await page.keyboard.press("Enter")
    await press("button", new RegExp(`set quantity to ${step?.quantity}$`))
    await page.reload()
    await readTable(page)
    await press("button", /^Add to cart$/)
    await page.getByRole("link", { name: "View cart" }).waitFor()
    await press("a", /^View cart$/)
    await page.getByRole("heading", { name: "Your cart" }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Your cart")
    await press("a", /^Checkout$/)
    await press("button", /^Continue to delivery$/, "Space")
    await page.getByRole("button", { name: "Continue to payment" }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Delivery")
    const held = await holdBack(page, "/store/payment-providers")
    await press("button", /^Continue to payment$/, "Space")
    await page.getByText("Reading the ways of payment").waitFor()
    expect(await page.getByRole("button", { name: /^Order for/ }).count()).toBe(0)
    held.release()
    await page.getByRole("button", { name: /^Order for/ }).waitFor()
    await press("button", /^Order for/)
    await page.getByText("Thank you.").waitFor()
    await page.context().close()
  })
})

describe.each(WIDTHS)("at %d pixels", (width) => {
  let page: Page
  beforeAll(async () => {
    page = (await openPage(browser, width)).page
    await logIn(page, buyer().email)
    await addToCart(page, 120)
  })
  afterAll(() => page?.context().close())

  const PAGES: [name: string, address: string, ready: RegExp][] = [
    ["start page", "/", /Departments/],
    ["listing", "/categories/fasteners", /12 products/],
    ["search", "/search?q=bolt", /products/],
    ["product page", PRODUCT, /Price by quantity/],
    ["cart", "/cart", /Summary/],
    ["checkout", "/checkout", /Continue to delivery/],
    ["account", "/account", /Orders/],
  ]

  it.each(PAGES)("the %s has no serious accessibility problem, does not scroll sideways, and holds still", async (_name, address, ready) => {
    await page.goto(`${storefront}${address}`)
    await page.getByText(ready).first().waitFor()
    await settled(page)
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await layoutShift(page)).toBeLessThan(0.1)
  })

  it("the log-in page has none either, for a guest", async () => {
    const { page: guest } = await openPage(browser, width)
    await guest.goto(`${storefront}/login`)
    await guest.getByText("Buyers of the demo").waitFor()
    expect(await accessibilityProblems(guest)).toEqual([])
    expect(await sidewaysScroll(guest)).toBe(0)
    await guest.context().close()
  })
})

/** Long enough for all other answers. */
const LATE = 1_000

/** The addresses of the Store API that a page reads. */
const addressesReadBy = async (page: Page, address: string): Promise<string[]> => {
  const read = new Set<string>()
  const note = (request: Request) => {
    const { pathname } = new URL(request.url())
    if (request.method() === "GET" && pathname.startsWith("/store/")) read.add(pathname)
  }
  page.on("request", note)
  await page.goto(`${storefront}${address}`)
  await settled(page)
  page.off("request", note)
  return [...read]
}

/**
 * How far the cart moves when one answer is the last of all: it is held back while the buyer, who has scrolled down to the
 * summary, looks at what is there already. All shifts of the page are added up (the browser's `layout-shift` entries), from
 * its opening until it asks for nothing more, so what moves before that counts, too.
 */
const movedByLate = async (page: Page, late: string): Promise<number> => {
  const held = await holdBack(page, late)
  await page.goto(`${storefront}/cart`)
  await page.waitForTimeout(LATE)
  await page.evaluate(() => document.querySelector("#summary")?.scrollIntoView())
  held.release()
  await page.getByRole("link", { name: "Checkout" }).waitFor()
  await settled(page)
  await held.forget()
  return layoutShift(page)
}

describe("the cart of a buyer with several companies and points, on a phone", () => {
  it("holds still whichever answer of the shop is the last", async () => {
    const { page } = await openPage(browser, 390)
    await logIn(page, "emily.carter@northfield.example")
    await addToCart(page, 120)
    const addresses = await addressesReadBy(page, "/cart")
    expect(addresses).toEqual(expect.arrayContaining(["/store/points", "/store/tier-prices"]))
    expect(addresses.filter((address) => /^\/store\/carts\/[^/]+(\/points|\/company)?$/.test(address))).toHaveLength(3)
    for (const late of addresses) {
      const moved = await movedByLate(page, late)
      expect({ late, moved, still: moved < 0.1 }).toEqual({ late, moved, still: true })
    }
    await page.context().close()
  })

  it("can be ordered when the points do not answer at all", async () => {
    const { page } = await openPage(browser, 390)
    await logIn(page, "emily.carter@northfield.example")
    await addToCart(page, 120)
    await page.route(/\/store\/carts\/[^/]+\/points/, () => new Promise(() => undefined))
    await page.goto(`${storefront}/cart`)
    await page.getByRole("link", { name: "Checkout" }).click()
    await page.getByRole("button", { name: "Continue to delivery" }).waitFor()
    await page.context().close()
  })
})
