import type { ICartModuleService, IPaymentModuleService } from "@medusajs/framework/types"
import { asAdmin, ok } from "../support/api"
import { addLine, complete, makeCart, prepareCheckout, readCart, sendPaymentWebhook, session, startPayment, type Cart, type Session } from "../support/carts"
import { makeBuyer, makeGroup, leaveGroup } from "../support/customers"
import { eventually, pause } from "../support/eventually"
import { makePromotion } from "../support/price-lists"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { changeRule, makeRule, percentage } from "../support/tier-price-rules"

type Order = { id: string; total: number; items: { unit_price: number }[]; payment_collections: { amount: number; authorized_amount: number; payments: { amount: number }[] }[] }

const WEBHOOK = "pp_webhook_test"
/** Long enough for a webhook of the test provider to be handled. */
const HANDLED = 1500

describe("completion of a cart", () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
  })

  type Checkout = { buying: Session; cartId: string; rule: string; variant: string; payment: { id: string; amount: number } }

  /** A buyer's cart of one piece at 90, ready to be completed. */
  const checkout = async (provider?: string): Promise<Checkout> => {
    const product = await makeProduct(shop)
    const group = await makeGroup()
    const buyer = await makeBuyer(shop, [group])
    const rule = await makeRule({ audience: { type: "customer_groups", ids: [group] }, scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 10)] })
    const buying = session(shop, buyer)
    const { id } = await makeCart(buying, [{ variant_id: product.variantIds[0], quantity: 1 }])
    const payment = await prepareCheckout(buying, id, provider)
    expect(payment.amount).toBe(90)
    return { buying, cartId: id, rule, variant: product.variantIds[0], payment }
  }

  const ordersOf = async ({ client }: Session): Promise<Order[]> => {
    const { orders } = await ok<{ orders: { id: string }[] }>(client.get("/store/orders"))
    return Promise.all(orders.map(({ id }) => readOrder(id)))
  }

  const readOrder = async (id: string): Promise<Order> =>
    (await ok<{ order: Order }>(asAdmin().get(`/admin/orders/${id}`, { fields: "id,total,*items,*payment_collections,*payment_collections.payments" }))).order

  /** The order costs what its payment is for. */
  const expectPaid = ({ total, payment_collections: [collection] }: Order, amount: number) => {
    expect(total).toBe(amount)
    expect(collection.payments.map((payment) => payment.amount)).toEqual([amount])
  }

  /** The provider knows of the payment; core does not yet. */
  const tellProvider = ({ id, amount }: { id: string; amount: number }) =>
    testApp.container.resolve<IPaymentModuleService>("payment").getWebhookActionAndData({
      provider: WEBHOOK,
      payload: { data: { session_id: id, amount }, rawData: "", headers: {} },
    })

  const sessionsOf = (cart: Cart) => cart.payment_collection?.payment_sessions ?? []

  const isDiscountable = async (cart_id: string) => {
    const [line] = await testApp.container.resolve<ICartModuleService>("cart").listLineItems({ cart_id })
    return line.is_discountable
  }

  describe("through the route", () => {
    it("of a cart that is right gives the order at its price", async () => {
      const { buying, cartId } = await checkout()
      const { id } = await complete(buying, cartId)
      expectPaid(await readOrder(id), 90)
    })

    it("is refused when the price has changed: 409 with both totals, the cart right, its payment void; then it works", async () => {
      const { buying, cartId, rule } = await checkout()
      await changeRule(rule, { breaks: [percentage(1, 25)] })
      const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
      expect([status, body]).toEqual([409, expect.objectContaining({ type: "conflict", code: "cart_changed", cart_total_before: 90, cart_total_after: 75 })])
      const cart = await readCart(buying, cartId)
      expect([cart.total, cart.items?.[0].unit_price, sessionsOf(cart)]).toEqual([75, 75, []])
      expect(await ordersOf(buying)).toEqual([])
      await startPayment(buying, cartId)
      const { id } = await complete(buying, cartId)
      expectPaid(await readOrder(id), 75)
    })

    it("of a cart that is not up to date and costs the same gives the order, with the cart made right before", async () => {
      const { buying, cartId, rule } = await checkout()
      await changeRule(rule, { promotions: "exclude" })
      expect(await isDiscountable(cartId)).toBe(true)
      const { id } = await complete(buying, cartId)
      expectPaid(await readOrder(id), 90)
      expect((await ordersOf(buying)).map((order) => order.id)).toEqual([id])
      expect(await isDiscountable(cartId)).toBe(false)
    })

    it("says what core refuses where the cart is not up to date either and then cannot be completed", async () => {
      const { buying, cartId, rule } = await checkout(WEBHOOK)
      await changeRule(rule, { promotions: "exclude" })
      const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
      expect([status, body.type, body.code]).toEqual([400, "not_allowed", undefined])
      expect(body.message).toContain("was not authorized")
      expect(await isDiscountable(cartId)).toBe(false)
    })

    it("is refused in full also where the payment is for another amount than the cart says: 409 with both totals", async () => {
      const { buying, cartId, payment } = await checkout()
      await testApp.container.resolve<IPaymentModuleService>("payment").updatePaymentSession({ id: payment.id, amount: 80, currency_code: "eur", data: {} })
      const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
      expect([status, body]).toEqual([
        409,
        expect.objectContaining({
          type: "conflict",
          code: "cart_changed",
          cart_total_before: 80,
          cart_total_after: 90,
          errors: [expect.objectContaining({ path: "cart", reason: "cart_changed" })],
        }),
      ])
      expect(await ordersOf(buying)).toEqual([])
    })

    it.each([[false], [true]])("keeps the price for which the money is authorized already (captured: %s): nobody pays twice", async (captured) => {
      const { buying, cartId, rule, payment } = await checkout(WEBHOOK)
      const payments = testApp.container.resolve<IPaymentModuleService>("payment")
      // As core's webhook does it before it completes the cart, when the buyer comes back first.
      await tellProvider(payment)
      const paid = await payments.authorizePaymentSession(payment.id, {})
      if (captured) await payments.capturePayment({ payment_id: paid?.id ?? "", amount: 90 })
      await changeRule(rule, { breaks: [percentage(1, 50)] })
      const { id } = await complete(buying, cartId)
      expectPaid(await readOrder(id), 90)
    })

    it("is refused when the buyer has left the group that the price was for", async () => {
      const { buying, cartId, rule } = await checkout()
      const { tier_price_rule } = await ok<{ tier_price_rule: { audience: { ids: string[] } } }>(asAdmin().get(`/admin/tier-price-rules/${rule}`))
      await leaveGroup(tier_price_rule.audience.ids[0], buying.buyer?.customerId ?? "")
      const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
      expect([status, body.code, body.cart_total_after]).toEqual([409, "cart_changed", 100])
    })

    it("is not refused when a rule changed that does not matter to the cart", async () => {
      const { buying, cartId, rule } = await checkout()
      await changeRule(rule, { name: "Another name", breaks: [percentage(1, 10), percentage(10, 50)] })
      expectPaid(await readOrder((await complete(buying, cartId)).id), 90)
    })

    it("is refused again when the price changes again, and names no total that it does not ask", async () => {
      const { buying, cartId, rule } = await checkout()
      for (const [percent, before, after] of [[20, 90, 80], [30, 80, 70]]) {
        await changeRule(rule, { breaks: [percentage(1, percent)] })
        const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
        expect([status, body.cart_total_before, body.cart_total_after]).toEqual([409, before, after])
        await startPayment(buying, cartId)
      }
      expectPaid(await readOrder((await complete(buying, cartId)).id), 70)
    })

    it("computes a promotion on the changed price before it compares", async () => {
      const { buying, cartId, rule } = await checkout()
      const code = await makePromotion(10)
      await ok(buying.client.post(`/store/carts/${cartId}/promotions`, { promo_codes: [code] }))
      await startPayment(buying, cartId)
      await changeRule(rule, { breaks: [percentage(1, 50)] })
      const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
      expect([status, body.cart_total_before, body.cart_total_after]).toEqual([409, 81, 45])
    })

    it("of a completed cart answers with its order, also when the price has changed since", async () => {
      const { buying, cartId, rule } = await checkout()
      const { id } = await complete(buying, cartId)
      await changeRule(rule, { breaks: [percentage(1, 50)] })
      expect((await complete(buying, cartId)).id).toBe(id)
      expectPaid(await readOrder(id), 90)
    })
  })

  describe("by a payment webhook", () => {
    it("keeps the authorized price although the rule has changed since", async () => {
      const { buying, rule, payment } = await checkout(WEBHOOK)
      await changeRule(rule, { breaks: [percentage(1, 50)] })
      await ok(sendPaymentWebhook(buying, { session_id: payment.id, amount: payment.amount }))
      expectPaid(await eventually(async () => (await ordersOf(buying))[0]), 90)
    })

    it("keeps it also when the money is captured already", async () => {
      const { buying, rule, payment } = await checkout(WEBHOOK)
      await changeRule(rule, { status: "archived" })
      await ok(sendPaymentWebhook(buying, { session_id: payment.id, amount: payment.amount, captured: true }))
      expectPaid(await eventually(async () => (await ordersOf(buying))[0]), 90)
    })

    it("of a payment that is void, because the buyer changed the cart, completes nothing", async () => {
      const { buying, cartId, variant, payment } = await checkout(WEBHOOK)
      await addLine(buying, cartId, { variant_id: variant, quantity: 1 })
      await sendPaymentWebhook(buying, { session_id: payment.id, amount: payment.amount })
      await pause(HANDLED)
      expect(await ordersOf(buying)).toEqual([])
      expect((await readCart(buying, cartId)).completed_at ?? null).toBeNull()
    })

    it("is refused when the cart's total is not the authorized amount, whoever changed it", async () => {
      const { buying, cartId, payment } = await checkout(WEBHOOK)
      const [line] = (await readCart(buying, cartId)).items ?? []
      await testApp.container.resolve<ICartModuleService>("cart").updateLineItems(line.id, { quantity: 2 })
      await sendPaymentWebhook(buying, { session_id: payment.id, amount: payment.amount })
      await pause(HANDLED)
      expect(await ordersOf(buying)).toEqual([])
    })
  })

  it("by the route is refused too when the cart's total is not what its payment is for, whoever changed it; then it works", async () => {
    const { buying, cartId } = await checkout()
    const [line] = (await readCart(buying, cartId)).items ?? []
    await testApp.container.resolve<ICartModuleService>("cart").updateLineItems(line.id, { quantity: 2 })
    const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
    expect([status, body.type, body.cart_total_before, body.cart_total_after]).toEqual([409, "conflict", 90, 180])
    expect([await ordersOf(buying), sessionsOf(await readCart(buying, cartId))]).toEqual([[], []])
    await startPayment(buying, cartId)
    expectPaid(await readOrder((await complete(buying, cartId)).id), 180)
  })
})
