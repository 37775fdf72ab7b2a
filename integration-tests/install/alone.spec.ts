import { asBuyer, ok } from "../support/api"
import { withClient } from "../support/database"
import { BOTH_LINES, PLUGIN_WITH_WRONG_OPTION, WITHOUT_PRICING_LINE } from "./host"
import { makeScene, priceInCart, priceOnPage, pricesOnTheWay, TIER_PRICES } from "./one-tier-price"
import { installation, openShop, type InstalledShop } from "./shop-on-database"

describe("a bare shop with both lines", () => {
  let shop: InstalledShop

  beforeAll(async () => {
    shop = await openShop("alone", BOTH_LINES)
  })

  afterAll(() => shop?.remove())

  it("has all price tables, ours and Medusa's, from an empty database", async () => {
    const { rows } = await withClient(installation().template, (client) =>
      client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    )
    expect(rows.map(({ tablename }) => tablename)).toEqual(
      expect.arrayContaining(["price", "price_set", "price_list", "price_rule", "price_list_rule", "price_preference", "tier_price_rule"])
    )
  })

  it("asks one tier price the same on the page, in the cart and in the order", async () => {
    expect(await pricesOnTheWay(await makeScene())).toEqual(TIER_PRICES)
  })

  it("shows a buyer the price table, and a guest the list price", async () => {
    const { buying, guest, product } = await makeScene()
    const { tier_prices } = await ok<{ tier_prices: { breaks: { min_quantity: number; unit_price: number }[] }[] }>(
      asBuyer(buying.shop, buying.buyer).get("/store/tier-prices", {
        region_id: buying.shop.regionId,
        variant_id: product.variantIds[0],
      })
    )
    expect(tier_prices[0].breaks.map(({ min_quantity, unit_price }) => [min_quantity, unit_price])).toEqual([[1, 80], [10, 70]])
    expect(await priceOnPage(guest, product)).toBe(100)
  })

  it("boots without a warning of ours", () => {
    expect(shop.log().split("\n").filter((line) => /warn|error/i.test(line) && line.includes("medusa-b2b-loyalty"))).toEqual([])
  })
})

describe("a shop without the Pricing Module line", () => {
  let shop: InstalledShop

  beforeAll(async () => {
    shop = await openShop("without-pricing", WITHOUT_PRICING_LINE)
  })

  afterAll(() => shop?.remove())

  it("is warned once at boot, with the line that is missing", () => {
    const warnings = shop.log().split("\n").filter((line) => line.includes("medusa-b2b-loyalty/pricing"))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/warn/)
  })

  it("sells at its list prices", async () => {
    const { buying, product } = await makeScene()
    expect(await priceOnPage(buying, product)).toBe(100)
    expect((await priceInCart(buying, product, 10)).price).toBe(100)
  })
})

describe("a shop with a wrong option", () => {
  it("does not boot, and the message names the option", async () => {
    await expect(openShop("wrong-option", PLUGIN_WITH_WRONG_OPTION)).rejects.toThrow(/medusa-b2b-loyalty: .*prices_for/)
  })

  it("does not boot with an option that nobody knows", async () => {
    const settings = { ...BOTH_LINES, plugins: [{ ...BOTH_LINES.plugins[0], options: { price_for: "everyone" } }] }
    await expect(openShop("unknown-option", settings)).rejects.toThrow(/medusa-b2b-loyalty: .*price_for/)
  })
})
