import { TooltipProvider } from "@medusajs/ui"
import { fireEvent, render, screen, within } from "@testing-library/react"
import i18next from "i18next"
import { initReactI18next } from "react-i18next"
import { MemoryRouter } from "react-router-dom"
import { moveInProof, moveInReport, provenMoveInReport } from "../../../../integration-tests/support/move-in-report"
import type { AdminMoveIn } from "../../../types/move-in"
import translations from "../../i18n"
import { MoveInDetail } from "./move-in-detail"
import { StartSection } from "./start-section"

const run: AdminMoveIn = {
  id: "movein_1",
  from: "magento2",
  mode: "dry_run",
  what: ["groups", "customers", "tiers", "points"],
  status: "done",
  progress: null,
  failure: null,
  report: moveInReport,
  started_at: "2026-11-29T10:00:00.000Z",
  ended_at: "2026-11-29T10:04:05.000Z",
}

const proven: AdminMoveIn = { ...run, mode: "apply", report: provenMoveInReport }

beforeAll(() => i18next.use(initReactI18next).init({ resources: translations, lng: "en", interpolation: { escapeValue: false } }))

beforeEach(() => i18next.changeLanguage("en"))

const show = (of: AdminMoveIn) =>
  render(
    <MemoryRouter>
      <MoveInDetail run={of} />
    </MemoryRouter>
  )

const cells = (row: HTMLElement) => within(row).getAllByRole("cell").map(({ textContent }) => textContent)

const rowsOf = (table: string) => within(screen.getByRole("region", { name: table })).getAllByRole("row").slice(1).map(cells)

/** What stands in the same box as a heading. */
const boxOf = (heading: string) => screen.getByRole("heading", { name: heading }).closest<HTMLElement>(".overflow-hidden")?.textContent ?? ""

describe("the page of a move-in", () => {
  it("says of a dry run what would become of each thing, and that nothing was changed", () => {
    show(run)
    expect(rowsOf("What would be moved")).toEqual([
      ["Customer groups", "5", "3", "0", "0", "2", "0", "0"],
      ["Customers", "4,210", "4,188", "0", "0", "14", "8", "0"],
      ["Tier prices", "52,300", "52,138", "0", "0", "0", "150", "12"],
      ["Points", "1,900", "1,871", "0", "0", "0", "29", "0"],
    ])
    expect(screen.getByText(/^Nothing was changed\./)).toBeTruthy()
    expect(screen.getByText(/, after 4:05$/)).toBeTruthy()
    expect(screen.queryByRole("heading", { name: "Proof" })).toBeNull()
  })

  it("opens a reason to its rows, and says how many of them are shown", () => {
    show(run)
    const reason = screen.getByText("SKU that is not known here").closest("details")
    fireEvent.click(screen.getByText("SKU that is not known here"))
    expect(reason?.open).toBe(true)
    expect(reason?.textContent).toContain("150 rows")
    expect(reason?.textContent).toContain("this shop has no variant with the SKU NUT-M5-OLD")
    expect(reason?.textContent).toContain("Shown: 1 of 150")
    expect(screen.getByText("29 rows · 14,300 points")).toBeTruthy()
  })

  it("tells a reason that it has no words for by its code", () => {
    const [groups] = moveInReport.things
    show({ ...run, report: { ...moveInReport, things: [{ ...groups, not_movable: [{ reason: "moon_phase", count: 1, examples: [] }] }] } })
    expect(screen.getByText("Moon phase")).toBeTruthy()
    expect(screen.getByText("1 row")).toBeTruthy()
  })

  it("names markets that the map does not name, and what to do about them", () => {
    show(run)
    expect(rowsOf("Markets without a place here")).toEqual([["outlet_ch", "Website", "312"]])
    expect(boxOf("Markets without a place here")).toContain("Name them in the map file")
  })

  it("leads from a rule that is there to its page", () => {
    const [book] = moveInReport.books
    show({ ...run, report: { ...moveInReport, books: [{ ...book, rule_id: "tprule_1" }] } })
    expect(screen.getByRole("link", { name: book.name }).getAttribute("href")).toBe("/tier-prices/tprule_1")
  })

  it("says that the proof does not hold, part by part, with what differs", () => {
    show(proven)
    const proof = boxOf("Proof")
    expect(proof).toContain("Not everything is the same")
    expect(proof).toContain("Number of tier prices52,138 in the old shop, 52,138 hereThe same")
    expect(proof).toContain("Points of each customer1,871 customers compared, 1 differentDifferent")
    expect(rowsOf("Points of each customer")).toEqual([["einkauf@brenner.example", "1,200", "1,190"]])
    expect(rowsOf("Prices of buyers")).toEqual([["BOLT-M8", "Wholesale", "100", "€0.19", "€0.20", "The price is another one"]])
  })

  it("says that it holds, where it does", () => {
    const points = { source: 5, shop: 5, customers: 1, different: 0, differences: [] }
    show({ ...proven, report: { ...moveInReport, proof: { ...moveInProof, points, prices: null, holds: true } } })
    const proof = boxOf("Proof")
    expect(proof).toContain("Nothing changed for your buyers")
    expect(proof).toContain("1 customer compared, 0 different")
    expect(proof).not.toContain("Prices of buyers")
    expect(proof).not.toContain("Different")
  })

  it("says of one that failed why, what stays, and that nothing was compared", () => {
    show({ ...run, mode: "apply", status: "failed", failure: { reason: "connection_lost", message: "the connection to db.brenner.example was lost" } })
    expect(screen.getByRole("alert").textContent).toBe("The move-in ended early. What was moved before that stays; the next run goes on from there.The connection to db.brenner.example was lost")
    expect(boxOf("Proof")).toContain("The run ended before anything could be compared.")
  })

  it("says of one that runs what it is at", () => {
    show({ ...run, status: "running", report: null, ended_at: null, progress: { thing: "tiers", rows: 20_000, of: 50_000 } })
    expect(screen.getByText("Tier prices: 20,000 of 50,000")).toBeTruthy()
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40")
    expect(screen.queryByText("There is no report of this run.")).toBeNull()
  })

  it("speaks German", async () => {
    await i18next.changeLanguage("de")
    show(proven)
    expect(rowsOf("Was übernommen wurde")[2]).toEqual(["Staffelpreise", "52.300", "52.138", "0", "0", "0", "150", "12"])
    expect(boxOf("Nachweis")).toContain("Nicht alles ist gleich")
  })
})

describe("the section that starts a move-in", () => {
  it("shows a command for a dry run from either system, to be copied", () => {
    const { container } = render(
      <TooltipProvider>
        <StartSection first />
      </TooltipProvider>
    )
    expect([...container.querySelectorAll("code")].map(({ textContent }) => textContent)).toEqual(
      ["magento2", "shopware6"].map((from) => `npx medusa-b2b-loyalty move-in --from ${from} --url mysql://USER:PASS@HOST/DATABASE --dry-run`)
    )
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-label"))).toEqual(["Copy the command for Magento 2", "Copy the command for Shopware 6"])
    expect(screen.getByRole("heading", { name: "Nothing has been moved in yet" })).toBeTruthy()
  })
})
