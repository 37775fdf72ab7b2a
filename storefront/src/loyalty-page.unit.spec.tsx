import { render, screen, within } from "@testing-library/react"
import { LoyaltyPage } from "./loyalty-page.tsx"
import { loyalty, silver } from "./loyalty.fixture.ts"
import { germanLoyaltyLabels } from "./loyalty-labels.ts"

/** German money has a space that does not break. */
const read = () => (document.body.textContent ?? "").replace(/\u00a0/g, " ")
const steps = () => within(screen.getAllByRole("list")[0]!).getAllByRole("heading")

describe("LoyaltyPage", () => {
  it("shows the levels from the lowest up, with what each asks for and brings", () => {
    render(<LoyaltyPage loyalty={loyalty} currencyCode="eur" />)
    expect(steps().map(({ textContent }) => textContent)).toEqual(["Bronze", "Silver", "Gold"])
    expect(read()).toContain("From the beginning")
    expect(read()).toContain("€1,000.00 net spend or 5 orders within 12 months")
    expect(screen.getByText("Points times 1.5").tagName).toBe("LI")
  })

  it("marks the buyer's own level", () => {
    render(<LoyaltyPage loyalty={loyalty} levelId={silver.id} />)
    expect(screen.getByText("Your level").closest("li")?.getAttribute("aria-current")).toBe("true")
  })

  it("tells thresholds in every currency where none is the buyer's", () => {
    render(<LoyaltyPage loyalty={loyalty} currencyCode="jpy" />)
    expect(read()).toContain("€1,000.00 net spend or $1,200.00 net spend or 5 orders within 12 months")
  })

  it("goes on with occasions, the summary of the settings and the terms, paragraph by paragraph", () => {
    render(<LoyaltyPage loyalty={loyalty} />)
    expect(read()).toContain("Birthday 10 % off for two weeks.")
    expect(screen.getByText("A level is kept for 30 nights.").tagName).toBe("LI")
    expect(screen.getByText("Second paragraph.").tagName).toBe("P")
  })

  it("speaks German, summary included", () => {
    render(<LoyaltyPage loyalty={loyalty} currencyCode="eur" labels={germanLoyaltyLabels} locale="de" />)
    expect(read()).toContain("1.000,00 € Einkaufswert netto oder 5 Bestellungen in 12 Monaten")
    expect(read()).toContain("Eine Stufe bleibt 30 Nächte.")
  })

  it("says where there are none, and nothing while it is not known", () => {
    const { container, rerender } = render(<LoyaltyPage loyalty={null} />)
    expect(container.innerHTML).toBe("")
    rerender(<LoyaltyPage loyalty={{ ladders: [], occasions: [] }} />)
    expect(read()).toBe("There are no levels at the moment.")
  })
})
