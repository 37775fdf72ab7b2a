import type { Response } from "supertest"
import { asAdmin, ok } from "../support/api"
import { complete, makeCart, prepareCheckout, readCart, sendPaymentWebhook, session, startPayment, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually, pause } from "../support/eventually"
import { expectAgreement, linePrices } from "../support/prices"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { changeRule, makeRule, percentage } from "../support/tier-price-rules"

/** Medusa waits two seconds for the lock of a cart and then answers 500, having changed nothing: on a slow machine it is asked again. */
const patiently = async (ask: () => PromiseLike<Response>, attempts = 5): Promise<void> => {
  const { status, body } = await ask()
  if (status === 500 && attempts > 1) return patiently(ask, attempts - 1)
  expect({ status, body: status === 200 ? null : body }).toEqual({ status: 200, body: null })
}

describe("requests at the same time", () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
  })

  const pooledProduct = async (variants: number) => {
    const product = await makeProduct(shop, { variants: Array.from({ length: variants }, () => ({ prices: [{ amount: 10, currency_code: "eur" }] })) })
    const rule = await makeRule({ scope: { type: "products", ids: [product.id] }, quantity_basis: "product", breaks: [percentage(20, 50)] })
    return { ...product, rule }
  }

  it("adds of several variants that count together end at one right price for all", async () => {
    const { variantIds } = await pooledProduct(4)
    const guest = session(shop)
    const { id } = await makeCart(guest)
    await Promise.all(variantIds.map((variant_id) => patiently(() => guest.client.post(`/store/carts/${id}/line-items`, { variant_id, quantity: 5 }))))
    const cart = await readCart(guest, id)
    expect(linePrices(cart)).toEqual(Object.fromEntries(variantIds.map((variant) => [variant, 5])))
    await expectAgreement(guest, cart)
  })

  it("changes of several lines that count together end at one right price for all, up and down", async () => {
    const { variantIds } = await pooledProduct(3)
    const guest = session(shop)
    const { id, items } = await makeCart(guest, variantIds.map((variant_id) => ({ variant_id, quantity: 1 })))
    for (const [quantity, price] of [[7, 5], [2, 10]]) {
      await Promise.all((items ?? []).map((line) => patiently(() => guest.client.post(`/store/carts/${id}/line-items/${line.id}`, { quantity }))))
      const cart = await readCart(guest, id)
      expect(Object.values(linePrices(cart))).toEqual([price, price, price])
      await expectAgreement(guest, cart)
    }
  })

  it("adds while the rule is edited leave a cart that is right at its next change", async () => {
    const { variantIds, rule } = await pooledProduct(2)
    const guest = session(shop)
    const { id } = await makeCart(guest)
    await Promise.all([
      ok(guest.client.post(`/store/carts/${id}/line-items`, { variant_id: variantIds[0], quantity: 20 })),
      changeRule(rule, { breaks: [percentage(20, 30)] }),
    ])
    const { cart } = await ok<{ cart: Parameters<typeof linePrices>[0] }>(guest.client.post(`/store/carts/${id}/line-items`, { variant_id: variantIds[1], quantity: 1 }))
    expect(Object.values(linePrices(cart))).toEqual([7, 7])
  })

  it("edits of one rule leave one of them, whole", async () => {
    const { rule } = await pooledProduct(1)
    const percents = [11, 12, 13, 14]
    await Promise.all(percents.map((percent) => changeRule(rule, { name: `By ${percent}`, breaks: [percentage(1, percent)] })))
    const { tier_price_rule } = await ok<{ tier_price_rule: { name: string; breaks: { value: number }[] } }>(asAdmin().get(`/admin/tier-price-rules/${rule}`))
    expect(tier_price_rule.name).toBe(`By ${tier_price_rule.breaks[0].value}`)
  })

  it("changes of different fields of one rule are all kept", async () => {
    const { rule } = await pooledProduct(1)
    for (const round of [1, 2, 3]) {
      await Promise.all([
        changeRule(rule, { name: `Round ${round}` }),
        changeRule(rule, { priority: round }),
        changeRule(rule, { description: `In round ${round}` }),
        changeRule(rule, { breaks: [percentage(1, round)] }),
      ])
      const { tier_price_rule } = await ok<{ tier_price_rule: object }>(asAdmin().get(`/admin/tier-price-rules/${rule}`))
      expect(tier_price_rule).toMatchObject({ name: `Round ${round}`, priority: round, description: `In round ${round}`, breaks: [percentage(1, round)] })
    }
  })

  it("changes of different variants of one price book are all kept, and counted", async () => {
    const { variantIds } = await makeProduct(shop, { variants: Array.from({ length: 5 }, () => ({ prices: [{ amount: 10, currency_code: "eur" }] })) })
    const item = (variant_id: string) => ({ variant_id, breaks: [percentage(1, 5)] })
    const book = await makeRule({ items: variantIds.slice(0, 2).map(item) })
    const changeItems = (body: object) => ok(asAdmin().post(`/admin/tier-price-rules/${book}/items`, body))
    await Promise.all([...variantIds.slice(2).map((variant) => changeItems({ set: [item(variant)] })), changeItems({ delete: [variantIds[0]] }), changeRule(book, { priority: 3 })])
    const { tier_price_rule } = await ok<{ tier_price_rule: { items: { variant_id: string }[] } }>(asAdmin().get(`/admin/tier-price-rules/${book}`))
    expect(tier_price_rule).toMatchObject({ item_count: 4, priority: 3 })
    expect(tier_price_rule.items.map(({ variant_id }) => variant_id).sort()).toEqual(variantIds.slice(1).sort())
  })

  describe("to complete a cart", () => {
    type Checkout = { buying: Session; cartId: string; rule: string; payment: { id: string; amount: number } }

    const checkout = async (provider?: string): Promise<Checkout> => {
      const product = await makeProduct(shop)
      const buyer: Buyer = await makeBuyer(shop)
      const rule = await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 10)] })
      const buying = session(shop, buyer)
      const { id } = await makeCart(buying, [{ variant_id: product.variantIds[0], quantity: 1 }])
      return { buying, cartId: id, rule, payment: await prepareCheckout(buying, id, provider) }
    }

    const ordersOf = async ({ client }: Session) => (await ok<{ orders: { id: string; total: number }[] }>(client.get("/store/orders"))).orders

    it("at a changed price give no order; then one order at one amount", async () => {
      const { buying, cartId, rule } = await checkout()
      await changeRule(rule, { breaks: [percentage(1, 40)] })
      const refused = await Promise.all([1, 2, 3, 4].map(() => buying.client.post(`/store/carts/${cartId}/complete`)))
      expect(refused.map(({ status }) => status).every((status) => status === 409 || status === 400)).toBe(true)
      expect(refused.map(({ body }) => body.code)).toContain("cart_changed")
      expect(await ordersOf(buying)).toEqual([])
      await startPayment(buying, cartId)
      const answers = await Promise.all([1, 2, 3, 4].map(() => complete(buying, cartId)))
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
      expect((await ordersOf(buying)).map(({ total }) => total)).toEqual([60])
    })

    it("while the rule is edited give an order at the authorized amount, or none", async () => {
      const { buying, cartId, rule, payment } = await checkout()
      const [answer] = await Promise.all([buying.client.post(`/store/carts/${cartId}/complete`), changeRule(rule, { breaks: [percentage(1, 40)] })])
      const orders = await ordersOf(buying)
      expect(orders.map(({ total }) => total)).toEqual(answer.status === 200 ? [payment.amount] : [])
    })

    it("by the route and by a webhook give one order at the authorized amount", async () => {
      const { buying, cartId, rule, payment } = await checkout("pp_webhook_test")
      await changeRule(rule, { breaks: [percentage(1, 40)] })
      await Promise.all([
        sendPaymentWebhook(buying, { session_id: payment.id, amount: payment.amount }),
        buying.client.post(`/store/carts/${cartId}/complete`).then(({ status }) => expect([200, 400, 409]).toContain(status)),
      ])
      // Whichever door was first: the payment may be void by now, and then there is no order.
      await pause(1500)
      const orders = await eventually(() => ordersOf(buying))
      expect(orders.length).toBeLessThanOrEqual(1)
      expect(orders.map(({ total }) => total).filter((total) => total !== payment.amount)).toEqual([])
    })
  })
})
