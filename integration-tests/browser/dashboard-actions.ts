import type { Browser, Page } from "playwright-core"
import { admin } from "../../demo/seed/companies"
import { accessibilityProblems, openPage, settled, sidewaysScroll } from "./browser"

/** A page of the dashboard with an admin logged in. */
export const logInToDashboard = async (browser: Browser, width: number) => {
  const dashboard = process.env.DASHBOARD_URL ?? ""
  const { page, problems } = await openPage(browser, width)
  await page.goto(`${dashboard}/login`)
  await page.locator("input[name=email]").fill(process.env.ADMIN_EMAIL ?? admin.email)
  await page.locator("input[name=password]").fill(process.env.ADMIN_PASSWORD ?? admin.password)
  await page.keyboard.press("Enter")
  await page.waitForURL(({ pathname }) => !pathname.endsWith("/login"))
  return { page, problems }
}

/** What Medusa's own tables, menus, modals and search box lack on every page of the dashboard. */
const MEDUSAS_OWN = /^(button-name|role-img-alt):/

/** Opens pages of the dashboard, each known by its heading: none scrolls sideways, none has a barrier that is not Medusa's own. */
export const expectNoBarriers = async (page: Page, pages: readonly (readonly [path: string, heading: string])[]) => {
  for (const [path, heading] of pages) {
    await page.goto(`${process.env.DASHBOARD_URL ?? ""}/${path}`)
    await page.getByRole("heading", { name: heading, exact: true }).first().waitFor()
    await settled(page)
    expect([path, await sidewaysScroll(page)]).toEqual([path, 0])
    expect([path, (await accessibilityProblems(page)).filter((problem) => !MEDUSAS_OWN.test(problem))]).toEqual([path, []])
  }
}

/** Chooses from a select, as the keyboard does. */
export const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole("combobox", { name: label, exact: true }).click()
  await page.getByRole("option", { name: option, exact: true }).click()
}

/** Types into a picker, takes the hit with Enter, and waits until it was taken: Escape would call it off. */
export const pick = async (page: Page, label: string, text: string) => {
  const picker = page.getByRole("combobox", { name: label, exact: true }).last()
  await picker.click()
  await page.keyboard.type(text)
  await page.getByRole("option").filter({ hasText: text }).first().waitFor()
  await page.keyboard.press("Enter")
  await picker.and(page.locator(":placeholder-shown")).waitFor()
  await page.keyboard.press("Escape")
}

/** Types breaks from the first row on: quantity, over the kind, price, Enter into the next row. */
export const typeBreaks = async (page: Page, ...breaks: [string, string][]) => {
  await page.getByRole("textbox", { name: "From quantity, row 1" }).focus()
  for (const [quantity, value] of breaks) {
    await page.keyboard.type(quantity)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.type(value)
    await page.keyboard.press("Enter")
  }
}
