import { complete, readCart, sendPaymentWebhook, session, startPayment } from "../support/carts"
import { makeBuyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { makeProduct } from "../support/products"
import { cartWithCode, codesOf, givePersonalCode, useOf } from "../support/rewards"
import { makeShop, type Shop } from "../support/shops"

describe("carts that use one personal code at the same time", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
  })

  const ready = async (count: number, provider?: string) => {
    const buyer = await makeBuyer(shop)
    const buying = session(shop, buyer)
    const code = await givePersonalCode({ customer_id: buyer.customerId })
    const carts = []
    for (let number = 0; number < count; number++) carts.push(await cartWithCode(buying, [{ variant_id: variant, quantity: 1 }], code, provider))
    return { buying, code, carts }
  }

  it("ten: one order has it, the others are told why, keep their carts, and show them without the code", async () => {
    const { buying, code, carts } = await ready(10)
    const answers = await Promise.all(carts.map(async ({ id }) => ({ id, answer: await buying.client.post(`/store/carts/${id}/complete`) })))
    const placed = answers.filter(({ answer }) => answer.body.type === "order")
    expect(placed).toHaveLength(1)
    expect(placed[0].answer.body.order.discount_total).toBeGreaterThan(0)
    expect((await useOf(code))?.cart_id).toBe(placed[0].id)
    const refused = answers.filter((each) => !placed.includes(each))
    expect(refused.map(({ answer }) => [answer.status, answer.body.code, answer.body.errors?.[0]?.reason])).toEqual(refused.map(() => [409, "cart_changed", "code_used"]))
    for (const { id } of refused) {
      const cart = await readCart(buying, id)
      expect([await codesOf(buying, id), cart.discount_total, cart.items?.length]).toEqual([[], 0, 1])
    }
    const [{ id }] = refused
    await startPayment(buying, id)
    expect((await complete(buying, id)).discount_total).toBe(0)
  }, 240_000)

  it("the same cart ten times: one order, and the code is its own", async () => {
    const { buying, code, carts } = await ready(1)
    const [{ id }] = carts
    const answers = await Promise.all(Array.from({ length: 10 }, () => buying.client.post(`/store/carts/${id}/complete`)))
    const orders = new Set(answers.filter(({ body }) => body.type === "order").map(({ body }) => body.order.id))
    expect(orders.size).toBe(1)
    expect((await useOf(code))?.cart_id).toBe(id)
  }, 240_000)

  it("two whose payments both came by webhook: one is an order, the other is not", async () => {
    const { buying, code, carts } = await ready(2, "pp_webhook_test")
    await Promise.all(carts.map(({ payment }) => sendPaymentWebhook(buying, { session_id: payment.id, amount: Number(payment.amount) })))
    const used = await eventually(async () => {
      const use = await useOf(code)
      const { completed_at } = (use ? await readCart(buying, use.cart_id) : {}) as { completed_at?: string }
      return completed_at ? use : undefined
    })
    const other = carts.find(({ id }) => id !== used?.cart_id)
    const { completed_at } = (await readCart(buying, other?.id ?? "")) as { completed_at?: string | null }
    expect(completed_at ?? null).toBeNull()
  }, 240_000)
})
