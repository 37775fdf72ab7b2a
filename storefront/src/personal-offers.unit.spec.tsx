import { act, fireEvent, render, screen } from "@testing-library/react"
import { offer } from "./loyalty.fixture.ts"
import { PersonalOffers } from "./personal-offers.tsx"

function clipboard(writeText: (text: string) => Promise<void>) {
  Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true })
}

describe("PersonalOffers", () => {
  it("shows open codes, the one that ends first on top, with the last day and the least spend in the buyer's currency", () => {
    const later = offer({ code: "LATER", ends_at: "2027-01-31T23:00:00.000Z", minimum_spend: { eur: "100", usd: "120" } })
    render(<PersonalOffers offers={[later, offer()]} currencyCode="eur" timeZone="Europe/Berlin" />)
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "10 % offuntil December 31, 2026K7QX-W3RNCopy",
      "10 % offuntil January 31, 2027, from €100.00 net goodsLATERCopy",
    ])
  })

  it("says in the buyer's language what a code brings, where the shop does", () => {
    render(<PersonalOffers offers={[offer({ titles: { en: "10 % off", de: "10 % Rabatt" } }), offer({ code: "B", title: "5 % off" })]} locale="de-AT" />)
    expect(screen.getAllByRole("listitem").map((item) => item.querySelector("strong")?.textContent)).toEqual(["10 % Rabatt", "5 % off"])
  })

  it("copies a code and says so", async () => {
    const written: string[] = []
    clipboard(async (text) => void written.push(text))
    render(<PersonalOffers offers={[offer()]} />)
    await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Copy the code K7QX-W3RN" })))
    expect(written).toEqual(["K7QX-W3RN"])
    expect(screen.getByRole("status").textContent).toBe("Copied")
  })

  it("selects the code where the browser does not let it be copied", async () => {
    clipboard(() => Promise.reject(new Error("not allowed")))
    render(<PersonalOffers offers={[offer()]} />)
    await act(async () => void fireEvent.click(screen.getByRole("button")))
    expect(screen.getByRole("status").textContent).toBe("Please select and copy the code.")
    expect(getSelection()?.toString()).toBe("K7QX-W3RN")
  })

  it("folds used and ended ones away, without a button", () => {
    render(<PersonalOffers offers={[offer({ code: "A", status: "used" }), offer({ code: "B", status: "ended", ends_at: "2026-01-31T23:00:00.000Z" })]} timeZone="Europe/Berlin" />)
    expect(screen.getByText("No open offers at the moment.")).toBeTruthy()
    expect(screen.getByText("2 past offers").closest("details")?.open).toBe(false)
    expect(screen.getByText("ended, until January 31, 2026")).toBeTruthy()
    expect(screen.queryByRole("button")).toBeNull()
  })
})
