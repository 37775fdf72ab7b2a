import { setTimeout as pause } from "node:timers/promises"
import type { Browser, Locator } from "playwright-core"
import { type AdminClient, logInAsAdmin } from "../../demo/seed/admin-client"
import { admin } from "../../demo/seed/companies"
import { openBrowser, settled, WIDTHS } from "./browser"
import { choose, expectNoBarriers, logInToDashboard, pick, typeBreaks } from "./dashboard-actions"

const dashboard = process.env.DASHBOARD_URL ?? ""
const email = process.env.ADMIN_EMAIL ?? admin.email
const password = process.env.ADMIN_PASSWORD ?? admin.password

/** Each test loads the whole dashboard anew, which takes its time on a small machine. */
jest.setTimeout(300_000)

type Variant = { id: string; sku: string }

let browser: Browser
let client: AdminClient
let group: { id: string; name: string }
let region: string
let variants: Variant[]

beforeAll(async () => {
  browser = await openBrowser()
  client = await logInAsAdmin(process.env.STORE_URL ?? "", email, password)
  const created = await client.post<{ customer_group: typeof group }>("/admin/customer-groups", { name: named("Bolt buyers") })
  const { regions } = await client.get<{ regions: { name: string }[] }>("/admin/regions?currency_code=eur&limit=1&fields=name")
  const found = await client.get<{ variants: Variant[] }>("/admin/product-variants?limit=3&order=sku&fields=id,sku")
  group = created.customer_group
  region = `${regions[0].name} (EUR)`
  variants = found.variants
})

afterAll(() => browser?.close())

const named = (what: string) => `${what} ${Date.now().toString(36)}`

const textOf = async (element: Locator) => ((await element.textContent()) ?? "").replace(/\s+/g, " ")

/** Two inputs of a row are beside each other only where the dashboard was built with our styles. */
const topOf = async (element: Locator) => Math.round((await element.boundingBox())?.y ?? Number.NaN)

const rightOf = async (element: Locator) => {
  const box = await element.boundingBox()
  return box ? box.x + box.width : Number.NaN
}

const archive = async (name: string) => {
  const { tier_price_rules } = await client.get<{ tier_price_rules: { id: string }[] }>(
    `/admin/tier-price-rules?q=${encodeURIComponent(name)}`
  )
  await Promise.all(tier_price_rules.map(({ id }) => client.post(`/admin/tier-price-rules/${id}`, { status: "archived" })))
}

