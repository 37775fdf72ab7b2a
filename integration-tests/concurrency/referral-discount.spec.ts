import { complete, makeCart, prepareCheckout, readCart, sendPaymentWebhook, session, startPayment } from "../support/carts"
import { ok } from "../support/api"
import { makeBuyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { makeProduct } from "../support/products"
import { alsoOn, firstOrderOf, makeAdvocate, readyCart } from "../support/referral-discounts"
import { endReferralProgram, referralRow, setReferralProgram } from "../support/referrals"
import { codesOf } from "../support/rewards"
import { makeShop, type Shop } from "../support/shops"

describe("carts that use one friend's discount at the same time", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
    await setReferralProgram()
  })
  afterAll(() => endReferralProgram())

  const goods = () => [{ variant_id: variant, quantity: 1 }]

  const sameFriend = async (count: number, provider?: string) => {
    const buying = session(shop, await makeBuyer(shop))
    const first = await readyCart(buying, goods(), {}, provider)
    const carts = [{ id: first.id, payment: first.payment }]
    while (carts.length < count) {
      const { id } = await makeCart(buying, goods())
      await alsoOn(first.referral, id)
      carts.push({ id, payment: await prepareCheckout(buying, id, provider) })
    }
    return { buying, referral: first.referral, carts }
  }

  it("five of one friend: one order has it, the others are told why, keep their carts, and show them without", async () => {
    const { buying, referral, carts } = await sameFriend(5)
    for (const { id } of carts) expect((await readCart(buying, id)).discount_total).toBeGreaterThan(0)
    const answers = await Promise.all(carts.map(async ({ id }) => ({ id, answer: await buying.client.post(`/store/carts/${id}/complete`) })))
    const placed = answers.filter(({ answer }) => answer.body.type === "order")
    expect(placed).toHaveLength(1)
    expect(placed[0].answer.body.order.discount_total).toBeGreaterThan(0)
    expect((await firstOrderOf(referral))?.cart_id).toBe(placed[0].id)
    const refused = answers.filter((each) => !placed.includes(each))
    expect(refused.map(({ answer }) => [answer.status, answer.body.code, answer.body.errors?.[0]?.reason])).toEqual(refused.map(() => [409, "cart_changed", "discount_used"]))
    for (const { id } of refused) {
      const cart = await readCart(buying, id)
      expect([await codesOf(buying, id), cart.discount_total, cart.items?.length]).toEqual([[], 0, 1])
    }
    const [{ id }] = refused
    await startPayment(buying, id)
    expect((await complete(buying, id)).discount_total).toBe(0)
    expect((await referralRow(referral)).state).not.toBe("rejected")
  }, 240_000)

  it("the same cart ten times: one order, and the discount is its own", async () => {
    const { buying, referral, carts } = await sameFriend(1)
    const answers = await Promise.all(Array.from({ length: 10 }, () => buying.client.post(`/store/carts/${carts[0].id}/complete`)))
    const orders = new Set(answers.filter(({ body }) => body.type === "order").map(({ body }) => body.order.id))
    expect(orders.size).toBe(1)
    expect((await firstOrderOf(referral))?.cart_id).toBe(carts[0].id)
  }, 240_000)

  it("guests with codes of several advocates and one mailbox in several spellings: one order has it", async () => {
    const number = testApp.nextNumber()
    const spellings = [`ada.${number}@tests.example`, `Ada.${number}+shop@tests.example`, `ada.${number}+x@TESTS.example`]
    const carts = []
    for (const email of spellings) {
      const guest = session(shop)
      const cart = await readyCart(guest, goods(), { advocate: await makeAdvocate(shop) })
      await ok(guest.client.post(`/store/carts/${cart.id}`, { email }))
      await startPayment(guest, cart.id)
      carts.push({ ...cart, guest })
    }
    const answers = await Promise.all(carts.map(({ guest, id }) => guest.client.post(`/store/carts/${id}/complete`)))
    const placed = answers.filter(({ body }) => body.type === "order")
    expect(placed).toHaveLength(1)
    expect(placed[0].body.order.discount_total).toBeGreaterThan(0)
    const refused = answers.filter((answer) => !placed.includes(answer))
    expect(refused.map(({ status, body }) => [status, body.code, body.errors?.[0]?.reason])).toEqual(refused.map(() => [409, "cart_changed", "not_a_friend"]))
    const states = await Promise.all(carts.map(async ({ referral }) => referralRow(referral)))
    expect(states.filter(({ state }) => state === "rejected").map(({ reason }) => reason).every((reason) => ["claimed_before", "existing_customer"].includes(reason))).toBe(true)
    expect(states.filter(({ state }) => state === "rejected")).toHaveLength(2)
  }, 240_000)

  it("two whose payments both came by webhook: one is an order, the other is not", async () => {
    const { buying, referral, carts } = await sameFriend(2, "pp_webhook_test")
    await Promise.all(carts.map(({ payment }) => sendPaymentWebhook(buying, { session_id: payment.id, amount: Number(payment.amount) })))
    const used = await eventually(async () => {
      const use = await firstOrderOf(referral)
      const { completed_at } = (use ? await readCart(buying, use.cart_id) : {}) as { completed_at?: string }
      return completed_at ? use : undefined
    })
    const other = carts.find(({ id }) => id !== used?.cart_id)
    const { completed_at } = (await readCart(buying, other?.id ?? "")) as { completed_at?: string | null }
    expect(completed_at ?? null).toBeNull()
  }, 240_000)
})
