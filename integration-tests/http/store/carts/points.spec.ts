import type { Response } from "supertest"
import type { RewardPointsService } from "../../../../src/modules/reward-points/service"
import { asAdmin, asBuyer, asStranger, ok, type Client } from "../../../support/api"
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, session, setQuantity, startPayment, type Cart, type Session } from "../../../support/carts"
import { makeCompany, setMember, type Company } from "../../../support/companies"
import { joinGroup, leaveGroup, makeBuyer, type Buyer } from "../../../support/customers"
import { makeProduct } from "../../../support/products"
import { accountOf, availableOf, cartPoints, givePoints, ledgerOf, redeemPoints, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

describe("/store/carts/:id/points", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop({ taxRate: 0, shippingPrice: 0 })
    ;[variant] = (await makeProduct(shop)).variantIds
  })

  beforeEach(() => setProgram())
  afterAll(async () => {
    await switchProgramOff()
    expect(await ledger().brokenInvariants()).toEqual([])
  })

  type Redeeming = Session & { buyer: Buyer; cartId: string; route: string }

  /** A buyer with 1,000 points, and a cart of 100.00. */
  const begin = async (points = 1000): Promise<Redeeming> => {
    const buyer = await makeBuyer(shop)
    if (points) await givePoints(buyer, points)
    const buying = { ...session(shop, buyer), buyer }
    const { id } = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    return { ...buying, cartId: id, route: `/store/carts/${id}/points` }
  }

  const reasonsOf = ({ status, body }: Response): [number, string[]] => [status, (body.errors ?? []).map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]

  it("answers in the shape that storefronts rely on", async () => {
    const { client, route, cartId, buyer } = await begin()
    const account_id = (await accountOf(buyer)).id
    const points = { account_id, available: 1000, minimum: 1, maximum: 1000, step: 1, applied: 0, value: 0, earns: { points: 0, account_id, breakdown: [] } }
    expect((await client.get(route)).body).toEqual({ points: { ...points, intent: null, currency_code: "eur", rate: { points: 100, amount: 1 }, reason: "balance", accounts: [{ id: account_id, owner: { type: "customer", id: buyer.customerId, name: buyer.email }, available: 1000, may_redeem: true }] } })
    const { body } = await client.post(route, { points: 300 })
    expect([Object.keys(body).sort(), body.cart.id, body.cart.total, body.points]).toEqual([["cart", "points"], cartId, 97, expect.objectContaining({ ...points, applied: 300, value: 3, intent: 300 })])
    const { body: after } = await client.delete(route)
    expect([Object.keys(after).sort(), after.cart.total, after.points]).toEqual([["cart", "points"], 100, expect.objectContaining({ ...points, intent: null })])
  })

  it("takes the points off the cart without a rest, however often that is asked", async () => {
    const { client, route, cartId, buyer, ...buying } = await begin()
    await redeemPoints({ ...buying, client }, cartId, "max")
    for (const _time of [1, 2]) {
      const { cart, points } = await ok<{ cart: Cart; points: { applied: number; intent: unknown } }>(client.delete(route))
      expect([cart.total, cart.discount_total, cart.items?.[0].adjustments, points.applied, points.intent]).toEqual([100, 0, [], 0, null])
    }
    await placeOrder({ ...buying, client, buyer }, cartId)
    expect(await availableOf(buyer)).toBe(1000)
  })

  describe("refuses, with what is permitted, and leaves the cart as it is", () => {
    let redeeming: Redeeming

    beforeAll(async () => {
      await setProgram()
      redeeming = await begin()
      await redeemPoints(redeeming, redeeming.cartId, 200)
    })
    beforeEach(() => setProgram({ redemption: { minimum: 100, step: 50, maximum: 800 } }))

    const expectUntouched = async (): Promise<void> => {
      expect((await readCart(redeeming, redeeming.cartId)).total).toBe(98)
      expect(await availableOf(redeeming.buyer)).toBe(1000)
    }

    it.each([
      [-5, "points: too_small"],
      [0, "points: too_small"],
      [1.5, "points: invalid_union"],
      ["text", "points: invalid_union"],
      ["200", "points: invalid_union"],
      [null, "points: invalid_union"],
      [undefined, "points: invalid_union"],
      [true, "points: invalid_union"],
      [[200], "points: invalid_union"],
      [{ points: 200 }, "points: invalid_union"],
      [2e12, "points: too_big"],
      [1050, "points: insufficient_points"],
      [99, "points: below_minimum"],
      [125, "points: off_step"],
    ])("%j", async (points, expected) => {
      const answer = await redeeming.client.post(redeeming.route, { points })
      expect(reasonsOf(answer)).toEqual([400, [expected]])
      expect(answer.body).toMatchObject({ minimum: 100, maximum: 800, step: 50, available: 1000 })
      await expectUntouched()
    })

    it.each(["NaN", "1e309", "-1e309", "-0", "1e-400"])("%s, as JSON has no word for it", async (number) => {
      const answer = await fetch(`${testApp.baseUrl}${redeeming.route}`, {
        method: "POST",
        headers: { authorization: `Bearer ${redeeming.buyer.token}`, "x-publishable-api-key": shop.publishableKey, "content-type": "application/json" },
        body: `{"points":${number}}`,
      })
      expect(answer.status).toBe(400)
      await expectUntouched()
    })

    it.each([
      [{ points: 200, account_id: ["a"] }, 400, "account_id: invalid_type"],
      [{ points: 200, account_id: "a\u0000b" }, 400, "account_id: unstorable_text"],
      [{ points: 200, account_id: "" }, 400, "account_id: too_small"],
      [{ points: 200, account_id: "x".repeat(20_000) }, 404, "account_id: account_not_found"],
      [{ points: 200, account_id: "rpacc_none" }, 404, "account_id: account_not_found"],
      [{ points: 200, customer_id: "cus_1" }, 400, "customer_id: unrecognized_keys"],
      [{ points: 200, additional_data: { points: 5 } }, 400, "additional_data: unrecognized_keys"],
      [{ points: 200, value: 1000 }, 400, "value: unrecognized_keys"],
    ])("%j", async (body, status, expected) => {
      expect(reasonsOf(await redeeming.client.post(redeeming.route, body))).toEqual([status, [expected]])
      await expectUntouched()
    })

    it("a body that is no object", async () => {
      for (const body of [[], [{ points: 200 }]]) {
        expect((await redeeming.client.post(redeeming.route, body)).status).toBe(400)
      }
      await expectUntouched()
    })
  })

  it("takes no more than the programme's maximum, whatever is wanted", async () => {
    await setProgram({ redemption: { maximum: 800 } })
    const { client, route } = await begin()
    expect((await client.post(route, { points: 850 })).body.points).toMatchObject({ applied: 800, maximum: 800, reason: "maximum", intent: 850 })
  })

  it("refuses while the programme is off, and where the currency has no value", async () => {
    const { client, route } = await begin()
    await switchProgramOff()
    expect(reasonsOf(await client.post(route, { points: 100 }))).toEqual([400, ["points: program_off"]])
    await setProgram({ redemption: { values: [{ currency_code: "usd", points: 100, amount: 1 }] } })
    expect(reasonsOf(await client.post(route, { points: 100 }))).toEqual([400, ["points: no_value"]])
  })

  describe("is for the buyer's own session alone", () => {
    const each = (client: Client, route: string) => [client.get(route), client.post(route, { points: 100 }), client.delete(route)]
    const expectAll = async (answers: PromiseLike<Response>[], status: number): Promise<void> => {
      for (const answer of answers) expect((await answer).status).toBe(status)
    }

    it("and not for a guest, an admin, or who has no token at all", async () => {
      const { route, buyer, cartId, ...own } = await begin()
      await redeemPoints({ ...own, buyer }, cartId, 100)
      await expectAll(each(asBuyer(shop), route), 401)
      await expectAll(each(asBuyer(shop, { token: testApp.adminToken }), route), 401)
      await expectAll(each(asBuyer(shop, { token: `${buyer.token}x` }), route), 401)
      await expectAll(each(asStranger({ authorization: `Bearer ${buyer.token}` }), route), 400)
      expect(await cartPoints({ ...own, buyer }, cartId)).toMatchObject({ applied: 100 })
    })

    it("nor for another customer, who is told that there is no such cart", async () => {
      const { route, buyer, cartId, ...own } = await begin()
      await redeemPoints({ ...own, buyer }, cartId, 100)
      const other = await begin()
      for (const answer of each(other.client, route)) {
        const { status, body } = await answer
        expect([status, body.type, body.code]).toEqual([404, "not_found", "cart_not_found"])
      }
      expect(await cartPoints({ ...own, buyer }, cartId)).toMatchObject({ applied: 100 })
      // Not with points of the cart's owner on one's own cart, either.
      expect(reasonsOf(await other.client.post(other.route, { points: 100, account_id: (await accountOf(buyer)).id }))).toEqual([404, ["account_id: account_not_found"]])
    })

    it.each([
      ["none", "cart_none"],
      ["a guest's", ""],
      ["NUL", "a%00b"],
      ["a very long one", "x".repeat(5000)],
    ])("a cart that is not his own is 404 whatever its id is: %s", async (_name, id) => {
      const { client } = await begin(0)
      const cart = id || (await makeCart(session(shop), [{ variant_id: variant, quantity: 1 }])).id
      for (const answer of each(client, `/store/carts/${cart}/points`)) {
        const { status } = await answer
        expect([400, 404]).toContain(status)
      }
    })

    it("also through the publishable key of another sales channel: it is his cart all the same", async () => {
      const { buyer, route } = await begin()
      const elsewhere = await makeShop()
      expect((await asBuyer(elsewhere, buyer).get(route)).body.points).toMatchObject({ available: 1000 })
    })

    it("not for a customer who was deleted", async () => {
      const { client, route, buyer } = await begin()
      await redeemOk(client, route)
      await ok(asAdmin().delete(`/admin/customers/${buyer.customerId}`))
      for (const answer of each(client, route)) expect([401, 404]).toContain((await answer).status)
    })

    const redeemOk = (client: Client, route: string) => ok(client.post(route, { points: 100 }))

    it.each([
      ["a guest", () => session(shop)],
      ["another customer", async () => session(shop, await makeBuyer(shop))],
    ])("so that %s who knows the cart's id spends none of them, nor has their goods sent to himself", async (_who, make) => {
      const { route, buyer, cartId, ...own } = await begin(20_000)
      const buying = { ...own, buyer }
      await prepareCheckout(buying, cartId)
      expect((await redeemPoints(buying, cartId, "max")).cart.total).toBe(0)
      const stranger = await make()
      const refused = await stranger.client.post(`/store/carts/${cartId}/complete`)
      expect([refused.status, refused.body.code, refused.body.cart_total_after]).toEqual([409, "cart_changed", 100])
      await redeemPoints(buying, cartId, "max")
      const { body } = await stranger.client.post(`/store/carts/${cartId}`, { shipping_address: { first_name: "Eve", last_name: "Stranger", address_1: "Elsewhere 1", city: "Town", postal_code: "10000", country_code: shop.countryCode } })
      expect(body.cart.total).toBe(100)
      expect((await stranger.client.post(`/store/carts/${cartId}/complete`)).status).toBe(400)
      expect(await availableOf(buyer)).toBe(20_000)
      // The buyer's own next change redeems what he wanted.
      const line = (await readCart(buying, cartId)).items![0].id
      expect((await setQuantity(buying, cartId, line, 2)).total).toBe(0)
      expect((await complete(buying, cartId)).total).toBe(0)
      expect(await availableOf(buyer)).toBe(0)
    })
  })

  describe("of a company", () => {
    let company: Company

    beforeEach(async () => {
      company = await makeCompany()
    })

    const wallet = async (points: number): Promise<string> => {
      const { accounts } = await ok<{ accounts: { id: string }[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: company.id }))
      await ok(asAdmin().post(`/admin/reward-points/accounts/${accounts[0].id}/adjust`, { points, reason: "For the test" }))
      return accounts[0].id
    }

    const member = async (): Promise<Redeeming> => {
      const redeeming = await begin(0)
      await joinGroup(company.customer_group_id, redeeming.buyer.customerId)
      return redeeming
    }

    it("are spent by a member who may, and by nobody else", async () => {
      const account_id = await wallet(1000)
      const allowed = await member()
      expect((await allowed.client.post(allowed.route, { points: 300, account_id })).body.points).toMatchObject({ account_id, applied: 300, available: 1000 })
      await placeOrder(allowed, allowed.cartId)
      expect((await ledger().readBalances([account_id], new Date()))[account_id].available).toBe(700)
      const barred = await member()
      await setMember(company.id, barred.buyer.customerId, { may_redeem: false })
      expect(reasonsOf(await barred.client.post(barred.route, { points: 300, account_id }))).toEqual([400, ["points: may_not_redeem"]])
      const outsider = await begin()
      expect(reasonsOf(await outsider.client.post(outsider.route, { points: 300, account_id }))).toEqual([404, ["account_id: account_not_found"]])
    })

    it("up to the member's limit of the month, over all carts, and at completion too", async () => {
      const account_id = await wallet(5000)
      const first = await member()
      await setMember(company.id, first.buyer.customerId, { points_limit: 500 })
      const over = await first.client.post(first.route, { points: 501, account_id })
      expect(reasonsOf(over)).toEqual([400, ["points: monthly_limit"]])
      expect(over.body).toMatchObject({ minimum: 1, maximum: 500, step: 1 })
      const { id: second } = await makeCart(first, [{ variant_id: variant, quantity: 1 }])
      for (const id of [first.cartId, second]) await ok(first.client.post(`/store/carts/${id}/points`, { points: 400, account_id }))
      for (const id of [first.cartId, second]) await prepareCheckout(first, id)
      await complete(first, first.cartId)
      const refused = await first.client.post(`/store/carts/${second}/complete`)
      expect([refused.status, refused.body.code]).toEqual([409, "cart_changed"])
      expect((await first.client.get(`/store/carts/${second}/points`)).body.points).toMatchObject({ applied: 100, maximum: 100, reason: "monthly_limit" })
      expect(reasonsOf(await first.client.post(`/store/carts/${second}/points`, { points: 101, account_id }))).toEqual([400, ["points: monthly_limit"]])
    })

    it.each([
      ["who has left", async (buyer: Buyer) => void (await leaveGroup(company.customer_group_id, buyer.customerId))],
      ["who may not any more", async (buyer: Buyer) => void (await setMember(company.id, buyer.customerId, { may_redeem: false }))],
      ["of a company that is none any more", async () => void (await ok(asAdmin().delete(`/admin/b2b-companies/${company.id}`)))],
      ["of a group that was deleted", async () => void (await ok(asAdmin().delete(`/admin/customer-groups/${company.customer_group_id}`)))],
    ])("are not spent by a member %s after redeeming: the cart costs its full price, and completes", async (_who, change) => {
      const account_id = await wallet(1000)
      const buying = await member()
      await ok(buying.client.post(buying.route, { points: 300, account_id }))
      await prepareCheckout(buying, buying.cartId)
      await change(buying.buyer)
      const refused = await buying.client.post(`/store/carts/${buying.cartId}/complete`)
      expect([refused.status, refused.body.code, refused.body.cart_total_before, refused.body.cart_total_after]).toEqual([409, "cart_changed", 97, 100])
      expect((await buying.client.get(buying.route)).body.points).toMatchObject({ applied: 0, value: 0 })
      await startPayment(buying, buying.cartId)
      expect((await complete(buying, buying.cartId)).total).toBe(100)
      expect((await ledger().readBalances([account_id], new Date()))[account_id].available).toBe(1000)
    })
  })

  it("cannot be touched on a cart that is an order already", async () => {
    const { client, route, cartId, buyer, ...own } = await begin()
    const buying = { ...own, client, buyer }
    await redeemPoints(buying, cartId, 300)
    await placeOrder(buying, cartId)
    expect(reasonsOf(await client.post(route, { points: 100 }))).toEqual([400, ["id: cart_completed"]])
    expect(reasonsOf(await client.delete(route))).toEqual([400, ["id: cart_completed"]])
    expect(await ledgerOf(buyer)).toEqual([["adjust", 1000], ["redeem", -300]])
  })

  it("leave a cart that gets another customer", async () => {
    const { client, cartId, buyer, route, ...own } = await begin()
    await redeemPoints({ ...own, client, buyer }, cartId, 300)
    const other = { ...session(shop, await makeBuyer(shop)) }
    await ok(other.client.post(`/store/carts/${cartId}/customer`))
    const cart = await addLine(other, cartId, { variant_id: variant, quantity: 1 })
    expect([cart.total, cart.customer_id]).toEqual([200, other.buyer?.customerId])
    expect((await client.get(route)).status).toBe(404)
    const { points } = (await other.client.get(route)).body
    expect(points).toMatchObject({ account_id: (await accountOf(other.buyer!)).id, available: 0, applied: 0, intent: null })
    await placeOrder(other, cartId)
    expect([await availableOf(buyer), await ledgerOf(other.buyer!)]).toEqual([1000, []])
  })

  it("are right after two tabs have redeemed at the same moment", async () => {
    const { client, route, cartId, buyer, ...own } = await begin()
    const answers = await Promise.all([client.post(route, { points: 300 }), client.post(route, { points: 500 }), client.post(route, { points: "max" }), client.delete(route)])
    expect(answers.filter(({ status }) => status >= 500 && status !== 503).map(({ body }) => body)).toEqual([])
    const buying = { ...own, client, buyer }
    await prepareCheckout(buying, cartId)
    const points = await cartPoints(buying, cartId)
    const cart = await readCart(buying, cartId)
    expect(cart.total).toBe(100 - points.value)
    expect((await complete(buying, cartId)).total).toBe(100 - points.value)
    expect(await availableOf(buyer)).toBe(1000 - points.applied)
  })
})
