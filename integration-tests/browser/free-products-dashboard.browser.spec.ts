import type { Browser, Page } from "playwright-core"
import { type AdminClient, logInAsAdmin } from "../../demo/seed/admin-client"
import { admin } from "../../demo/seed/companies"
import { openBrowser, settled, WIDTHS } from "./browser"
import { choose, expectNoBarriers, logInToDashboard, pick } from "./dashboard-actions"

const dashboard = process.env.DASHBOARD_URL ?? ""
const address = "/admin/free-product-rules"

/** Each test loads the whole dashboard anew, which takes its time on a small machine. */
jest.setTimeout(180_000)

type Variant = { id: string; sku: string }
type Rule = { id: string; name: string; status: string }

let browser: Browser
let client: AdminClient
let variants: Variant[]

beforeAll(async () => {
  browser = await openBrowser()
  client = await logInAsAdmin(process.env.STORE_URL ?? "", process.env.ADMIN_EMAIL ?? admin.email, process.env.ADMIN_PASSWORD ?? admin.password)
  const found = await client.get<{ variants: Variant[] }>("/admin/product-variants?limit=3&order=sku&fields=id,sku")
  variants = found.variants
})

afterAll(() => browser?.close())

const named = (what: string) => `${what} ${Date.now().toString(36)}`

const rulesNamed = async (name: string) => (await client.get<{ rules: Rule[] }>(`${address}?q=${encodeURIComponent(name)}`)).rules

/** Asks for pieces, which does not depend on what the variants of the demo cost. */
const askForPieces = async (page: Page, pieces: string) => {
  await page.getByRole("button", { name: "Add a condition" }).click()
  await page.getByRole("menuitem", { name: "Number of pieces" }).click()
  await page.getByRole("textbox", { name: "At least" }).fill(pieces)
}

