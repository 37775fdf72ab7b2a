import type { HttpTypes } from "@medusajs/framework/types"
import type { ReferralsService } from "../../src/modules/referrals/service"
import type { AdminReferralReport } from "../../src/types/referrals"
import { asAdmin, ok } from "../support/api"
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, sendPaymentWebhook, session, startPayment, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { newEmail, orderAsGuest } from "../support/guests"
import { cancelOrder, orderLine, readOrder } from "../support/orders"
import { makeProduct } from "../support/products"
import { alsoOn, claimedCart, firstOrderOf, identitiesCount, readyCart } from "../support/referral-discounts"
import { endReferralProgram, inDatabase, referralRow, setReferralProgram } from "../support/referrals"
import { codesOf, putOn } from "../support/rewards"
import { makeShop, type Shop } from "../support/shops"

/** Each story is some carts and orders. */
jest.setTimeout(240_000)

describe("the friend's discount", () => {
  let shop: Shop
  let variant: string
  let price: number

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
    price = (await makeCart(session(shop), goods())).item_subtotal
  })
  beforeEach(() => setReferralProgram({ qualifies_at: "order_completed" }))
  afterAll(() => endReferralProgram())

  const goods = (quantity = 1) => [{ variant_id: variant, quantity }]
  const buying = async (email?: string): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop, [], email)
    return { ...session(shop, buyer), buyer }
  }
  const refusalOfCompletion = async ({ client }: Session, id: string) => {
    const { status, body } = await client.post(`/store/carts/${id}/complete`)
    return [status, body.code, body.errors?.[0]?.path, body.errors?.[0]?.reason]
  }
  const service = () => testApp.container.resolve<ReferralsService>("referrals")

  it("stands in the report as long as its order does", async () => {
    const about = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()
    const window = { from: about(-1), to: about(1) }
    const reported = async (): Promise<number> => {
      const { periods } = await ok<AdminReferralReport>(asAdmin().get("/admin/referrals/reports", window))
      return periods.reduce((sum, { discounts }) => sum + Number(discounts.eur ?? 0), 0)
    }
    const before = await reported()
    const ada = await buying()
    const { id, referral, discount } = await readyCart(ada, goods(2))
    expect(discount).toBeGreaterThan(0)
    const order = await complete(ada, id)
    await eventually(async () => (await firstOrderOf(referral))?.order_id ?? undefined)
    expect((await reported()) - before).toBeCloseTo(discount)
    await cancelOrder(order.id)
    await eventually(async () => ((await firstOrderOf(referral)) ? undefined : true))
    expect((await reported()) - before).toBeCloseTo(0)
  })

  it("is on the cart of the claim, is the first order's, and comes back when that order is cancelled", async () => {
    const ada = await buying()
    const { id, referral, discount } = await readyCart(ada, goods(2))
    expect(discount).toBeCloseTo(price * 0.2)
    const order = await complete(ada, id)
    expect(order.discount_total).toBeCloseTo(price * 0.2)
    expect((await firstOrderOf(referral))?.cart_id).toBe(id)

    const second = await makeCart(ada, goods())
    await alsoOn(referral, second.id)
    expect((await addLine(ada, second.id, goods()[0])).discount_total).toBe(0)

    await cancelOrder(order.id)
    await eventually(async () => ((await firstOrderOf(referral)) ? undefined : true))
    expect((await addLine(ada, second.id, goods()[0])).discount_total).toBeCloseTo(price * 0.3)
    expect((await placeOrder(ada, second.id)).discount_total).toBeCloseTo(price * 0.3)
    expect((await firstOrderOf(referral))?.cart_id).toBe(second.id)
  })

  it("is never typed, and gives nothing to who knows its code", async () => {
    const [ada, eve] = [await buying(), await buying()]
    const { id } = await readyCart(ada, goods())
    const [code] = await codesOf(ada, id)
    expect(code).toMatch(/^REFERRAL-/)
    const cart = await makeCart(eve, goods())
    const { status, body } = await putOn(eve, cart.id, code)
    expect([status, body.code, body.errors]).toEqual([400, "referral_refused", [expect.objectContaining({ path: "promo_codes", reason: "not_typed", values: [code] })]])
    expect((await addLine(eve, cart.id, goods()[0])).discount_total).toBe(0)
    await ok(putOn(ada, id, code))
    expect((await readCart(ada, id)).discount_total).toBeCloseTo(price * 0.1)
  })

  it("needs the minimum of goods, leaves below it, and comes again above it", async () => {
    await setReferralProgram({ friend: { discount: { type: "percentage", value: "10" }, minimum_spend: { eur: String(price * 2) }, points: null } })
    const ada = await buying()
    const { id } = await claimedCart(ada, goods())
    const { items, discount_total } = await addLine(ada, id, goods()[0])
    expect(discount_total).toBeCloseTo(price * 0.2)
    const quantity = async (pieces: number) => (await ok<{ cart: HttpTypes.StoreCart }>(ada.client.post(`/store/carts/${id}/line-items/${items?.[0].id}`, { quantity: pieces }))).cart.discount_total
    expect(await quantity(1)).toBe(0)
    expect(await quantity(3)).toBeCloseTo(price * 0.3)
  })

  it("takes off its cap at most, and amounts in their currency alone", async () => {
    await setReferralProgram({ friend: { discount: { type: "percentage", value: "10", maximum: { eur: String(price * 0.25) } }, minimum_spend: null, points: null } })
    const ada = await buying()
    const { id } = await claimedCart(ada, goods())
    expect((await addLine(ada, id, goods()[0])).discount_total).toBeCloseTo(price * 0.2)
    expect((await addLine(ada, id, goods(3)[0])).discount_total).toBeCloseTo(price * 0.25)
    expect(await codesOf(ada, id)).toHaveLength(1)

    await setReferralProgram({ friend: { discount: { type: "fixed", amounts: { usd: "5" } }, minimum_spend: null, points: null } })
    const { id: other } = await claimedCart(await buying(), goods())
    expect((await addLine(session(shop), other, goods()[0])).discount_total).toBe(0)
  })

  it("is refused at completion to who has ordered before, as a guest too; the cart goes on without it", async () => {
    const email = newEmail()
    await orderAsGuest(shop, email, goods())
    const guest = session(shop)
    const { id, referral } = await readyCart(guest, goods())
    await ok(guest.client.post(`/store/carts/${id}`, { email: email.toUpperCase() }))
    await startPayment(guest, id)
    const before = await readCart(guest, id)
    expect(before.discount_total).toBeGreaterThan(0)
    const { status, body } = await guest.client.post(`/store/carts/${id}/complete`)
    expect([status, body.code, body.errors[0].path, body.errors[0].reason]).toEqual([409, "cart_changed", "referral", "not_a_friend"])
    expect([body.cart_total_before, body.cart_total_after]).toEqual([before.total, before.original_total])
    expect(await referralRow(referral)).toMatchObject({ state: "rejected", reason: "existing_customer" })
    expect([await identitiesCount(referral), await firstOrderOf(referral)]).toEqual([0, null])
    await startPayment(guest, id)
    expect((await complete(guest, id)).discount_total).toBe(0)
  })

  it("is not given again to a guest who registers afterwards, with another advocate's code", async () => {
    const email = newEmail()
    const guest = session(shop)
    const first = await readyCart(guest, goods())
    await ok(guest.client.post(`/store/carts/${first.id}`, { email }))
    await startPayment(guest, first.id)
    expect((await complete(guest, first.id)).discount_total).toBeGreaterThan(0)
    const ada = await buying(email.replace("@", "+again@"))
    const { id, referral } = await readyCart(ada, goods())
    expect(await refusalOfCompletion(ada, id)).toEqual([409, "cart_changed", "referral", "not_a_friend"])
    expect((await referralRow(referral)).state).toBe("rejected")
    expect((await referralRow(first.referral)).state).toBe("claimed")
  })

  it("is gone where the first order was made on another cart, without it", async () => {
    const ada = await buying()
    const { id, referral } = await readyCart(ada, goods())
    const email = await inDatabase("SELECT 1 FROM referral_identity WHERE referral_id = $1 AND kind = 'email'", [referral])
    expect(email.rows).toHaveLength(0)
    const other = await makeCart(ada, goods())
    expect((await placeOrder(ada, other.id)).discount_total).toBe(0)
    expect(await refusalOfCompletion(ada, id)).toEqual([409, "cart_changed", "referral", expect.stringMatching(/^(not_a_friend|discount_used)$/)])
    expect((await readCart(ada, id)).discount_total).toBe(0)
  })

  it("ends with the claim, and is kept at the door of the payment webhook by who began to pay in time", async () => {
    const ada = await buying()
    const { id, referral } = await readyCart(ada, goods())
    const lapse = (of: string) => inDatabase("UPDATE referral SET lapses_at = $2 WHERE id = $1", [of, new Date(Date.now() - 1000)])
    await lapse(referral)
    expect(await refusalOfCompletion(ada, id)).toEqual([409, "cart_changed", "referral", "claim_lapsed"])
    await startPayment(ada, id)
    expect((await complete(ada, id)).discount_total).toBe(0)

    const paying = await buying()
    const paid = await readyCart(paying, goods(), {}, "pp_webhook_test")
    await inDatabase("UPDATE referral SET lapses_at = now() WHERE id = $1", [paid.referral])
    await sendPaymentWebhook(paying, { session_id: paid.payment.id, amount: Number(paid.payment.amount) })
    await eventually(async () => ((await readCart(paying, paid.id).then(({ completed_at }: { completed_at?: unknown }) => completed_at)) ? true : undefined))
    expect((await firstOrderOf(paid.referral))?.cart_id).toBe(paid.id)
  })

  it("is free again after a failed completion, and after one that died", async () => {
    const ada = await buying()
    const { id, referral } = await claimedCart(ada, goods())
    await ok(ada.client.post(`/store/carts/${id}`, { email: ada.buyer.email }))
    expect((await ada.client.post(`/store/carts/${id}/complete`)).status).toBeGreaterThanOrEqual(400)
    expect(await firstOrderOf(referral)).toBeNull()

    const dead = await makeCart(ada, goods())
    await service().claimUse(referral, dead.id, new Date(Date.now() - 10_000))
    expect((await addLine(ada, id, goods()[0])).discount_total).toBe(0)
    await service().claimUse(referral, dead.id, new Date(Date.now() - 120_000))
    expect((await addLine(ada, id, goods()[0])).discount_total).toBeGreaterThan(0)
    await service().claimUse(referral, dead.id, new Date(Date.now() - 600_000))
    await testApp.container.resolve("workflows").run("decide-referral-uses", { input: {} })
    expect(await firstOrderOf(referral)).toBeNull()
    await prepareCheckout(ada, id)
    expect((await complete(ada, id)).discount_total).toBeGreaterThan(0)
  })

  it("has its promotion made again where an admin has deleted it", async () => {
    const ada = await buying()
    const { id } = await readyCart(ada, goods())
    const [code] = await codesOf(ada, id)
    const { promotions } = await ok<HttpTypes.AdminPromotionListResponse>(asAdmin().get("/admin/promotions", { code }))
    await ok(asAdmin().delete(`/admin/promotions/${promotions[0].id}`))
    const { id: next, discount } = await readyCart(await buying(), goods())
    expect(discount).toBeCloseTo(price * 0.1)
    expect(next).not.toBe(id)
    expect((await addLine(ada, id, goods()[0])).discount_total).toBeCloseTo(price * 0.2)
    await startPayment(ada, id)
    expect((await complete(ada, id)).discount_total).toBeCloseTo(price * 0.2)
  })

  it("stays on its order when the order is edited", async () => {
    const ada = await buying()
    const order = await complete(ada, (await readyCart(ada, goods(2))).id)
    const { id: line } = await orderLine(order.id, variant)
    const { order_change } = await ok<HttpTypes.AdminOrderEditResponse>(asAdmin().post("/admin/order-edits", { order_id: order.id }))
    await ok(asAdmin().post(`/admin/order-changes/${order_change.id}`, { carry_over_promotions: true }))
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/items/item/${line}`, { quantity: 3 }))
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/request`, {}))
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/confirm`, {}))
    expect(Number((await readOrder(order.id)).discount_total)).toBeCloseTo(price * 0.3)
  })

  it("leaves open carts while the plugin is being removed, and comes back", async () => {
    const ada = await buying()
    const { id, discount } = await readyCart(ada, goods())
    expect(discount).toBeGreaterThan(0)
    const retire = async (retired: boolean) => (await testApp.container.resolve("workflows").run("retire-referrals", { input: { retired } })).result as { seen: number; failed: string[] }
    try {
      const { seen, failed } = await retire(true)
      expect([seen > 0, failed]).toEqual([true, []])
      expect((await readCart(ada, id)).discount_total).toBe(0)
      await startPayment(ada, id)
    } finally {
      expect((await retire(false)).failed).toEqual([])
    }
    expect((await readCart(ada, id)).discount_total).toBeCloseTo(price * 0.1)
    await startPayment(ada, id)
    expect((await complete(ada, id)).discount_total).toBeCloseTo(price * 0.1)
  })
})
