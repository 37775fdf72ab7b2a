import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as pause } from "node:timers/promises"
import type { Browser } from "playwright-core"
import { openBrowser, openPage, settled } from "./browser"

const PAGE = `<button onclick="fetch('/slow').then(r => r.text()).then(t => { document.title = t })">Ask</button>`

let browser: Browser
let server: Server
let address: string

beforeAll(async () => {
  browser = await openBrowser()
  server = createServer(async ({ url }, response) => {
    if (url === "/slow") await pause(1_500)
    response.setHeader("content-type", "text/html").end(url === "/slow" ? "answered" : PAGE)
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

describe("waiting until a page has settled", () => {
  it("waits for the answer to a press, also on a page that was quiet before", async () => {
    const { page } = await openPage(browser, 1280)
    await page.goto(address)
    await settled(page)
    expect(await page.title()).toBe("")
    await page.getByRole("button", { name: "Ask" }).click()
    await settled(page)
    expect(await page.title()).toBe("answered")
    await page.context().close()
  })
})
