import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { ok } from "../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, readCart, session, type Cart, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { cancelOrder, deliverAll, orderLine, returnItems } from "../support/orders"
import { makeProduct } from "../support/products"
import { accountOf, availableOf, cartPoints, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

describe("nobody gains points that he did not earn", () => {
  let shop: Shop
  /** 100.00. */
  let variant: string
  let rule: string

  beforeAll(async () => {
    shop = await makeShop({ taxRate: 0, shippingPrice: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
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
  const follow = (order_id: string) => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id } })
  const priced = async (amount: number, more: { isGiftcard?: boolean } = {}): Promise<string> => (await makeProduct(shop, { variants: [{ prices: [{ amount, currency_code: "eur" }] }], ...more })).variantIds[0]

  describe("by what is written into a cart", () => {
    const FORGED = { points: 5000, applied: 5000, reward_points: { points: 5000 }, provider_id: "reward-points", account_id: "rpacc_1", customer_id: "cus_1", is_free_product: true, earned: 1_000_000 }

    it.each([
      ["metadata of the cart", (cartId: string) => [`/store/carts/${cartId}`, { metadata: FORGED }]],
      ["additional data of the cart", (cartId: string) => [`/store/carts/${cartId}`, { additional_data: FORGED }]],
      ["metadata of a line", (cartId: string, lineId: string) => [`/store/carts/${cartId}/line-items/${lineId}`, { quantity: 1, metadata: FORGED }]],
      ["fields of a line", (cartId: string, lineId: string) => [`/store/carts/${cartId}/line-items/${lineId}`, { quantity: 1, unit_price: 1, adjustments: [{ amount: 50, provider_id: "reward-points" }] }]],
      ["adjustments of the cart", (cartId: string) => [`/store/carts/${cartId}`, { items: [{ adjustments: [{ amount: 50, provider_id: "reward-points" }] }] }]],
    ] as [string, (cartId: string, lineId: string) => [string, object]][])("%s", async (_name, forge) => {
      const buying = await buyerWith(1000)
      const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
      await redeemPoints(buying, cart.id, 300)
      const before = await cartPoints(buying, cart.id)
      const [route, body] = forge(cart.id, (await readCart(buying, cart.id)).items![0].id)
      expect((await buying.client.post(route, body)).status).toBeLessThan(500)
      expect([(await readCart(buying, cart.id)).total, await cartPoints(buying, cart.id)]).toEqual([97, before])
      expect((await placeOrder(buying, cart.id)).total).toBe(97)
      await becomes(buying.buyer, 700 + 97)
    })

    it("not by metadata of the customer himself", async () => {
      const buying = await buyerWith(0)
      await ok(buying.client.post("/store/customers/me", { metadata: { ...FORGED, available: 5000 } }))
      expect((await buying.client.get("/store/customers/me/points")).body.accounts[0].available).toBe(0)
      expect(await availableOf(buying.buyer)).toBe(0)
    })

    it("not by the e-mail address of somebody with points, on one's own cart or a guest's", async () => {
      const victim = await buyerWith(1000)
      const thief = await buyerWith(500)
      const cart = await makeCart(thief, [{ variant_id: variant, quantity: 1 }])
      await redeemPoints(thief, cart.id, 500)
      expect((await thief.client.post(`/store/carts/${cart.id}`, { email: victim.buyer.email })).status).toBeLessThan(500)
      const { status, body } = await thief.client.get(`/store/carts/${cart.id}/points`)
      // Whether Medusa hands the cart over or not: the thief sees his own points, or none.
      expect(status === 404 || body.points.account_id === (await accountOf(thief.buyer)).id).toBe(true)
      const guest = session(shop)
      const { cart: baited } = await ok<{ cart: Cart }>(guest.client.post("/store/carts", { region_id: shop.regionId, email: victim.buyer.email, items: [{ variant_id: variant, quantity: 1 }] }))
      expect((await guest.client.post(`/store/carts/${baited.id}/points`, { points: 500 })).status).toBe(401)
      expect((await thief.client.post(`/store/carts/${baited.id}/points`, { points: 500 })).status).toBe(404)
      expect([await availableOf(victim.buyer), (await readCart(guest, baited.id)).total]).toEqual([1000, 100])
    })
  })

  it("with gift cards: points do not buy them, and they earn none", async () => {
    const card = await priced(50, { isGiftcard: true })
    const buying = await buyerWith(50_000)
    const cart = await makeCart(buying, [{ variant_id: card, quantity: 1 }, { variant_id: variant, quantity: 1 }])
    const { cart: redeemed, points } = await redeemPoints(buying, cart.id, "max")
    expect([redeemed.total, points.applied, points.maximum, points.earns.points]).toEqual([50, 10_000, 10_000, 0])
    const alone = await makeCart(buying, [{ variant_id: card, quantity: 2 }])
    expect((await redeemPoints(buying, alone.id, "max")).cart.total).toBe(100)
    expect(await cartPoints(buying, alone.id)).toMatchObject({ applied: 0, maximum: 0, reason: "nothing_to_pay", earns: { points: 0 } })
    const order = await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 40_000)
    await deliverAll(shop, order.id)
    await returnItems(shop, order.id, { lineId: (await orderLine(order.id, card)).id, quantity: 1 })
    await follow(order.id)
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 50_000], ["redeem", -10_000]])
  })

  it("with many tiny orders: what one earns is rounded for itself", async () => {
    const tiny = await priced(0.4)
    const buying = await buyerWith(0)
    for (let count = 0; count < 3; count++) {
      const cart = await makeCart(buying, [{ variant_id: tiny, quantity: 2 }])
      expect((await cartPoints(buying, cart.id)).earns.points).toBe(0)
      await follow((await placeOrder(buying, cart.id)).id)
    }
    const [split, whole] = [await makeCart(buying, [{ variant_id: tiny, quantity: 2 }]), await makeCart(buying, [{ variant_id: tiny, quantity: 6 }])]
    expect([(await cartPoints(buying, split.id)).earns.points, (await cartPoints(buying, whole.id)).earns.points]).toEqual([0, 2])
    expect(await ledgerOf(buying.buyer)).toEqual([])
  })

  it.each(["down", "nearest", "up"] as const)("by buying and bringing back, however it is rounded: %s", async (rounding) => {
    await setProgram({ earning: { rounding } })
    const odd = await priced(1.75)
    const buying = await buyerWith(700)
    const cart = await makeCart(buying, [{ variant_id: odd, quantity: 3 }])
    const { points } = await redeemPoints(buying, cart.id, 101)
    // 4.24 are paid in money.
    const earned = { down: 4, nearest: 4, up: 5 }[rounding]
    expect(points).toMatchObject({ applied: 101, earns: { points: earned } })
    const order = await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 599 + earned)
    await deliverAll(shop, order.id)
    const piece = { lineId: (await orderLine(order.id, odd)).id, quantity: 1 }
    for (const left of [2, 1, 0]) {
      await returnItems(shop, order.id, piece)
      const kept = { down: Math.floor, nearest: Math.round, up: Math.ceil }[rounding]((earned * left) / 3)
      await becomes(buying.buyer, 599 + kept + (left ? Math.floor((101 * (3 - left)) / 3) : 101))
    }
    expect(await availableOf(buying.buyer)).toBe(700)
  })

  it("round and round: what was bought with points and cancelled is where it was, and earned points cannot be kept by spending them first", async () => {
    const buying = await buyerWith(10_000)
    for (let round = 0; round < 2; round++) {
      const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
      await prepareCheckout(buying, cart.id)
      await redeemPoints(buying, cart.id, "max")
      const order = await complete(buying, cart.id)
      await becomes(buying.buyer, 0)
      await cancelOrder(order.id)
      await becomes(buying.buyer, 10_000)
    }
    // Earn 100, spend them, cancel what earned them: they are owed, and the next 100 pay them.
    await setProgram({ clawback: "allow_negative" })
    const spender = await buyerWith(0)
    const first = await placeOrder(spender, (await makeCart(spender, [{ variant_id: variant, quantity: 1 }])).id)
    await becomes(spender.buyer, 100)
    const second = await makeCart(spender, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(spender, second.id, "max")
    await placeOrder(spender, second.id)
    await becomes(spender.buyer, 99)
    await cancelOrder(first.id)
    await eventually(async () => ((await accountOf(spender.buyer)).deficit === 1 ? true : undefined))
    expect((await cartPoints(spender, (await makeCart(spender, [{ variant_id: variant, quantity: 1 }])).id)).maximum).toBe(0)
    await givePoints(spender.buyer, 101)
    expect([await availableOf(spender.buyer), (await accountOf(spender.buyer)).deficit]).toEqual([100, 0])
  })
})
