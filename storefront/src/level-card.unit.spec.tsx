import { fireEvent, render, screen } from "@testing-library/react"
import { LevelBadge } from "./level-badge.tsx"
import { LevelCard, type LevelCardProps } from "./level-card.tsx"
import { bronze, gold, need, silver, standing } from "./loyalty.fixture.ts"
import { germanLoyaltyLabels } from "./loyalty-labels.ts"
import type { CustomerLoyalty } from "./loyalty.ts"

/** German money has a space that does not break. */
const read = () => (document.body.textContent ?? "").replace(/\u00a0/g, " ")

function show(loyalty: CustomerLoyalty | null, props: Partial<LevelCardProps> = {}) {
  return render(
    <LevelCard state={{ loyalty, status: "ready", refresh: () => undefined }} currencyCode="eur" timeZone="Europe/Berlin" {...props} />
  )
}

describe("LevelCard", () => {
  it("says the level, since when, and what is missing for the next, until the last day", () => {
    show(standing())
    expect(screen.getByLabelText("Your level: Bronze")).toBeTruthy()
    expect(read()).toContain("since March 2, 2026")
    expect(read()).toContain("You have what it takes to keep it.")
    expect(screen.getByRole("group", { name: "Next: Silver" })).toBeTruthy()
    expect(read()).toContain("Spend €350.00 or place 2 orders by December 31, 2026")
  })

  it("shows one bar for each figure, with a name and what it stands at", () => {
    show(standing())
    const bars = screen.getAllByRole("progressbar")
    expect(bars.map((bar) => [bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-valuetext")])).toEqual([
      ["65", "€650.00 of €1,000.00"],
      ["60", "3 of 5"],
    ])
    expect(screen.getByRole("progressbar", { name: "Net spend" })).toBe(bars[0])
  })

  it("joins what is needed together with and, and leaves out what is met", () => {
    const needs = [need(), need({ figure: "orders", currency_code: null, threshold: "5", value: "4", missing: "1" }), need({ figure: "items", currency_code: null, threshold: "10", value: "12", missing: "0" })]
    show(standing({ next: { level: silver, match: "all", needs, by: null } }))
    expect(screen.getByText("Spend €350.00 and place 1 order")).toBeTruthy()
    expect(screen.getByRole("progressbar", { name: "Pieces bought" }).getAttribute("aria-valuenow")).toBe("100")
  })

  it("tells money in the buyer's currency, and in all where there is none in it", () => {
    const needs = [need(), need({ currency_code: "usd", threshold: "1200", value: "0", missing: "1200" })]
    const { rerender } = show(standing({ next: { level: silver, match: "all", needs, by: null } }))
    expect(screen.getByText("Spend €350.00")).toBeTruthy()
    rerender(<LevelCard state={{ loyalty: standing({ next: { level: silver, match: "all", needs, by: null } }), status: "ready", refresh: () => undefined }} currencyCode="jpy" />)
    expect(screen.getByText("Spend €350.00 or spend $1,200.00")).toBeTruthy()
  })

  it("never shows a bar as full while something is missing", () => {
    show(standing({ next: { level: silver, match: "all", needs: [need({ value: "999.999", missing: "0.001" })], by: null } }))
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("99")
  })

  it.each([
    ["a date by which figures age out", { needs: [need()], match: "any" as const, lost_at: "2026-12-31T23:00:00.000Z" }, "To keep it: spend €350.00 by December 31, 2026."],
    ["figures that suffice until a day", { needs: [need({ missing: "0" }), need()], match: "any" as const, lost_at: "2026-12-31" }, "Yours until at least December 31, 2026."],
    ["nothing that is needed", null, "Nothing more is needed to keep it."],
  ])("says what keeps the level with %s", (_title, keeps, sentence) => {
    show(standing({ keeps }))
    expect(read()).toContain(sentence)
  })

  it("names the company whose level covers the buyer, and does not ask this buyer to keep it", () => {
    show(standing({ level: gold, source: "company", company: { id: "comp_1", name: "Brenner GmbH" }, next: null }))
    expect(read()).toContain("through Brenner GmbH")
    expect(read()).not.toContain("keep it")
    expect(read()).toContain("You have reached the highest level.")
  })

  it("says what happened before, folded", () => {
    show(standing({ history: [{ level: bronze, from_level: silver, cause: "undone", at: "2026-05-01T10:00:00.000Z" }, { level: null, from_level: bronze, cause: "aged_out", at: "2026-04-01T10:00:00.000Z" }] }))
    expect(screen.getByText("History").closest("details")?.open).toBe(false)
    expect(screen.getAllByRole("listitem", { hidden: true }).map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(["May 1, 2026 Silver taken back with an order, now Bronze", "April 1, 2026 Bronze has ended, now no level"])
    )
  })

  it("speaks German", () => {
    show(standing(), { labels: germanLoyaltyLabels, locale: "de" })
    expect(read()).toContain("Noch 350,00 € Einkaufswert oder 2 Bestellungen bis 31. Dezember 2026")
    expect(screen.getByRole("progressbar", { name: "Einkaufswert netto" }).getAttribute("aria-valuetext")).toBe("650,00\u00a0€ von 1.000,00\u00a0€")
  })

  it("shows nothing to guests, waits visibly, and asks again after a failure", () => {
    const refresh = jest.fn()
    const { container, rerender } = render(<LevelCard state={{ loyalty: null, status: "idle", refresh }} />)
    expect(container.innerHTML).toBe("")
    rerender(<LevelCard state={{ loyalty: null, status: "loading", refresh }} />)
    expect(screen.getByRole("status").textContent).toBe("Loading …")
    rerender(<LevelCard state={{ loyalty: null, status: "error", refresh }} />)
    fireEvent.click(screen.getByRole("button", { name: "Try again" }))
    expect(refresh).toHaveBeenCalledTimes(1)
  })
})

describe("LevelBadge", () => {
  it("names the level, and is written in ink that can be read on its colour", () => {
    render(<LevelBadge level={gold} />)
    const badge = screen.getByRole("img", { name: "Your level: Gold" })
    expect(badge.style.getPropertyValue("--level-ink")).toBe("#000000")
  })

  it("shows nothing where there is no level", () => {
    expect(render(<LevelBadge level={null} />).container.innerHTML).toBe("")
  })
})
