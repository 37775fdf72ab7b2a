import { curve } from "./curve.fixture.ts"
import { fetchTierPrices, UnexpectedTierPricesAnswer } from "./fetch-tier-prices.ts"

const answerNothing = async () => ({ tier_prices: [] })

describe("fetchTierPrices", () => {
  it("asks for all variants in one request, each once", async () => {
    const source = jest.fn(answerNothing)
    await fetchTierPrices(source, { variantIds: ["a", "b", "a"], regionId: "reg_1" })
    expect(source.mock.calls).toEqual([["/store/tier-prices?variant_id=a&variant_id=b&region_id=reg_1", {}]])
  })

  it("passes on the cart and where the goods go", async () => {
    const source = jest.fn(answerNothing)
    const query = { variantIds: ["a"], regionId: "reg_1", cartId: "cart_1", countryCode: "de", province: null }
    await fetchTierPrices(source, query)
    expect(source).toHaveBeenCalledWith(
      "/store/tier-prices?variant_id=a&region_id=reg_1&cart_id=cart_1&country_code=de",
      {}
    )
  })

  it("splits more than 100 variants", async () => {
    const source = jest.fn(async (path: string) => ({
      tier_prices: new URL(path, "http://shop").searchParams
        .getAll("variant_id")
        .map((variant_id) => ({ ...curve([1, 5]), variant_id })),
    }))
    const variantIds = Array.from({ length: 201 }, (_, index) => `variant_${index}`)
    const answer = await fetchTierPrices(source, { variantIds, regionId: "reg_1" })
    expect(source).toHaveBeenCalledTimes(3)
    expect(answer.tier_prices.map((prices) => prices.variant_id)).toEqual(variantIds)
  })

  it("takes a Medusa JS SDK", async () => {
    const sdk = { client: { fetch: jest.fn(answerNothing) } }
    await fetchTierPrices(sdk, { variantIds: ["a"], regionId: "reg_1" })
    expect(sdk.client.fetch).toHaveBeenCalledWith("/store/tier-prices?variant_id=a&region_id=reg_1", {})
  })

  it("says why a shop keeps its prices back", async () => {
    const source = async () => ({ tier_prices: [], reason: "login_required" })
    const answer = await fetchTierPrices(source, { variantIds: ["a"], regionId: "reg_1" })
    expect(answer.reason).toBe("login_required")
  })

  it.each([["nothing", undefined], ["a page", "<html>"], ["another shape", { tier_prices: [{ id: 1 }] }]])(
    "refuses %s as an answer",
    async (_what, answer) => {
      const asked = fetchTierPrices(async () => answer, { variantIds: ["a"], regionId: "reg_1" })
      await expect(asked).rejects.toBeInstanceOf(UnexpectedTierPricesAnswer)
    }
  )
})
