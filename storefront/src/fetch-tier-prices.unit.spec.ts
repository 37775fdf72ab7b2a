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

describe("a variant that the shop does not have any more", () => {
  const MESSAGE = "variant_id: no such variant in this shop: gone, lost"
  const refusal = {
    type: "invalid_data",
    message: MESSAGE,
    errors: [{ path: "variant_id", reason: "unknown_id", message: MESSAGE, values: ["gone", "lost"] }],
  }
  /** A shop that has `a` and `b`, and says of all others that it does not; `refuse` is how its client passes that on. */
  const shopOfTwo = (refuse: () => unknown) =>
    jest.fn(async (path: string) => {
      const ids = new URL(path, "http://shop").searchParams.getAll("variant_id")
      const known = ids.filter((id) => ["a", "b"].includes(id))
      return known.length === ids.length ? { tier_prices: known.map((variant_id) => ({ ...curve([1, 5]), variant_id })) } : refuse()
    })
  const query = { variantIds: ["a", "gone", "b", "lost"], regionId: "reg_1" }
  const CLIENTS: [string, () => unknown][] = [
    ["throws the refusal", () => Promise.reject(Object.assign(new Error(MESSAGE), refusal))],
    ["throws the message alone, as the Medusa JS SDK", () => Promise.reject(Object.assign(new Error(MESSAGE), { status: 400 }))],
    ["throws the refusal as a cause", () => Promise.reject(new Error("400", { cause: refusal }))],
    ["answers with the refusal", () => refusal],
  ]

  it.each(CLIENTS)("does not take away the prices of the others with a client that %s", async (_how, refuse) => {
    const source = shopOfTwo(refuse)
    const answer = await fetchTierPrices(source, query)
    expect(answer.tier_prices.map((prices) => prices.variant_id)).toEqual(["a", "b"])
    expect(source).toHaveBeenCalledTimes(2)
  })

  it("leaves nothing to ask for when it was the only one", async () => {
    const source = shopOfTwo(() => refusal)
    await expect(fetchTierPrices(source, { ...query, variantIds: ["gone"] })).resolves.toEqual({ tier_prices: [], reason: null })
    expect(source).toHaveBeenCalledTimes(1)
  })

  it("is asked about once: a second refusal is passed on", async () => {
    const source = jest.fn(() => Promise.reject(Object.assign(new Error("b is gone"), { status: 400 })))
    await expect(fetchTierPrices(source, { ...query, variantIds: ["a", "b"] })).rejects.toThrow("b is gone")
    expect(source).toHaveBeenCalledTimes(2)
  })

  it.each([
    ["another reason", { errors: [{ path: "region_id", reason: "unknown_id", values: ["a"] }] }],
    ["a broken shop that happens to name it", { status: 500 }],
  ])("is not suspected for %s", async (_what, details) => {
    const source = jest.fn(() => Promise.reject(Object.assign(new Error("a"), details)))
    await expect(fetchTierPrices(source, query)).rejects.toThrow("a")
    expect(source).toHaveBeenCalledTimes(1)
  })
})
