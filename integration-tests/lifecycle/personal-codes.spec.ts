import type { HttpTypes } from "@medusajs/framework/types"
import type { RewardsService } from "../../src/modules/rewards/service"
import { asAdmin, ok } from "../support/api"
import { addLine, complete, makeCart, prepareCheckout, readCart, sendPaymentWebhook, session, startPayment, type CartResponse, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { newEmail } from "../support/guests"
import { cancelOrder, orderLine, readOrder } from "../support/orders"
import { makeProduct } from "../support/products"
import { cartWithCode, codesOf, endCode, givePersonalCode, grantReward, putOn, tenPercent, untilFree, useOf } from "../support/rewards"
import { makeShop, type Shop } from "../support/shops"

describe("a personal code", () => {
  let shop: Shop
  let variant: string
  let product: string
  let other: string

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    const made = await makeProduct(shop)
    variant = made.variantIds[0]
    product = made.id
    other = (await makeProduct(shop)).variantIds[0]
  })

  const buying = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }
  const goods = (quantity = 1) => [{ variant_id: variant, quantity }]

  it("is given, used, given back by the cancellation of its order, and used again", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id, discount } = await cartWithCode(ada, goods(2), code)
    const before = await readCart(ada, id)
    expect(discount).toBeGreaterThan(0)
    expect(before.discount_total).toBeCloseTo(before.item_subtotal * 0.1)
    const order = await complete(ada, id)
    expect(order.discount_total).toBeCloseTo(before.discount_total)
    expect((await useOf(code))?.cart_id).toBe(id)

    const second = await makeCart(ada, goods())
    const refused = await putOn(ada, second.id, code)
    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([400, "personal_code_refused", [expect.objectContaining({ path: "promo_codes", reason: "code_used", values: [code] })]])

    await cancelOrder(order.id)
    await untilFree(code)
    const { id: third } = await cartWithCode(ada, goods(), code)
    expect((await complete(ada, third)).discount_total).toBeGreaterThan(0)
    expect((await useOf(code))?.cart_id).toBe(third)
  })

  it("is given back until its end only", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id } = await cartWithCode(ada, goods(), code)
    const order = await complete(ada, id)
    await endCode(code, new Date(Date.now() - 1000))
    await cancelOrder(order.id)
    await untilFree(code)
    const { body } = await putOn(ada, (await makeCart(ada, goods())).id, code)
    expect(body.errors[0].reason).toBe("code_ended")
  })

  it("is refused to somebody else, to a guest, and to who only names its owner's address", async () => {
    const [ada, eve] = [await buying(), await buying()]
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const stranger = session(shop)
    const named = await makeCart(stranger, goods())
    await ok(stranger.client.post(`/store/carts/${named.id}`, { email: ada.buyer.email }))
    for (const [who, id] of [[eve, (await makeCart(eve, goods())).id], [stranger, (await makeCart(stranger, goods())).id], [stranger, named.id]] as const) {
      const { status, body } = await putOn(who, id, code)
      expect([status, body.errors?.[0]?.reason]).toEqual([400, "code_of_another"])
      expect(await codesOf(who, id)).toEqual([])
    }
  })

  it("is refused with a new cart and with a changed one, too", async () => {
    const [ada, eve] = [await buying(), await buying()]
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const made = await eve.client.post("/store/carts", { region_id: shop.regionId, sales_channel_id: shop.salesChannelId, items: goods(), promo_codes: [code] })
    expect([made.status, made.body.errors?.[0]?.reason]).toEqual([400, "code_of_another"])
    const { id } = await makeCart(eve, goods())
    const changed = await eve.client.post(`/store/carts/${id}`, { promo_codes: [code] })
    expect([changed.status, changed.body.errors?.[0]?.reason]).toEqual([400, "code_of_another"])
    const { cart } = await ok<CartResponse>(ada.client.post("/store/carts", { region_id: shop.regionId, sales_channel_id: shop.salesChannelId, items: goods(), promo_codes: [code] }))
    expect(cart.discount_total).toBeGreaterThan(0)
  })

  it("of a guest works with his e-mail address, however it is spelled, and with no other", async () => {
    const email = newEmail()
    const code = await givePersonalCode({ email: ` ${email.toUpperCase()}` })
    const guest = session(shop)
    const { id } = await makeCart(guest, goods())
    expect((await putOn(guest, id, code)).body.errors[0].reason).toBe("code_of_another")
    await ok(guest.client.post(`/store/carts/${id}`, { email }))
    expect((await ok<CartResponse>(putOn(guest, id, code))).cart.discount_total).toBeGreaterThan(0)

    const { cart } = await ok<CartResponse>(guest.client.post(`/store/carts/${id}`, { email: newEmail() }))
    expect(cart.discount_total).toBe(0)
    expect(await codesOf(guest, id)).toEqual([])

    await ok(guest.client.post(`/store/carts/${id}`, { email }))
    await ok(putOn(guest, id, code))
    await ok(guest.client.post(`/store/carts/${id}/shipping-methods`, { option_id: shop.shippingOptionId }))
    await startPayment(guest, id)
    expect((await complete(guest, id)).discount_total).toBeGreaterThan(0)
  })

  it("is taken off when the cart changes after its end, and at completion, which says what the cart costs now", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id } = await cartWithCode(ada, goods(), code)
    const before = await readCart(ada, id)
    await endCode(code, new Date(Date.now() - 1000))
    const { status, body } = await ada.client.post(`/store/carts/${id}/complete`)
    expect([status, body.code, body.errors[0].reason]).toEqual([409, "cart_changed", "code_ended"])
    expect(body.cart_total_before).toBe(before.total)
    expect(body.cart_total_after).toBe(before.original_total)
    expect([await codesOf(ada, id), (await readCart(ada, id)).total]).toEqual([[], before.original_total])
    await startPayment(ada, id)
    expect((await complete(ada, id)).discount_total).toBe(0)

    const second = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const cart = await makeCart(ada, goods())
    await ok(putOn(ada, cart.id, second))
    await endCode(second, new Date(Date.now() - 1000))
    expect((await addLine(ada, cart.id, { variant_id: other, quantity: 1 })).discount_total).toBe(0)
  })

  it("leaves with its owner: a cart that another customer takes over loses it", async () => {
    const [ada, eve] = [await buying(), await buying()]
    const email = newEmail()
    const code = await givePersonalCode({ email })
    const guest = session(shop)
    const { id } = await makeCart(guest, goods())
    await ok(guest.client.post(`/store/carts/${id}`, { email }))
    await ok(putOn(guest, id, code))
    const { cart } = await ok<CartResponse>(eve.client.post(`/store/carts/${id}/customer`))
    expect([cart.email, cart.discount_total]).toEqual([eve.buyer.email, 0])
    expect(ada.buyer.email).not.toBe(eve.buyer.email)
  })

  it("needs the minimum of goods, net, and is taken off below it", async () => {
    const ada = await buying()
    const { item_subtotal: price } = await makeCart(ada, goods())
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId }, { minimum_spend: { eur: String(price * 2) } })
    const { id, items } = await makeCart(ada, goods())
    const { body } = await putOn(ada, id, code)
    expect([body.errors[0].reason, body.errors[0].message]).toEqual(["below_minimum_spend", expect.stringContaining(`${price.toFixed(2)} EUR more`)])
    await ok(ada.client.post(`/store/carts/${id}/line-items/${items?.[0].id}`, { quantity: 2 }))
    expect((await ok<CartResponse>(putOn(ada, id, code))).cart.discount_total).toBeCloseTo(price * 0.2)
    const less = await ok<CartResponse>(ada.client.post(`/store/carts/${id}/line-items/${items?.[0].id}`, { quantity: 1 }))
    expect(less.cart.discount_total).toBe(0)
  })

  it("holds in the currency of its amount, and for the goods of its scope", async () => {
    const ada = await buying()
    const dollars = await givePersonalCode({ customer_id: ada.buyer.customerId }, { discount: { type: "fixed", amounts: { usd: "5" } } })
    const { id } = await makeCart(ada, [...goods(), { variant_id: other, quantity: 1 }])
    expect((await putOn(ada, id, dollars)).body.errors[0].reason).toBe("other_currency")
    const euros = await givePersonalCode({ customer_id: ada.buyer.customerId }, { discount: { type: "fixed", amounts: { usd: "6", eur: "5" } }, scope: { product_ids: [product] } })
    // Named first, and the buyer has no order yet that would say otherwise.
    expect((await putOn(ada, id, euros)).body.errors[0].reason).toBe("other_currency")
    await complete(ada, (await cartWithCode(ada, goods(), await givePersonalCode({ customer_id: ada.buyer.customerId }))).id)
    const scoped = await givePersonalCode({ customer_id: ada.buyer.customerId }, { discount: { type: "fixed", amounts: { usd: "6", eur: "5" } }, scope: { product_ids: [product] } })
    const { cart } = await ok<CartResponse>(putOn(ada, id, scoped))
    expect(cart.discount_total).toBe(5)
    const reduced = (cart.items ?? []).filter(({ adjustments }) => (adjustments ?? []).length > 0).map(({ variant_id }) => variant_id)
    expect(reduced).toEqual([variant])
  })

  it("is kept by a paid cart past its end at the door of the payment webhook", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id, payment } = await cartWithCode(ada, goods(), code, "pp_webhook_test")
    await endCode(code, new Date())
    await sendPaymentWebhook(ada, { session_id: payment.id, amount: Number(payment.amount) })
    await eventually(async () => ((await useOf(code))?.cart_id === id && (await readCart(ada, id).then(({ completed_at }: { completed_at?: unknown }) => completed_at)) ? true : undefined))
  })

  it("stays on its order when the order is edited", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id } = await cartWithCode(ada, goods(2), code)
    const order = await complete(ada, id)
    const { id: line } = await orderLine(order.id, variant)
    const { order_change } = await ok<HttpTypes.AdminOrderEditResponse>(asAdmin().post("/admin/order-edits", { order_id: order.id }))
    await ok(asAdmin().post(`/admin/order-changes/${order_change.id}`, { carry_over_promotions: true }))
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/items/item/${line}`, { quantity: 3 }))
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/request`, {}))
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/confirm`, {}))
    expect((await readOrder(order.id)).discount_total).toBeCloseTo(order.discount_total * 1.5)
  })

  it("is taken as people type it, and taken off so, too", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const { id } = await makeCart(ada, goods())
    expect((await ok<CartResponse>(putOn(ada, id, ` ${code.toLowerCase()} `))).cart.discount_total).toBeGreaterThan(0)
    expect((await ok<CartResponse>(ada.client.delete(`/store/carts/${id}/promotions`, { promo_codes: [code.toLowerCase()] }))).cart.discount_total).toBe(0)
  })

  it("is free again when a completion died with it, and its job says so", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const [dead, alive] = [await cartWithCode(ada, goods(), code), await cartWithCode(ada, goods(), code)]
    const service = testApp.container.resolve<RewardsService>("rewards")
    const [{ id: code_id }] = await service.findCodes([code])
    await service.claimCode(code_id, dead.id, new Date(Date.now() - 10_000))
    const early = await ada.client.post(`/store/carts/${alive.id}/complete`)
    expect([early.status, early.body.errors[0].reason]).toEqual([409, "code_used"])
    await service.claimCode(code_id, dead.id, new Date(Date.now() - 600_000))
    await testApp.container.resolve("workflows").run("maintain-rewards", { input: {} })
    expect(await useOf(code)).toBeNull()
    const { id } = await cartWithCode(ada, goods(), code)
    await service.claimCode(code_id, dead.id, new Date(Date.now() - 120_000))
    expect((await useOf(code))?.cart_id).toBe(dead.id)
    expect((await complete(ada, id)).discount_total).toBeGreaterThan(0)
    expect((await useOf(code))?.cart_id).toBe(id)
  })

  it("is granted once by a key, whatever else is said", async () => {
    const { buyer } = await buying()
    const key = `once:${testApp.nextNumber()}`
    const answers = await Promise.all(Array.from({ length: 8 }, (_each, index) => grantReward({ key, customer_id: buyer.customerId, reward: tenPercent({ valid_days: index + 1 }) })))
    expect(new Set(answers.map(({ grant_id }) => grant_id)).size).toBe(1)
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1)
    expect(answers.filter(({ is_new }) => is_new)).toHaveLength(1)
  })

  it("frees what a failed completion had claimed", async () => {
    const ada = await buying()
    const code = await givePersonalCode({ customer_id: ada.buyer.customerId })
    const cart = await makeCart(ada, goods())
    await ok(putOn(ada, cart.id, code))
    await ok(ada.client.post(`/store/carts/${cart.id}`, { email: ada.buyer.email }))
    const failed = await ada.client.post(`/store/carts/${cart.id}/complete`)
    expect(failed.status).toBeGreaterThanOrEqual(400)
    expect(await useOf(code)).toBeNull()
    await prepareCheckout(ada, cart.id)
    expect((await complete(ada, cart.id)).discount_total).toBeGreaterThan(0)
  })
})
