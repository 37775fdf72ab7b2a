import type { Browser } from "playwright-core"
import { logInAsAdmin } from "../../demo/seed/admin-client"
import { admin } from "../../demo/seed/companies"
import { openBrowser, openPage } from "./browser"
import { choose, logInToDashboard, pick, typeBreaks } from "./dashboard-actions"
import { logIn, orderCart, readTable } from "./storefront-actions"

// Loads the dashboard and goes through a whole purchase, on a small and busy machine.
jest.setTimeout(240_000)

const BUYER = "jonas.weber@brenner.example"
const COMPANY = "Brenner Maschinenbau GmbH"
const ARTICLE = { address: "/products/timing-belt-htd-5m?article=PT-HTD-02", sku: "PT-HTD-02" }

const NAME = `Timing belts for Brenner ${Date.now().toString(36)}`

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  const client = await logInAsAdmin(process.env.STORE_URL ?? "", admin.email, admin.password)
  const { tier_price_rules } = await client.get<{ tier_price_rules: { id: string }[] }>(
    `/admin/tier-price-rules?q=${encodeURIComponent(NAME)}`
  )
  for (const { id } of tier_price_rules) await client.post(`/admin/tier-price-rules/${id}`, { status: "archived" })
})

describe("a price that an admin makes in the dashboard", () => {
  it("is what the buyer sees in the table, clicks, orders and finds in the order; a stranger sees none of it", async () => {
    const { page: office } = await logInToDashboard(browser, 1280)
    await office.goto(`${process.env.DASHBOARD_URL}/tier-prices/create`)
    await office.getByRole("textbox", { name: "Name" }).fill(NAME)
    await choose(office, "Status", "Active")
    await choose(office, "Buyers", "Customer groups")
    await pick(office, "Customer groups", COMPANY)
    await choose(office, "Products", "Variants")
    await pick(office, "Variants", ARTICLE.sku)
    await choose(office, "Currency", "EUR")
    await choose(office, "Beside other prices", "Contract price")
    await choose(office, "Kind, row 1", "Unit price")
    await typeBreaks(office, ["1", "11.90"], ["25", "9.875"])
    await office.getByRole("button", { name: "Create" }).click()
    await office.getByRole("heading", { name: NAME, exact: true }).waitFor()

    const { page: shop, problems } = await openPage(browser, 1280)
    await logIn(shop, BUYER)
    await shop.goto(`${process.env.STOREFRONT_URL}${ARTICLE.address}`)
    expect(await readTable(shop)).toEqual([
      { quantity: 1, price: "€11.90" },
      { quantity: 25, price: "€9.875" },
    ])
    await shop.getByRole("button", { name: "25+: set quantity to 25" }).click()
    await shop.getByRole("button", { name: "Add to cart" }).click()
    await shop.getByRole("link", { name: "View cart" }).click()
    expect(await shop.getByTestId("line-unit-price").textContent()).toBe("€9.875")
    await orderCart(shop)
    expect(await shop.getByTestId("order-unit-price").textContent()).toBe("€9.875")
    expect(problems).toEqual([])

    const { page: stranger } = await openPage(browser, 1280)
    await stranger.goto(`${process.env.STOREFRONT_URL}${ARTICLE.address}`)
    await stranger.getByTestId("unit-price").waitFor()
    const seen = (await stranger.locator("main").textContent()) ?? ""
    expect(seen).not.toContain("9.875")
    expect(seen).not.toContain("11.90")
  })
})
