/**
 * @jest-environment node
 */
import { version } from "react"
import { renderToString } from "react-dom/server"
import { curve } from "./curve.fixture.ts"
import { FromPrice, NextBreak, TierPriceTable, useTierPrices } from "./index.ts"

const prices = curve([1, 5], [20, 4.2])

function Page({ rendered }: { rendered: boolean }) {
  const { tierPrices, status } = useTierPrices({
    source: () => Promise.reject(new Error("asked while rendering on the server")),
    variantIds: [prices.variant_id],
    regionId: "reg_1",
    buyer: null,
    initialAnswer: rendered ? { tier_prices: [prices] } : undefined,
  })
  const known = tierPrices.get(prices.variant_id)
  return (
    <main data-status={status}>
      <FromPrice tierPrices={known} />
      <TierPriceTable tierPrices={known} quantity={17} onSelectQuantity={() => undefined} />
      <NextBreak tierPrices={known} quantity={17} />
    </main>
  )
}

describe(`on a server (React ${version})`, () => {
  it("renders without a browser, and asks for nothing", () => {
    expect(typeof window).toBe("undefined")
    expect(renderToString(<Page rendered={false} />)).toContain('data-status="loading"')
  })

  it("renders prices that the server read", () => {
    const html = renderToString(<Page rendered />)
    expect(html).toContain("from €4.20 at 20")
    expect(html).toContain("Add 3 more, pay €4.20 each")
  })
})