describe("free products in the dashboard", () => {
  it("are made by typing, listed in a sentence, asked about, and archived", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    const name = named("Three and a free one")
    await page.getByRole("link", { name: "Free products" }).click()
    await page.getByRole("link", { name: "Create", exact: true }).click()
    await page.getByRole("heading", { name: "Create a rule for free products" }).waitFor()
    await page.keyboard.type(name)
    await choose(page, "Status", "Active")
    await pick(page, "Add a product", variants[0].sku)
    await askForPieces(page, "3")
    await page.getByRole("textbox", { name: "In all (budget)" }).fill("50")
    await page.getByRole("status", { name: "What it does" }).getByText(/1 × [^…]+ free, once per order\. It asks for at least 3 pieces\. It gives at most 50 pieces in all\./).waitFor()
    await page.getByRole("button", { name: "Create", exact: true }).click()
    await page.getByRole("heading", { name, exact: true }).waitFor()

    await page.getByRole("list").getByRole("link", { name: "Free products" }).click()
    const row = page.getByRole("row").filter({ hasText: name })
    await row.getByText(/1 × [^…]+ free, once per order/).waitFor()
    await row.getByText("At least 3 pieces", { exact: true }).waitFor()
    await row.getByText("0 of 50", { exact: true }).waitFor()
    const menu = await row.getByRole("button").last().boundingBox()
    expect((menu?.x ?? Number.NaN) + (menu?.width ?? Number.NaN)).toBeLessThan(1280)

    await page.getByRole("link", { name: "Who gets what" }).click()
    await pick(page, "Add goods", variants[1].sku)
    const answer = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) })
    const pieces = page.getByRole("textbox", { name: /^Pieces of / })
    await pieces.fill("2")
    await answer.getByText("1 piece more, and it counts.").waitFor()
    await answer.getByText("Number of pieces: Pieces missing: 1.").waitFor()
    await pieces.fill("3")
    await answer.getByText("It counts, once.").waitFor()

    await answer.getByRole("link", { name }).click()
    await page.getByText("It has not given anything yet.").waitFor()
    await page.getByRole("button", { name: "Actions" }).click()
    await page.getByRole("menuitem", { name: "Archive" }).click()
    await page.getByText(`${name} was archived.`).waitFor()
    expect((await rulesNamed(name)).map(({ status }) => status)).toEqual(["archived"])
    expect(problems).toEqual([])
  })

  it("say what is wrong where it is wrong, and are not saved", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    const name = named("Never saved")
    await page.goto(`${dashboard}/free-products/create`)
    await page.getByRole("textbox", { name: "Name" }).fill(name)
    await page.getByRole("button", { name: "Create", exact: true }).click()
    await page.getByText("Add at least one product.").waitFor()
    await page.getByText("3 for 2", { exact: true }).click()
    await page.getByRole("textbox", { name: "Of them free" }).fill("3")
    await page.getByText("Somebody has to pay for something: fewer must be free than go together.").waitFor()
    await page.getByRole("button", { name: "Create", exact: true }).click()
    await settled(page)
    expect(await rulesNamed(name)).toEqual([])
    await page.getByRole("button", { name: "Cancel" }).click()
    await page.getByText("What you typed has not been saved.").waitFor()
    expect(problems).toEqual([])
  })

  it("are tried before they are saved, and nothing is saved by that", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    const name = named("Only tried")
    await page.goto(`${dashboard}/free-products/create`)
    await page.getByRole("textbox", { name: "Name" }).fill(name)
    await choose(page, "Status", "Active")
    await pick(page, "Add a product", variants[0].sku)
    await askForPieces(page, "2")
    await pick(page, "Add goods", variants[1].sku)
    await page.getByRole("textbox", { name: /^Pieces of / }).last().fill("2")
    await page.getByRole("button", { name: "Try", exact: true }).click()
    await page.getByRole("listitem").filter({ hasText: name }).getByText("It counts, once.").waitFor()
    expect(await rulesNamed(name)).toEqual([])
    expect(problems).toEqual([])
  })

  it("ask for a minimum in every currency of the shop where one was forgotten", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    await page.goto(`${dashboard}/free-products/create`)
    await page.getByRole("button", { name: "Add a condition" }).click()
    await page.getByRole("menuitem", { name: "Goods total" }).click()
    await choose(page, "Currency", "EUR")
    await page.getByRole("textbox", { name: "At least" }).fill("500")
    await page.getByText(/^There is no goods total in .*USD.*, so nobody who buys in that currency gets anything\.$/).waitFor()
    await page.getByRole("button", { name: "Add it with the same amount, and then change the amounts" }).click()
    await page.getByRole("status", { name: "What it does" }).getByText(/goods of at least €500\.00 \/ .*\$500\.00/).waitFor()
    expect(await page.getByText(/^There is no goods total in /).count()).toBe(0)
    expect(problems).toEqual([])
  })

  it("are said in German where the dashboard is German", async () => {
    const { page, problems } = await logInToDashboard(browser, 1280)
    // Medusa keeps the language in a cookie, which goes before what the storage of the browser holds.
    await page.context().addCookies([{ name: "lng", value: "de", url: dashboard }])
    await page.goto(`${dashboard}/free-products/create`)
    await page.getByRole("heading", { name: "Regel für Gratisprodukte anlegen" }).waitFor()
    await page.getByText("3 für 2", { exact: true }).click()
    await page.getByText(/Von je 3 bezahlten Stück kostet das billigste nichts\. Verlangt wird nichts/).waitFor()
    expect(problems).toEqual([])
  })

  it.each(WIDTHS)("fit a window of %d px and can be used without seeing it", async (width) => {
    const { page, problems } = await logInToDashboard(browser, width)
    const reward = { type: "added", goods: [{ variant_id: variants[0].id, quantity: 1, fallbacks: [variants[1].id] }] }
    const { rule } = await client.post<{ rule: Rule }>(address, { name: named("A rule with a long name that does not fit into a narrow window"), reward, limits: { total: 10 } })
    await expectNoBarriers(page, [
      ["free-products", "Free products"],
      ["free-products/create", "Create a rule for free products"],
      [`free-products/${rule.id}`, rule.name],
      [`free-products/${rule.id}/edit`, `Edit ${rule.name}`],
      [`free-products/preview?goods=${variants[0].id}:2`, "Answer"],
    ])
    expect(problems).toEqual([])
  })
})
