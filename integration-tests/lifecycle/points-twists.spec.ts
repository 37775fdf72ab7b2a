import type { RewardPointsService } from "../../src/modules/reward-points/service"
import type { AdminPointsAccountResponse } from "../../src/types/reward-points"
import { asAdmin, ok } from "../support/api"
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, sendPaymentWebhook, session, setQuantity, startPayment, type Cart, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { cancelOrder, capture, deliverAll, orderLine, refund, returnItems } from "../support/orders"
import { makeProduct } from "../support/products"
import { accountOf, availableOf, cartPoints, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { addRegion, makeShop, type Shop } from "../support/shops"

const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

describe("points in a cart and an order that take another turn", () => {
  let shop: Shop
  /** 100.00, and 13,000 yen. */
  let variant: string
  /** 4.00. */
  let small: string
  let rule: string

  beforeAll(async () => {
    shop = await makeShop({ taxRate: 0, shippingPrice: 0 })
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 100, currency_code: "eur" }, { amount: 13_000, currency_code: "jpy" }, { amount: 100, currency_code: "chf" }] }] })).variantIds[0]
    small = (await makeProduct(shop, { variants: [{ prices: [{ amount: 4, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeEarningRule()
  })

  beforeEach(() => setProgram())
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
    expect(await ledger().brokenInvariants()).toEqual([])
  })

  const buyerWith = async (points: number): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    if (points) await givePoints(buyer, points)
    return { ...session(shop, buyer), buyer }
  }

  const becomes = (buyer: Buyer, points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))
  const lotsOf = async (buyer: Buyer): Promise<[number, string | null][]> => {
    const { lots } = await ok<AdminPointsAccountResponse>(asAdmin().get(`/admin/reward-points/accounts/${(await accountOf(buyer)).id}`))
    return lots.map(({ remaining, expires_at }): [number, string | null] => [remaining, expires_at]).sort(([, a], [, b]) => String(a).localeCompare(String(b)))
  }
  const proven = async (buyer: Buyer): Promise<void> => expect((await ledger().verify([(await accountOf(buyer)).id])).problems).toEqual([])

  it("a payment that is declined, then needs a second step, then succeeds: the very same lots are open in between, and one debit stands", async () => {
    const buying = await buyerWith(0)
    const { id } = await accountOf(buying.buyer)
    const [spring, summer] = ["2099-03-01T00:00:00.000Z", "2099-06-01T00:00:00.000Z"]
    for (const [points, expires_at] of [[600, summer], [400, spring]]) {
      await ok(asAdmin().post(`/admin/reward-points/accounts/${id}/adjust`, { points, expires_at, reason: "For the test" }))
    }
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, cart.id, 700)
    await prepareCheckout(buying, cart.id)
    const payment = await startPayment(buying, cart.id, "pp_webhook_test", { declined: true })
    for (const _try of ["declined", "a second step is needed"]) {
      const { body } = await buying.client.post(`/store/carts/${cart.id}/complete`)
      expect(body.type).not.toBe("order")
      expect([await availableOf(buying.buyer), await lotsOf(buying.buyer)]).toEqual([1000, [[400, spring], [600, summer]]])
    }
    await sendPaymentWebhook(buying, { session_id: payment.id, amount: Number(payment.amount) })
    await eventually(async () => ((await buying.client.get("/store/orders")).body.orders.length === 1 ? true : undefined))
    await becomes(buying.buyer, 300 + 93)
    expect((await lotsOf(buying.buyer)).slice(0, 2)).toEqual([[0, spring], [300, summer]])
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 600], ["adjust", 400], ["redeem", -700], ["restore", 700], ["redeem", -700], ["restore", 700], ["redeem", -700], ["earn", 93]])
    await proven(buying.buyer)
  })

  it("another region and currency after redeeming: worth what it is there, nothing where points have no value, and again what was wanted", async () => {
    const [japan, swiss] = [await addRegion(shop, { currencyCode: "jpy", taxRate: 0 }), await addRegion(shop, { currencyCode: "chf", taxRate: 0 })]
    await setProgram({ redemption: { values: [{ currency_code: "eur", points: 100, amount: 1 }, { currency_code: "jpy", points: 100, amount: 130 }] } })
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    expect((await redeemPoints(buying, cart.id, 777)).cart.total).toBe(92.23)
    const moveTo = async ({ regionId }: Shop): Promise<Cart> => (await ok<{ cart: Cart }>(buying.client.post(`/store/carts/${cart.id}`, { region_id: regionId }))).cart
    expect((await moveTo(japan)).total).toBe(13_000 - 1010)
    expect(await cartPoints(buying, cart.id)).toMatchObject({ applied: 777, value: 1010, currency_code: "jpy", intent: 777 })
    expect((await moveTo(swiss)).total).toBe(100)
    expect(await cartPoints(buying, cart.id)).toMatchObject({ applied: 0, value: 0, currency_code: "chf", reason: "no_value", intent: 777 })
    expect((await moveTo(shop)).total).toBe(92.23)
    expect((await placeOrder(buying, cart.id)).total).toBe(92.23)
    await becomes(buying.buyer, 223 + 92)
  })

  it("a cart that shrinks below the minimum rests at 0, and redeems again what was wanted when it grows", async () => {
    await setProgram({ redemption: { minimum: 500, step: 100 } })
    const buying = await buyerWith(5000)
    const cart = await makeCart(buying, [{ variant_id: small, quantity: 3 }])
    await redeemPoints(buying, cart.id, 1100)
    const line = (await readCart(buying, cart.id)).items![0].id
    const at = async (quantity: number) => {
      const { total } = await setQuantity(buying, cart.id, line, quantity)
      const { applied, intent, reason } = await cartPoints(buying, cart.id)
      return { total, applied, intent, reason }
    }
    expect(await at(2)).toEqual({ total: 0, applied: 800, intent: 1100, reason: null })
    expect(await at(1)).toEqual({ total: 4, applied: 0, intent: 1100, reason: "below_minimum" })
    expect(await at(5)).toEqual({ total: 9, applied: 1100, intent: 1100, reason: null })
    await ok(buying.client.delete(`/store/carts/${cart.id}/line-items/${line}`))
    expect(await cartPoints(buying, cart.id)).toMatchObject({ applied: 0, value: 0, intent: 1100 })
    expect((await addLine(buying, cart.id, { variant_id: small, quantity: 4 })).total).toBe(5)
  })

  it("33 % and 33 % and 34 % refunded, and a late cancellation, are 100 %", async () => {
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, cart.id, 1000)
    const order = await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 90)
    await capture(order.id)
    // Of 1,000 points come back 330 and 660; of 90 points 60 and 30 stay (60.3 and 30.6, rounded down).
    await refund(order.id, 29.7)
    await becomes(buying.buyer, 330 + 60)
    await refund(order.id, 29.7)
    await becomes(buying.buyer, 660 + 30)
    await refund(order.id, 30.6)
    await becomes(buying.buyer, 1000)
    await cancelOrder(order.id)
    await testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: order.id } })
    expect(await ledgerOf(buying.buyer)).toEqual([
      ["adjust", 1000],
      ["redeem", -1000],
      ["earn", 90],
      ["clawback", -30],
      ["restore", 330],
      ["clawback", -30],
      ["restore", 330],
      ["clawback", -30],
      ["restore", 340],
    ])
    await proven(buying.buyer)
  })

  it("a line that earned nothing and was paid with no points takes nothing when it comes back", async () => {
    const left_out = await makeProduct(shop)
    await setProgram({ excluded: { product_ids: [left_out.id] } })
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }, { variant_id: left_out.variantIds[0], quantity: 1 }])
    expect((await redeemPoints(buying, cart.id, 1000)).cart.total).toBe(190)
    const order = await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 90)
    await capture(order.id)
    await deliverAll(shop, order.id)
    const before = await ledgerOf(buying.buyer)
    await returnItems(shop, order.id, { lineId: (await orderLine(order.id, left_out.variantIds[0])).id, quantity: 1 })
    await testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: order.id } })
    expect(await ledgerOf(buying.buyer)).toEqual(before)
    await returnItems(shop, order.id, { lineId: (await orderLine(order.id, variant)).id, quantity: 1 })
    await becomes(buying.buyer, 1000)
    await proven(buying.buyer)
  })

  it("two lines alike but for what they are: each comes back for itself", async () => {
    const buying = await buyerWith(1000)
    const twin = (await makeProduct(shop)).variantIds[0]
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 2 }, { variant_id: twin, quantity: 2 }])
    await redeemPoints(buying, cart.id, 999)
    const order = await placeOrder(buying, cart.id)
    // 390.01 of goods, and 999 points as 500 and 499.
    await becomes(buying.buyer, 1 + 390)
    await deliverAll(shop, order.id)
    await returnItems(shop, order.id, { lineId: (await orderLine(order.id, twin)).id, quantity: 1 })
    await returnItems(shop, order.id, { lineId: (await orderLine(order.id, variant)).id, quantity: 1 })
    // 250 and 249 of the points are back, and 97 of each line's 195 stay.
    await becomes(buying.buyer, 1 + 250 + 249 + 97 + 97)
    await cancelOrderOrReturnAll(order.id, [variant, twin])
    await becomes(buying.buyer, 1000)
    await proven(buying.buyer)
  })

  const cancelOrderOrReturnAll = async (orderId: string, variants: string[]): Promise<void> => {
    for (const each of variants) await returnItems(shop, orderId, { lineId: (await orderLine(orderId, each)).id, quantity: 1 })
  }

  it("a customer who is deleted after ordering: what is undone comes back to the account all the same, and proves itself", async () => {
    const buying = await buyerWith(1000)
    const account_id = (await accountOf(buying.buyer)).id
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, cart.id, 400)
    const order = await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 600 + 96)
    await ok(asAdmin().delete(`/admin/customers/${buying.buyer.customerId}`))
    await cancelOrder(order.id)
    await testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: order.id } })
    expect((await ledger().readBalances([account_id], new Date()))[account_id]).toMatchObject({ available: 1000, pending: 0 })
    expect((await ledger().verify([account_id])).problems).toEqual([])
  })

  it("the programme is switched off while points are on a cart: it costs its full price, and redeems again once it is on", async () => {
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, cart.id, 500)
    await prepareCheckout(buying, cart.id)
    await switchProgramOff()
    expect((await readCart(buying, cart.id)).total).toBe(100)
    await setProgram()
    const { status, body } = await buying.client.post(`/store/carts/${cart.id}/complete`)
    expect([status, body.code, body.cart_total_after]).toEqual([409, "cart_changed", 95])
    await startPayment(buying, cart.id)
    expect((await complete(buying, cart.id)).total).toBe(95)
  })

  it("what points paid and nobody has noted, since a process died that took it off, is taken off at the completion", async () => {
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, cart.id, 500)
    await prepareCheckout(buying, cart.id)
    await ledger().forgetRedemption(cart.id)
    const { status, body } = await buying.client.post(`/store/carts/${cart.id}/complete`)
    expect([status, body.code, body.cart_total_before, body.cart_total_after]).toEqual([409, "cart_changed", 95, 100])
    await startPayment(buying, cart.id)
    expect((await complete(buying, cart.id)).total).toBe(100)
    expect(await ledger().brokenInvariants()).toEqual([])
  })
})
