import { changeCartFreeProduct, fetchCartFreeProducts, fetchFreeProducts, UnexpectedFreeProductsAnswer } from "./fetch-free-products.ts"
import type { PointsRequest } from "./fetch-points.ts"
import { answerOf, freeProductOffer, granted, openChoice } from "./free-products.fixture.ts"
import { readFreeProductRefusal } from "./free-products-refusal.ts"

/** A shop that answers always the same, and notes what it was asked. */
function shop(answer: unknown) {
  const asked: [string, string, unknown][] = []
  const source = async (path: string, { method = "GET", body }: PointsRequest) => {
    asked.push([method, path, body])
    return answer
  }
  return { asked, source }
}

describe("the requests for free products", () => {
  it("read those of a cart, through a function or a Medusa JS SDK", async () => {
    const answer = answerOf(granted(), openChoice())
    const { asked, source } = shop({ ...answer, other: 1 })
    expect(await fetchCartFreeProducts(source, "cart/1")).toEqual(answer)
    expect(await fetchCartFreeProducts({ client: { fetch: source as never } }, "cart_1")).toEqual(answer)
    expect(asked).toEqual([
      ["GET", "/store/carts/cart%2F1/free-products", undefined],
      ["GET", "/store/carts/cart_1/free-products", undefined],
    ])
  })

  it("pick, decline and take back, and answer the cart beside it", async () => {
    const { asked, source } = shop({ cart: { id: "cart_1" }, ...answerOf(granted()) })
    const chosen = [{ variant_id: "glasses", quantity: 1 }]
    expect(await changeCartFreeProduct(source, "cart_1", { rule_id: "r", choose: chosen })).toEqual({ cart: { id: "cart_1" }, ...answerOf(granted()) })
    await changeCartFreeProduct(source, "cart_1", { rule_id: "r", decline: true })
    await changeCartFreeProduct(source, "cart_1", { rule_id: "r", decline: false })
    expect(asked.map(([method, , body]) => [method, body])).toEqual([
      ["POST", { rule_id: "r", choose: chosen }],
      ["POST", { rule_id: "r", decline: true }],
      ["POST", { rule_id: "r", decline: false }],
    ])
  })

  it("read what is on in a region", async () => {
    const { asked, source } = shop({ free_products: [freeProductOffer()], currency_code: "eur" })
    expect(await fetchFreeProducts(source, { regionId: "reg 1" })).toEqual({ free_products: [freeProductOffer()], currency_code: "eur" })
    expect(asked[0]![1]).toBe("/store/free-products?region_id=reg+1")
  })

  it.each([null, {}, { free_products: [] }, { free_products: [{ rule_id: "r" }], currency_code: "eur" }, { free_products: [{ ...granted(), goods: [{}] }], currency_code: "eur" }])(
    "do not take %j for an answer",
    async (answer) => {
      const { source } = shop(answer)
      await expect(fetchCartFreeProducts(source, "cart_1")).rejects.toBeInstanceOf(UnexpectedFreeProductsAnswer)
      await expect(fetchFreeProducts(source, { regionId: "reg_1" })).rejects.toBeInstanceOf(UnexpectedFreeProductsAnswer)
    }
  )

  it("do not take a change without its cart for one", async () => {
    await expect(changeCartFreeProduct(shop(answerOf(granted())).source, "cart_1", { rule_id: "r", decline: true })).rejects.toBeInstanceOf(UnexpectedFreeProductsAnswer)
  })

  it("reject with what the source rejects with", async () => {
    const failure = new Error("offline")
    await expect(fetchCartFreeProducts(() => Promise.reject(failure), "cart_1")).rejects.toBe(failure)
  })
})

describe("a refusal", () => {
  it.each([
    [{ code: "free_product_refused", errors: [{ path: "choose", reason: "chosen_too_many" }] }, { reason: "chosen_too_many" }],
    [new Error("no", { cause: { errors: [{ path: "rule_id", reason: "not_granted" }] } }), { reason: "not_granted" }],
    [Object.assign(new Error("no"), { status: 404, code: "free_product_rule_not_found" }), { reason: "free_product_rule_not_found" }],
    [Object.assign(new Error("no"), { status: 400 }), { reason: null }],
    [Object.assign(new Error("broken"), { status: 500 }), null],
    [new TypeError("offline"), null],
  ])("is read out of %j as %j", (failure, expected) => {
    expect(readFreeProductRefusal(failure)).toEqual(expected)
  })
})
