import { fireEvent, render, screen, within } from "@testing-library/react"
import { curve } from "./curve.fixture.ts"
import { TierPriceTable } from "./tier-price-table.tsx"

const screws = curve([1, 0.0043], [100, 0.0041], [500, 0.0039])

/** The table as a buyer reads it. */
const rows = () =>
  screen.getAllByRole("row").map((row) => Array.from(row.children, (cell) => cell.textContent).join(" | "))

describe("TierPriceTable", () => {
  it("shows quantity, price per piece and saving, below a cent as well", () => {
    render(<TierPriceTable tierPrices={screws} />)
    expect(rows()).toEqual([
      "Quantity | Price per piece | You save",
      "1–99 | €0.0043 | –",
      "100–499 | €0.0041 | €0.0002 (4.7%)",
      "500+ | €0.0039 | €0.0004 (9.3%)",
    ])
  })

  it("is a table with a caption, column heads and row heads", () => {
    render(<TierPriceTable tierPrices={screws} />)
    expect(screen.getByRole("table", { name: "Price by quantity" })).not.toBeNull()
    expect(screen.getAllByRole("columnheader").map((cell) => cell.getAttribute("scope"))).toEqual(["col", "col", "col"])
    expect(screen.getAllByRole("rowheader")).toHaveLength(3)
  })

  it("sets the first quantity of the row that is clicked", () => {
    const onSelectQuantity = jest.fn()
    render(<TierPriceTable tierPrices={screws} onSelectQuantity={onSelectQuantity} />)
    fireEvent.click(screen.getByRole("button", { name: "500+: set quantity to 500" }))
    expect(onSelectQuantity.mock.calls).toEqual([[500]])
  })

  it("has no buttons when nothing can be set", () => {
    render(<TierPriceTable tierPrices={screws} />)
    expect(screen.queryByRole("button")).toBeNull()
  })

  it("marks the row that the quantity reaches", () => {
    const { rerender } = render(<TierPriceTable tierPrices={screws} quantity={99} />)
    const marked = () => screen.getAllByRole("row").find((row) => row.getAttribute("aria-current") === "true")
    expect(within(marked()!).getByRole("rowheader").textContent).toBe("1–99")
    rerender(<TierPriceTable tierPrices={screws} quantity={100} />)
    expect(within(marked()!).getByRole("rowheader").textContent).toBe("100–499")
  })

  it("writes in the buyer's language", () => {
    render(
      <TierPriceTable
        tierPrices={curve([1, 1200], [1000, 999.5])}
        locale="de"
        labels={{ caption: "Staffelpreise", quantity: "Menge", unitPrice: "Stückpreis", saved: "Ersparnis", andMore: "ab {from}" }}
        onSelectQuantity={() => undefined}
      />
    )
    expect(screen.getByRole("table", { name: "Staffelpreise" })).not.toBeNull()
    expect(rows().at(-1)).toBe("ab 1.000 | 999,50\u00a0€ | 200,50\u00a0€ (16,7\u00a0%)")
  })

  it("shows prices without tax on demand, and as they are where the tax is not known", () => {
    const known = curve([1, 119], [10, 59.5])
    const { rerender } = render(<TierPriceTable tierPrices={known} tax="without_tax" />)
    expect(rows().at(-1)).toBe("10+ | €50.00 | €50.00 (50%)")
    const unknown = { ...known, breaks: known.breaks.map((step) => ({ ...step, unit_price_without_tax: null })) }
    rerender(<TierPriceTable tierPrices={unknown} tax="without_tax" />)
    expect(rows().at(-1)).toBe("10+ | €59.50 | €59.50 (50%)")
  })

  it("shows nothing without prices, and no table for a single price unless asked to", () => {
    const { container, rerender } = render(<TierPriceTable tierPrices={null} />)
    rerender(<TierPriceTable tierPrices={curve()} />)
    rerender(<TierPriceTable tierPrices={curve([1, 5])} />)
    expect(container.innerHTML).toBe("")
    rerender(<TierPriceTable tierPrices={curve([1, 5])} showSinglePrice />)
    expect(rows().at(-1)).toBe("1+ | €5.00 | –")
  })

  it("writes a step of one quantity as that quantity", () => {
    render(<TierPriceTable tierPrices={curve([1, 5], [2, 4], [3, 3])} />)
    expect(rows()[2]).toBe("2 | €4.00 | €1.00 (20%)")
  })
})
