import { type Browser, chromium, type Page, type Request } from "playwright-core"
import fs from "node:fs"
import { setTimeout as pause } from "node:timers/promises"

/** Widths that every page has to work at: a desktop and a phone. */
export const WIDTHS = [1280, 390] as const

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

/** The browser of the system, without a window: CHROMIUM_PATH, or what is found in /usr/bin. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = process.env.CHROMIUM_PATH ?? COMMANDS.map((name) => `/usr/bin/${name}`).find(fs.existsSync)
  if (!executablePath) {
    throw new Error("No Chromium was found: set CHROMIUM_PATH")
  }
  const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
  args.push("--disable-component-update", "--disable-sync")
  if (process.getuid?.() === 0) args.push("--no-sandbox")
  return chromium.launch({ executablePath, args })
}

/** A page of a new visitor, with nothing remembered; what goes wrong in its scripts is collected. */
export const openPage = async (browser: Browser, width: number): Promise<{ page: Page; problems: string[] }> => {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 900 }, locale: "en-US" })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  followRequests(page)
  const problems: string[] = []
  page.on("pageerror", (error) => problems.push(error.message))
  return { page, problems }
}

/** What a page waits for, and since when it has waited for nothing. */
interface Traffic {
  open: Set<Request>
  quietSince: number
}

const trafficOf = new WeakMap<Page, Traffic>()

const followRequests = (page: Page) => {
  const traffic: Traffic = { open: new Set(), quietSince: Date.now() }
  const end = (request: Request) => {
    traffic.open.delete(request)
    traffic.quietSince = Date.now()
  }
  page.on("request", (request) => traffic.open.add(request))
  page.on("requestfinished", end)
  page.on("requestfailed", end)
  trafficOf.set(page, traffic)
}

const QUIET_MS = 500

/**
 * Waits until a page of `openPage` has asked for nothing for half a second, from now on: a press that came just before may
 * not have sent its request yet. Playwright's "networkidle" does not serve, because a document that was quiet once counts as
 * quiet for good, also while the answer to a later press is under way.
 *
 * @throws when the page is not quiet within a minute, with the addresses that it waits for
 */
export const settled = async (page: Page): Promise<void> => {
  const traffic = trafficOf.get(page)
  if (!traffic) throw new Error("settled() knows the pages of openPage() alone")
  const since = Date.now()
  const isQuiet = () => traffic.open.size === 0 && Date.now() - Math.max(since, traffic.quietSince) >= QUIET_MS
  while (!isQuiet()) {
    if (Date.now() - since > 60_000) {
      throw new Error(`The page is not quiet; it waits for: ${[...traffic.open].map((request) => request.url()).join(", ")}`)
    }
    await pause(50)
  }
}

/** What axe-core finds that is serious or critical, one line each. */
export const accessibilityProblems = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") })
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as Window & { axe?: { run: () => Promise<AxeResult> } }
    if (!axe) throw new Error("axe-core is not in the page")
    return axe.run()
  })
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)
}

interface AxeResult {
  violations: { id: string; impact?: string | null; nodes: { html: string }[] }[]
}

/** How far what is on the page has moved by itself since it was opened; up to 0.1 counts as good. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let moved = 0
        const observer = new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            moved += shift.hadRecentInput ? 0 : shift.value
          }
        })
        observer.observe({ type: "layout-shift", buffered: true })
        setTimeout(() => resolve(moved), 200)
      })
  )

/** By how many pixels the page is wider than the window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
