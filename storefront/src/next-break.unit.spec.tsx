import { fireEvent, render, screen } from "@testing-library/react"
import { curve } from "./curve.fixture.ts"
import { NextBreak } from "./next-break.tsx"

const bolts = curve([1, 5], [20, 4.2])

describe("NextBreak", () => {
  it("says what to add and what a piece costs then", () => {
    render(<NextBreak tierPrices={bolts} quantity={17} />)
    expect(screen.getByRole("status").textContent).toBe("Add 3 more, pay €4.20 each")
  })

  it("sets the line's quantity to the break", () => {
    const onSelectQuantity = jest.fn()
    render(<NextBreak tierPrices={bolts} quantity={17} onSelectQuantity={onSelectQuantity} />)
    fireEvent.click(screen.getByRole("button", { name: "Add 3" }))
    expect(onSelectQuantity.mock.calls).toEqual([[20]])
  })

  it("keeps its live region, empty, once the last break is reached", () => {
    const { rerender } = render(<NextBreak tierPrices={bolts} quantity={17} onSelectQuantity={() => undefined} />)
    const region = screen.getByRole("status")
    rerender(<NextBreak tierPrices={bolts} quantity={20} onSelectQuantity={() => undefined} />)
    expect(screen.getByRole("status")).toBe(region)
    expect(region.getAttribute("aria-live")).toBe("polite")
    expect(region.textContent).toBe("")
    expect(screen.queryByRole("button")).toBeNull()
  })

  it("does nothing while a change is under way, and stays focusable", () => {
    const onSelectQuantity = jest.fn()
    render(<NextBreak tierPrices={bolts} quantity={17} onSelectQuantity={onSelectQuantity} busy />)
    const button = screen.getByRole("button")
    button.focus()
    fireEvent.click(button)
    expect(onSelectQuantity).not.toHaveBeenCalled()
    expect(document.activeElement).toBe(button)
    expect(button.getAttribute("aria-disabled")).toBe("true")
  })

  it("takes its words from outside", () => {
    render(<NextBreak tierPrices={bolts} quantity={17} locale="de" labels={{ nextBreak: "Noch {quantity}: je {price}" }} />)
    expect(screen.getByRole("status").textContent).toBe("Noch 3: je 4,20\u00a0€")
  })

  it("is empty without prices", () => {
    render(<NextBreak tierPrices={undefined} quantity={1} />)
    expect(screen.getByRole("status").textContent).toBe("")
  })
})
