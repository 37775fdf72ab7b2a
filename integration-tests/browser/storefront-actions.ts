import type { Page } from "playwright-core"
import { settled } from "./browser"

/** Logs in as a buyer of the demo. */
export const logIn = async (page: Page, email: string) => {
  const storefront = process.env.STOREFRONT_URL ?? ""
  await page.goto(`${storefront}/login`)
  await page.getByRole("button", { name: `Log in as ${email}` }).click()
  await page.waitForURL(`${storefront}/`)
  await settled(page)
}

/** Quantities and prices of the price table, as the buyer reads them. */
export const readTable = async (page: Page) => {
  const rows = page.getByRole("table", { name: "Price by quantity" }).locator("tbody tr")
  await rows.first().waitFor()
  return rows.evaluateAll((all) =>
    all.map((row) => ({
      quantity: Number(row.querySelector("th")?.textContent?.split(/[–+]/)[0]?.replaceAll(",", "")),
      price: row.querySelector("td")?.textContent ?? "",
    }))
  )
}

/** From the cart to the confirmed order, with the address that the buyer is known by. */
export const orderCart = async (page: Page) => {
  await page.getByRole("link", { name: "Checkout" }).click()
  await page.getByRole("button", { name: "Continue to delivery" }).click()
  await page.getByRole("button", { name: "Continue to payment" }).click()
  await page.getByRole("button", { name: /^Order for/ }).click()
  await page.getByText("Thank you.").waitFor()
}
