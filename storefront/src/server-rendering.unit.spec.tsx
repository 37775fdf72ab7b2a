/**
 * @jest-environment node
 */
import { version } from "react"
import { renderToString } from "react-dom/server"
import { curve } from "./curve.fixture.ts"
import { freeProductOffer } from "./free-products.fixture.ts"
import {
  FreeProductBanner,
  FreeProductPicker,
  FreeProductProgress,
  FromPrice,
  LevelCard,
  LoyaltyPage,
  NextBreak,
  PointsAccount,
  PointsBadge,
  PointsRedeemer,
  PointsTerms,
  ReferralBanner,
  ReferralCard,
  ReferralCodeField,
  TierPriceTable,
  useArrivedReferral,
  useCartFreeProducts,
  useCartPoints,
  useCartReferral,
  useCustomerLoyalty,
  useFreeProducts,
  useLoyalty,
  usePointsProgram,
  useReferral,
  useReferralOffer,
  useTierPrices,
} from "./index.ts"
import { loyalty } from "./loyalty.fixture.ts"
import { program } from "./points.fixture.ts"
import { referral, referralOffer } from "./referrals.fixture.ts"

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

  it("renders what a code brings that the server read, and leaves the browser's and the buyer's own to the browser", () => {
    const html = renderToString(<ReferralPage />)
    expect(html).toContain("Anna gives you 10 % off the first order")
    expect(html.match(/Loading …/g)).toHaveLength(1)
    expect(renderToString(<OwnReferral />)).toContain("https://shop.example/?ref=K7QX4WRN")
  })

  it("renders what is on that the server read, and leaves the cart's own free products to the browser", () => {
    const html = renderToString(<FreeProductsPage />)
    expect(html).toContain("From €500.00")
    expect(html.match(/role="status"/g)).toHaveLength(2)
    expect(html).not.toContain("<h3")
  })
})

function ReferralPage() {
  const source = () => Promise.reject(new Error("asked while rendering on the server"))
  const { arrived } = useArrivedReferral()
  const { offer } = useReferralOffer({ source, code: "K7QX4WRN", buyer: null, initialOffer: referralOffer() })
  const own = useReferral({ source, buyer: "cus_1" })
  const cart = useCartReferral({ source, cartId: "cart_1", buyer: null, arrived })
  return (
    <main>
      <ReferralBanner offer={offer} />
      <ReferralCard state={own} />
      <ReferralCodeField state={cart} />
    </main>
  )
}

function FreeProductsPage() {
  const source = () => Promise.reject(new Error("asked while rendering on the server"))
  const state = useFreeProducts({ source, regionId: "reg_1", buyer: null, initialOffers: { free_products: [freeProductOffer()], currency_code: "eur" } })
  const cart = useCartFreeProducts({ source, cartId: "cart_1", buyer: null })
  return (
    <main>
      <FreeProductBanner state={state} />
      <FreeProductProgress state={cart} />
      <FreeProductPicker state={cart} />
    </main>
  )
}

function OwnReferral() {
  const own = useReferral({ source: () => Promise.reject(new Error("asked while rendering on the server")), buyer: "cus_1" })
  return <ReferralCard state={{ ...own, status: "ready", referral: referral() }} />
}

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