describe("tier prices in the dashboard", () => {
  it("take what Enter means once the answer is there, and nothing for an Enter that Escape has called off", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    await page.route("**/admin/customer-groups?*", async (route) => {
      await pause(1_500)
      await route.continue()
    })
    await page.goto(`${dashboard}/tier-prices/create`)
    await choose(page, "Buyers", "Customer groups")
    const picker = page.getByRole("combobox", { name: "Customer groups", exact: true })
    const chosen = page.getByRole("listitem").filter({ hasText: group.name })
    await picker.click()
    await page.keyboard.type(group.name)
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.keyboard.press("ArrowDown")
    await page.getByRole("option").filter({ hasText: group.name }).waitFor()
    await settled(page)
    expect(await chosen.count()).toBe(0)

    await page.keyboard.press("Enter")
    await chosen.waitFor()
    expect(problems).toEqual([])
  })

  it("are made by typing through the form, listed, and explained", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    const name = named("Contract for bolts")
    await page.getByRole("link", { name: "Tier prices" }).click()
    await page.getByRole("link", { name: "Create" }).click()
    await page.getByRole("heading", { name: "Create a tier price" }).waitFor()
    await page.keyboard.type(name)
    await choose(page, "Status", "Active")
    await choose(page, "Buyers", "Customer groups")
    await pick(page, "Customer groups", group.name)
    await choose(page, "Products", "Variants")
    await pick(page, "Variants", variants[0].sku)
    await choose(page, "Currency", "EUR")
    await choose(page, "Beside other prices", "Contract price")
    await choose(page, "Kind, row 1", "Unit price")
    await typeBreaks(page, ["10", "0.5"], ["100", "0,25"])
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByRole("heading", { name, exact: true }).waitFor()

    await page.getByRole("list").getByRole("link", { name: "Tier prices" }).click()
    const row = page.getByRole("row").filter({ hasText: name })
    await row.getByText(group.name).waitFor()
    expect(await textOf(row)).toContain(`Active${group.name}from 10: €0.50 each · from 100: €0.25 each`)
    expect(await rightOf(row.getByRole("button").last())).toBeLessThan(1280)

    await row.click()
    await page.getByRole("link", { name: "Who pays what" }).click()
    await choose(page, "Region", region)
    await page.getByRole("textbox", { name: "Quantity" }).press("ControlOrMeta+A")
    await page.keyboard.type("100")
    const answer = page.getByRole("article").filter({ hasText: variants[0].sku })
    await answer.getByText("€25.00").waitFor()
    expect(await textOf(answer.getByRole("listitem").first())).toBe(`${name}Sets the price.€0.25`)

    expect(await page.getByRole("textbox", { name: "Quantity" }).inputValue()).toBe("100")

    await page.getByRole("textbox", { name: "Quantity" }).fill("9")
    await answer.getByText("The quantity is below its first break.").waitFor()
    expect(problems).toEqual([])
    await archive(name)
  })

  it("say what is wrong with them where it is wrong, and are not saved", async () => {
    const { page } = await logInToDashboard(browser, 1280)
    const name = named("Never saved")
    await page.goto(`${dashboard}/tier-prices/create`)
    await page.getByRole("textbox", { name: "Name" }).fill(name)
    await typeBreaks(page, ["100", "5"], ["100", "150"], ["1.5", "5"])
    expect(await topOf(page.getByRole("textbox", { name: "From quantity, row 1" }))).toBe(
      await topOf(page.getByRole("textbox", { name: /^Value in .*, row 1$/ }))
    )
    await choose(page, "Kind, row 1", "Amount off")
    await page.getByRole("button", { name: "Create" }).click()
    for (const problem of [
      "Each quantity must be higher than the one above it.",
      "No more than 100 % can be taken off.",
      "This must be a whole number.",
      "Choose the currency of these amounts.",
    ]) {
      await page.getByText(problem).waitFor()
    }
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true")
    const { count } = await client.get<{ count: number }>(`/admin/tier-price-rules?q=${encodeURIComponent(name)}`)
    expect(count).toBe(0)
  })

  it("of a contract are pasted from a spreadsheet and then changed in the grid", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    const name = named("Price book")
    await page.goto(`${dashboard}/tier-prices/create`)
    await page.getByRole("textbox", { name: "Name" }).fill(name)
    await page.getByText("Price book", { exact: true }).click()
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByText("Add at least one variant with its price.").waitFor()
    await choose(page, "Currency", "EUR")
    await page.getByRole("button", { name: "Paste from a spreadsheet" }).click()
    await page
      .getByRole("textbox", { name: "Rows" })
      .fill(`SKU\tQty\tPrice\n${variants[0].sku}\t1\t4,20\n${variants[0].sku}\t50\t3,90\n${variants[1].sku}\t1\t7\nno-such-sku\t1\t1`)
    await page.getByRole("button", { name: "Read", exact: true }).click()
    await page.getByText("Usable variants: 2. Problems: 1.").waitFor()
    await page.getByRole("button", { name: "Take over 2 variants" }).click()
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByRole("heading", { name, exact: true }).waitFor()

    await page.getByRole("combobox", { name: "Add a variant" }).click()
    await page.keyboard.type(variants[2].sku)
    await page.keyboard.press("Enter")
    await page.getByRole("group", { name: variants[2].sku, exact: true }).getByRole("button", { name: /^Undo/ }).click()
    await page.getByRole("button", { name: "Saved", exact: true }).click()

    const line = page.getByRole("group", { name: variants[1].sku, exact: true })
    await line.getByRole("textbox", { name: "Value in EUR, row 1" }).fill("6.5")
    await page.getByRole("button", { name: "Save 1 change" }).click()
    await page.getByText(`${name} was saved.`).waitFor()
    await page.reload()
    await line.waitFor()
    expect(await line.getByRole("textbox", { name: "Value in EUR, row 1" }).inputValue()).toBe("6.5")
    const first = page.getByRole("group", { name: variants[0].sku, exact: true })
    expect(await first.getByRole("textbox", { name: "Value in EUR, row 2" }).inputValue()).toBe("3.9")
    expect(problems).toEqual([])
    await archive(name)
  })

  it("come back from their own export", async () => {
    const { page } = await logInToDashboard(browser, 1280)
    await page.goto(`${dashboard}/tier-prices`)
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export" }).click(),
    ])
    await page.getByRole("link", { name: "Import" }).click()
    await page.locator("input[type=file]").setInputFiles(await download.path())
    await page.getByRole("button", { name: "Check the file" }).click()
    await page.getByText(/^The file is fine: /).waitFor()
  })

  it.each(WIDTHS)("fit a window of %d px and can be used without seeing it", async (width) => {
    const { page, problems } = await logInToDashboard(browser, width)
    await expectNoBarriers(page, [
      ["tier-prices", "Tier prices"],
      ["tier-prices/create", "Create a tier price"],
      ["tier-prices/import", "Import tier prices"],
      [`tier-prices/preview?variant_ids=${variants[0].id}`, "Answer"],
    ])
    expect(problems).toEqual([])
  })
})
