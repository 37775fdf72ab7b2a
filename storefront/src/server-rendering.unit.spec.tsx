/**
 * @jest-environment node
 */
import { version } from "react"
import { renderToString } from "react-dom/server"
import { curve } from "./curve.fixture.ts"
import {
  FromPrice,
  LevelCard,
  LoyaltyPage,
  NextBreak,
  PointsAccount,
  PointsBadge,
  PointsRedeemer,
  PointsTerms,
  TierPriceTable,
  useCartPoints,
  useCustomerLoyalty,
  useLoyalty,
  usePointsProgram,
  useTierPrices,
} from "./index.ts"
import { loyalty } from "./loyalty.fixture.ts"
import { program } from "./points.fixture.ts"

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

  it("renders points that the server read, and leaves what is the buyer's own to the browser", () => {
    const html = renderToString(<PointsPage />)
    expect(html).toContain("Earn 12 kestrels")
    expect(html).toContain("Kestrels never expire.")
    expect(html.match(/Loading …/g)).toHaveLength(2)
  })

  it("renders levels that the server read, and leaves the buyer's own to the browser", () => {
    const html = renderToString(<LevelsPage />)
    expect(html).toContain("€1,000.00 net spend or 5 orders within 12 months")
    expect(html.match(/Loading …/g)).toHaveLength(1)
  })
})

function PointsPage() {
  const source = () => Promise.reject(new Error("asked while rendering on the server"))
  const state = usePointsProgram({ source, initialProgram: program })
  const cartPoints = useCartPoints({ source, cartId: "cart_1", buyer: "cus_1" })
  return (
    <main>
      <PointsBadge program={state.program} points={12} place="product" />
      <PointsRedeemer state={cartPoints} program={state.program} />
      <PointsAccount source={source} buyer="cus_1" program={null} />
      <PointsTerms program={state.program} />
    </main>
  )
}

function LevelsPage() {
  const source = () => Promise.reject(new Error("asked while rendering on the server"))
  const state = useLoyalty({ source, initialLoyalty: loyalty })
  const own = useCustomerLoyalty({ source, buyer: "cus_1" })
  return (
    <main>
      <LevelCard state={own} />
      <LoyaltyPage loyalty={state.loyalty} currencyCode="eur" />
    </main>
  )
}
