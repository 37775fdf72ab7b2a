import { asAdmin, ok } from "../support/api"
import { complete, prepareCheckout, readCart, startPayment } from "../support/carts"
import { BOTH_LINES } from "./host"
import { makeScene, priceInCart, pricesOnTheWay, TIER_PRICES } from "./one-tier-price"
import { openShop, type InstalledShop } from "./shop-on-database"

const LOYALTY = { resolve: "@medusajs/loyalty-plugin", options: {} }
const OURS = BOTH_LINES.plugins[0]

/** The database of the first order, on which the second goes on: to migrate it twice would take its time for nothing. */
let database: string | undefined

describe.each([
  ["before", "loyalty-first", [LOYALTY, OURS]],
  ["after", "loyalty-last", [OURS, LOYALTY]],
])("a shop with the loyalty plugin %s ours", (order, name, plugins) => {
  let shop: InstalledShop

  beforeAll(async () => {
    shop = await openShop(name, { ...BOTH_LINES, plugins }, { migrations: !database, database })
    database = shop.database
  })

  afterAll(() => (order === "after" ? shop?.remove() : shop?.stop()))

  it("asks one tier price the same on the page, in the cart and in the order", async () => {
    expect(await pricesOnTheWay(await makeScene())).toEqual(TIER_PRICES)
  })

  it("redeems a gift card on a cart with tier prices, and the order is paid with it", async () => {
    const { buying, product } = await makeScene()
    const { gift_card } = await ok<{ gift_card: { code: string } }>(
      asAdmin().post("/admin/gift-cards", { currency_code: buying.shop.currencyCode, value: 50 })
    )
    const { cart } = await priceInCart(buying, product, 10)
    await prepareCheckout(buying, cart.id)
    await ok(buying.client.post(`/store/carts/${cart.id}/gift-cards`, { code: gift_card.code }))
    // 10 × 70 goods and 10 shipping, 19 % tax, less the card
    expect((await readCart(buying, cart.id)).total).toBeCloseTo(710 * 1.19 - 50, 2)
    await startPayment(buying, cart.id)
    const order = await complete(buying, cart.id)
    expect(order.items?.[0]?.unit_price).toBe(70)
    const { gift_cards } = await ok<{ gift_cards: { code: string }[] }>(
      asAdmin().get("/admin/gift-cards", { q: gift_card.code })
    )
    expect(gift_cards).toHaveLength(1)
  })

  it("re-sizes the card when the tier price changes under it", async () => {
    const { buying, product, ruleId } = await makeScene()
    const { gift_card } = await ok<{ gift_card: { code: string } }>(
      asAdmin().post("/admin/gift-cards", { currency_code: buying.shop.currencyCode, value: 5000 })
    )
    const { cart } = await priceInCart(buying, product, 10)
    await ok(buying.client.post(`/store/carts/${cart.id}/gift-cards`, { code: gift_card.code }))
    expect((await readCart(buying, cart.id)).total).toBe(0)
    await ok(asAdmin().post(`/admin/tier-price-rules/${ruleId}`, { status: "archived" }))
    const line = cart.items?.[0]?.id
    await ok(buying.client.post(`/store/carts/${cart.id}/line-items/${line}`, { quantity: 9 }))
    const changed = await readCart(buying, cart.id)
    expect(changed.items?.[0]?.unit_price).toBe(100)
    expect(changed.total).toBe(0)
  })
})
