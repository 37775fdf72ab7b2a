import { asAdmin, ok } from "../support/api"
import { startAppProcess, type AppProcess } from "../support/app-process"
import { makeCart, placeOrder, prepareCheckout, readCart, session, setQuantity, type Session } from "../support/carts"
import { makeBuyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { makeProduct, type Product } from "../support/products"
import { availableOf, givePoints, ledgerOf, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop } from "../support/shops"
import { fixed, makeRule, percentage } from "../support/tier-price-rules"
import { startRedis, type RedisServer } from "./redis-server"

describe("a shop on two processes with Redis for events, workflows, cache and locks", () => {
  let redis: RedisServer
  let first: AppProcess
  let second: AppProcess
  let product: Product
  let here: Session
  let there: Session

  beforeAll(async () => {
    redis = await startRedis()
    const env = { REDIS_URL: redis.url }
    first = await startAppProcess({ env })
    second = await startAppProcess({ env })
    const shop = await makeShop()
    const buyer = await makeBuyer(shop)
    product = await makeProduct(shop)
    here = session(shop, buyer, first.baseUrl)
    there = session(shop, buyer, second.baseUrl)
  }, 180_000)

  afterAll(async () => {
    await first?.stop()
    await second?.stop()
    await redis?.stop()
  })

  const line = (quantity: number) => ({ variant_id: product.variantIds[0], quantity })
  const ruleForTheBuyer = (fields: object) =>
    makeRule({
      audience: { type: "customers", ids: [here.buyer?.customerId] },
      scope: { type: "products", ids: [product.id] },
      currency_code: here.shop.currencyCode,
      ...fields,
    })

  it("asks the price of a rule made in one process with the next request to the other", async () => {
    const id = await ruleForTheBuyer({ breaks: [fixed(1, 80)] })
    const cart = await makeCart(there, [line(1)])
    expect(cart.items?.[0]?.unit_price).toBe(80)
    await ok(asAdmin(first.baseUrl).post(`/admin/tier-price-rules/${id}`, { breaks: [fixed(1, 75)] }))
    const changed = await setQuantity(there, cart.id, cart.items?.[0]?.id ?? "", 2)
    expect(changed.items?.[0]?.unit_price).toBe(75)
    await ok(asAdmin(first.baseUrl).delete(`/admin/tier-price-rules/${id}`))
    const back = await setQuantity(there, cart.id, cart.items?.[0]?.id ?? "", 3)
    expect(back.items?.[0]?.unit_price).toBe(100)
  })

  it("lets one buyer change the same cart through both, and order", async () => {
    const id = await ruleForTheBuyer({ breaks: [percentage(10, 20)] })
    const cart = await makeCart(here, [line(4)])
    const more = await setQuantity(there, cart.id, cart.items?.[0]?.id ?? "", 10)
    expect(more.items?.[0]?.unit_price).toBe(80)
    expect((await readCart(here, cart.id)).items?.[0]?.unit_price).toBe(80)
    const order = await placeOrder(here, cart.id)
    expect(order.items?.[0]?.unit_price).toBe(80)
    await ok(asAdmin(second.baseUrl).delete(`/admin/tier-price-rules/${id}`))
  })

  it("completes a cart that both are asked to complete at once as one order, for one debit", async () => {
    await setProgram()
    try {
      const buyer = await makeBuyer(here.shop)
      await givePoints(buyer, 1000)
      const [one, other] = [session(here.shop, buyer, first.baseUrl), session(here.shop, buyer, second.baseUrl)]
      const { id } = await makeCart(one, [line(1)])
      await redeemPoints(one, id, 600)
      await prepareCheckout(one, id)
      const answers = await Promise.all([one, other, one, other].map(({ client }) => client.post(`/store/carts/${id}/complete`)))
      const orders = answers.flatMap(({ status, body }) => (status === 200 && body.type === "order" ? [body.order.id] : []))
      expect(new Set(orders).size).toBe(1)
      expect((await one.client.get("/store/orders")).body.orders).toHaveLength(1)
      await eventually(async () => ((await availableOf(buyer)) === 400 ? true : undefined))
      expect(await ledgerOf(buyer)).toEqual([["adjust", 1000], ["redeem", -600]])
    } finally {
      await switchProgramOff()
    }
  }, 60_000)
})
