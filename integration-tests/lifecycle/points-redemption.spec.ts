import { asAdmin, ok } from "../support/api"
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, session, setQuantity, startPayment } from "../support/carts"
import { makeBuyer } from "../support/customers"
import { makeProduct } from "../support/products"
import { availableOf, cartPoints, givePoints, ledgerOf, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

describe("points at the cart and in the order", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
  })

  beforeEach(() => setProgram())
  afterAll(() => switchProgramOff())

  const buyerWith = async (points: number) => {
    const buyer = await makeBuyer(shop)
    await givePoints(buyer, points)
    return session(shop, buyer)
  }

  it("take their value off, and are debited once when the order is placed", async () => {
    const buying = await buyerWith(5000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 10 }])
    const { cart: redeemed, points } = await redeemPoints(buying, cart.id, 2000)
    expect(points).toMatchObject({ applied: 2000, value: 20, available: 5000, minimum: 1, maximum: 5000, step: 1, intent: 2000 })
    expect(redeemed).toMatchObject({ discount_subtotal: 20, item_total: 95.2 })
    const order = await placeOrder(buying, cart.id)
    expect(order.item_total).toBe(95.2)
    expect(await availableOf(buying.buyer!)).toBe(3000)
    expect(await ledgerOf(buying.buyer!)).toEqual([["adjust", 5000], ["redeem", -2000]])
  })

  it("pay a cart in full, which then needs no payment", async () => {
    const buying = await buyerWith(50_000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    const { cart: redeemed, points } = await redeemPoints(buying, cart.id, "max")
    expect(points).toMatchObject({ applied: 3000, value: 30, intent: "max" })
    expect(redeemed.total).toBe(0)
    const more = await addLine(buying, cart.id, { variant_id: variant, quantity: 2 })
    expect(more.total).toBe(0)
    expect((await cartPoints(buying, cart.id)).applied).toBe(5000)
  })

  it("step down when the cart shrinks, and come back when it grows", async () => {
    const buying = await buyerWith(5000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 5 }])
    await redeemPoints(buying, cart.id, 4000)
    const line = (await readCart(buying, cart.id)).items![0].id
    expect((await setQuantity(buying, cart.id, line, 2)).total).toBe(0)
    expect(await cartPoints(buying, cart.id)).toMatchObject({ applied: 2000, intent: 4000 })
    await setQuantity(buying, cart.id, line, 6)
    expect(await cartPoints(buying, cart.id)).toMatchObject({ applied: 4000, value: 40 })
  })

  it("are spent by one of two carts on one balance; the other keeps its cart and shows what is left", async () => {
    const buying = await buyerWith(3000)
    const carts = [await makeCart(buying, [{ variant_id: variant, quantity: 5 }]), await makeCart(buying, [{ variant_id: variant, quantity: 5 }])]
    for (const { id } of carts) await redeemPoints(buying, id, 2000)
    for (const { id } of carts) await prepareCheckout(buying, id)
    await complete(buying, carts[0].id)
    const refused = await buying.client.post(`/store/carts/${carts[1].id}/complete`)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: "cart_changed", errors: [{ reason: "cart_changed" }] })
    expect(await cartPoints(buying, carts[1].id)).toMatchObject({ applied: 1000, value: 10, intent: 2000 })
    await startPayment(buying, carts[1].id)
    await complete(buying, carts[1].id)
    expect(await availableOf(buying.buyer!)).toBe(0)
  })

  it("never make a negative total when a code comes on top of a cart that they pay in full", async () => {
    const buying = await buyerWith(50_000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    await redeemPoints(buying, cart.id, "max")
    const code = `TEN${testApp.nextNumber()}`
    await ok(
      asAdmin().post("/admin/promotions", {
        code,
        type: "standard",
        status: "active",
        application_method: { type: "percentage", value: 10, target_type: "items", allocation: "across", currency_code: "eur" },
      })
    )
    const { body } = await buying.client.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] })
    expect(body.cart.total).toBe(0)
    expect(await cartPoints(buying, cart.id)).toMatchObject({ applied: 2700, value: 27 })
  })
})
