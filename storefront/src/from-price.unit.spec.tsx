import { render } from "@testing-library/react"
import { curve } from "./curve.fixture.ts"
import { FromPrice } from "./from-price.tsx"

describe("FromPrice", () => {
  it("names the lowest price and its quantity", () => {
    const { container } = render(<FromPrice tierPrices={curve([1, 0.0043], [1500, 0.0039])} />)
    expect(container.textContent).toBe("from €0.0039 at 1,500")
  })

  it("is silent where one price holds for every quantity", () => {
    const { container } = render(<FromPrice tierPrices={curve([1, 5])} />)
    expect(container.innerHTML).toBe("")
  })

  it("takes its words from outside", () => {
    const labels = { fromPrice: "ab {price} ({quantity} Stk.)" }
    const { container } = render(<FromPrice tierPrices={curve([1, 5], [10, 4])} locale="de" labels={labels} />)
    expect(container.textContent).toBe("ab 4,00\u00a0€ (10 Stk.)")
  })
})
