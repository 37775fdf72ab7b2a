import {
  fetchCartPoints,
  fetchEarnablePoints,
  fetchPointsAccounts,
  fetchPointsEntries,
  fetchPointsProgram,
  redeemCartPoints,
  removeCartPoints,
  UnexpectedPointsAnswer,
} from "./fetch-points.ts"
import { readPointsRefusal } from "./points-refusal.ts"
import { defaultPointsLabels, germanPointsLabels } from "./points-labels.ts"

const points = { applied: 0, maximum: 5, step: 1, accounts: [], earns: { points: 0 } }

describe("what the shop is asked", () => {
  const asked = async (answer: unknown, ask: (source: (path: string, request: object) => Promise<unknown>) => Promise<unknown>) => {
    const source = jest.fn(async (_path: string, _request: object) => answer)
    await ask(source)
    return source.mock.calls
  }

  it("for the programme, which may be switched off", async () => {
    expect(await asked({ program: null }, (source) => fetchPointsProgram(source))).toEqual([["/store/points", {}]])
    await expect(fetchPointsProgram(async () => ({ program: null }))).resolves.toBeNull()
  })

  it("for the wallets, in a region's currency", async () => {
    const calls = await asked({ accounts: [] }, (source) => fetchPointsAccounts(source, { regionId: "reg_1" }))
    expect(calls[0]?.[0]).toBe("/store/customers/me/points?region_id=reg_1")
  })

  it("for a page of a history", async () => {
    const query = { accountId: "own", type: "redeem" as const, limit: 10, offset: 0 }
    const calls = await asked({ entries: [], count: 0 }, (source) => fetchPointsEntries(source, query))
    expect(calls[0]?.[0]).toBe("/store/customers/me/points/entries?account_id=own&type=redeem&limit=10&offset=0")
  })

  it("for a cart, with the method and the body that the routes take", async () => {
    const change = { cart: {}, points }
    const wish = { points: 250, accountId: "firm" }
    expect(await asked({ points }, (source) => fetchCartPoints(source, "cart_1"))).toEqual([["/store/carts/cart_1/points", {}]])
    expect(await asked(change, (source) => redeemCartPoints(source, "cart_1", wish))).toEqual([
      ["/store/carts/cart_1/points", { method: "POST", body: { points: 250, account_id: "firm" } }],
    ])
    expect(await asked(change, (source) => redeemCartPoints(source, "cart_1", { points: "max" }))).toEqual([
      ["/store/carts/cart_1/points", { method: "POST", body: { points: "max" } }],
    ])
    expect(await asked(change, (source) => removeCartPoints(source, "cart_1"))).toEqual([
      ["/store/carts/cart_1/points", { method: "DELETE" }],
    ])
  })

  it("through a Medusa JS SDK as well", async () => {
    const sdk = { client: { fetch: jest.fn(async () => ({ cart: {}, points })) } }
    await redeemCartPoints(sdk, "cart_1", { points: 100 })
    expect(sdk.client.fetch).toHaveBeenCalledWith("/store/carts/cart_1/points", { method: "POST", body: { points: 100 } })
  })

  it.each([["nothing", undefined], ["a page", "<html>"], ["the answer of a reading", { points }]])(
    "and refuses %s as the answer to a change",
    async (_what, answer) => {
      await expect(redeemCartPoints(async () => answer, "cart_1", { points: 1 })).rejects.toBeInstanceOf(UnexpectedPointsAnswer)
    }
  )
})

describe("fetchEarnablePoints", () => {
  /** A shop that has all variants but those that are called "gone". */
  const shop = () =>
    jest.fn(async (path: string) => {
      const ids = new URL(path, "http://shop").searchParams.getAll("variant_id")
      if (ids.includes("gone")) throw Object.assign(new Error("variant_id: no such variant: gone"), { status: 400 })
      return { earnable: ids.map((variant_id) => ({ variant_id, points: 1, breakdown: [] })) }
    })

  it("asks for all variants in one request, each once, and names the quantity where it matters", async () => {
    const source = shop()
    await fetchEarnablePoints(source, { variantIds: ["a", "b", "a"], regionId: "reg_1", quantity: 1 })
    await fetchEarnablePoints(source, { variantIds: ["a"], regionId: "reg_1", quantity: 12 })
    expect(source.mock.calls.map(([path]) => path)).toEqual([
      "/store/points/earnable?variant_id=a&variant_id=b&region_id=reg_1",
      "/store/points/earnable?variant_id=a&region_id=reg_1&quantity=12",
    ])
  })

  it("splits more than 100 variants", async () => {
    const source = shop()
    const variantIds = Array.from({ length: 201 }, (_, index) => `variant_${index}`)
    const answer = await fetchEarnablePoints(source, { variantIds, regionId: "reg_1" })
    expect(source).toHaveBeenCalledTimes(3)
    expect(answer.map(({ variant_id }) => variant_id)).toEqual(variantIds)
  })

  it("leaves out a variant that is gone, not the others", async () => {
    const answer = await fetchEarnablePoints(shop(), { variantIds: ["a", "gone", "b"], regionId: "reg_1" })
    expect(answer.map(({ variant_id }) => variant_id)).toEqual(["a", "b"])
  })
})

describe("readPointsRefusal", () => {
  const refusal = { type: "invalid_data", errors: [{ path: "points", reason: "above_maximum" }], minimum: 100, maximum: 300, step: 10 }
  const range = { minimum: 100, maximum: 300, step: 10 }

  it.each([
    ["thrown with all of it", Object.assign(new Error("no"), refusal)],
    ["thrown with it as a cause", new Error("400", { cause: refusal })],
    ["answered", refusal],
  ])("finds reason and range where they are %s", (_how, failure) => {
    expect(readPointsRefusal(failure)).toEqual({ reason: "above_maximum", range })
  })

  it("finds the range beside the reason, too", () => {
    expect(readPointsRefusal({ errors: [{ reason: "above_maximum", ...range }] })).toEqual({ reason: "above_maximum", range })
  })

  it("knows a refusal by its status alone, as the Medusa JS SDK throws it", () => {
    expect(readPointsRefusal(Object.assign(new Error("no"), { status: 400 }))).toEqual({ reason: null, range: null })
  })

  it.each([new TypeError("Failed to fetch"), Object.assign(new Error("broken"), { status: 500 }), null, "no"])(
    "does not take %s for one",
    (failure) => {
      expect(readPointsRefusal(failure)).toBeNull()
    }
  )
})

it("has German words for every English one, with the same words in braces", () => {
  const braces = (label: unknown): unknown =>
    typeof label === "string"
      ? [...label.matchAll(/\{\w+\}/g)].map(String).filter((word) => word !== "{name}").sort()
      : Object.fromEntries(Object.entries(label ?? {}).map(([key, value]) => [key, braces(value)]))
  // English sentences of the terms are the shop's own; its spec asks for German words for each.
  expect(braces({ ...germanPointsLabels, terms: {} })).toEqual(braces(defaultPointsLabels))
})
