/** What rules gave, from the completion of a cart to the return of its order. */
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, session, setQuantity, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { added, archiveFreeRules, changeFreeRule, freeProducts, goodsFrom, makeFreeRule, type FreeRuleFields } from "../support/free-products"
import { claimOf, freeProductsOf, givenBy, usageOf, usesOf } from "../support/free-product-uses"
import { cancelOrder, capture, deliverAll, editOrder, orderLine, readOrder, refund, returnItems } from "../support/orders"
import { makeProduct } from "../support/products"
import { followOrder, purchaseOf } from "../support/purchases"
import { makeEarningRule, deleteEarningRule, setProgram, switchProgramOff, availableOf } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

describe("free products of an order", () => {
  let shop: Shop
  let buyer: Buyer
  /** Costs 100. */
  let goods: string
  /** Costs 12. */
  let mug: string
  const rules: string[] = []

  beforeAll(async () => {
    shop = await makeShop()
    goods = (await makeProduct(shop)).variantIds[0]
    mug = (await makeProduct(shop, { variants: [{ prices: [{ amount: 12, currency_code: "eur" }] }] })).variantIds[0]
  })
  beforeEach(async () => {
    buyer = await makeBuyer(shop)
  })
  afterEach(() => archiveFreeRules(...rules.splice(0)))

  const rule = async (fields: Partial<FreeRuleFields> = {}): Promise<string> => {
    const id = await makeFreeRule(shop, { reward: added(mug), conditions: goodsFrom(100), ...fields })
    rules.push(id)
    return id
  }
  const limited = (limits: object) => ({ limits: { per_order: null, per_owner: null, total: null, ...limits } })
  const threeForTwo = { reward: { type: "cheapest", scope: { type: "all", ids: [] }, every: 3, quantity: 1 }, conditions: undefined }

  const buying = (): Session => session(shop, buyer)
  const place = async (quantity = 1): Promise<string> => {
    const order = await placeOrder(buying(), (await makeCart(buying(), [{ variant_id: goods, quantity }])).id)
    await followOrder(order.id)
    return order.id
  }
  const placeDelivered = async (quantity = 1): Promise<string> => {
    const order = await place(quantity)
    await capture(order)
    await deliverAll(shop, order)
    return order
  }
  const giveBack = async (order: string, variant: string, quantity = 1): Promise<void> => {
    await returnItems(shop, order, { lineId: (await orderLine(order, variant)).id, quantity })
    await followOrder(order)
  }
  const returned = async (order: string): Promise<number[]> => (await usesOf(order)).map(({ returned_quantity }) => returned_quantity)

  it("are counted with the order, with the rule as it stood, and marked in its purchases", async () => {
    const id = await rule(limited({ total: 5 }))
    const order = await place(2)
    const line = await orderLine(order, mug)
    expect(line).toMatchObject({ unit_price: 0, compare_at_unit_price: 12, quantity: 1 })
    expect(await usesOf(order)).toMatchObject([
      { rule_id: id, kind: "line", variant_id: mug, order_line_id: line.id, quantity: 1, returned_quantity: 0, cost: "12", currency_code: "eur", owner_type: "customer", owner_id: buyer.customerId, rule: { on_return: "expect_back" } },
    ])
    expect(await givenBy(id)).toBe(1)
    expect([(await purchaseOf(order, mug)).is_free_product, (await purchaseOf(order, goods)).is_free_product]).toEqual([true, false])
  })

  it("follow the order once: a second time nothing changes, and nothing is counted twice", async () => {
    const id = await rule(limited({ total: 5 }))
    const order = await place()
    const before = await usesOf(order)
    await followOrder(order)
    expect(await usesOf(order)).toEqual(before)
    expect(await givenBy(id)).toBe(1)
  })

  it("are given back to the limits of the rule by a cancellation", async () => {
    const id = await rule(limited({ per_owner: { period: "ever", pieces: 1 } }))
    const order = await place()
    expect(await givenBy(id)).toBe(1)
    const again = await makeCart(buying(), [{ variant_id: goods, quantity: 1 }])
    expect(again.items).toHaveLength(1)
    await cancelOrder(order)
    await followOrder(order)
    expect([await givenBy(id), await returned(order)]).toEqual([0, [1]])
    const cart = await addLine(buying(), again.id, { variant_id: goods, quantity: 1 })
    expect(cart.items?.map(({ variant_id }) => variant_id).sort()).toEqual([goods, mug].sort())
  })

  it("are given back by a return of the free piece", async () => {
    const id = await rule(limited({ total: 1 }))
    const order = await placeDelivered()
    await giveBack(order, mug)
    expect([await givenBy(id), await returned(order)]).toEqual([0, [1]])
    expect((await freeProductsOf(order)).lines).toMatchObject([{ returned: 1, expected_back: 0, may_be_kept: 0 }])
  })

  it("are expected back where a return takes what the rule asked for, and kept where it does not", async () => {
    const id = await rule({ conditions: goodsFrom(200) })
    const order = await placeDelivered(3)
    await giveBack(order, goods)
    expect((await freeProductsOf(order)).lines).toMatchObject([{ rule_id: id, quantity: 1, value: 12, returned: 0, expected_back: 0, may_be_kept: 0 }])
    expect(await givenBy(id)).toBe(1)
    await giveBack(order, goods)
    expect((await freeProductsOf(order)).lines).toMatchObject([{ returned: 0, expected_back: 1, may_be_kept: 0 }])
    expect([await givenBy(id), await returned(order)]).toEqual([0, [1]])
    await giveBack(order, mug)
    expect((await freeProductsOf(order)).lines).toMatchObject([{ returned: 1, expected_back: 0 }])
  })

  it("may be kept by a rule that says so, and count on for its limits", async () => {
    const id = await rule({ on_return: "keep", ...limited({ total: 1 }) })
    const order = await placeDelivered()
    await giveBack(order, goods)
    expect((await freeProductsOf(order)).lines).toMatchObject([{ returned: 0, expected_back: 0, may_be_kept: 1 }])
    expect(await givenBy(id)).toBe(1)
  })

  it("are given back where all that was paid is refunded", async () => {
    const id = await rule(limited({ total: 1 }))
    const order = await place()
    await capture(order)
    const { total } = await readOrder(order)
    await refund(order, Number(total))
    await followOrder(order)
    expect([await givenBy(id), await returned(order)]).toEqual([0, [1]])
  })

  it("of a paid line are counted as pieces, survive an edit of the order, and come back with the line", async () => {
    const id = await rule({ ...threeForTwo, ...limited({ total: 2 }) })
    const order = await place(3)
    expect(await usesOf(order)).toMatchObject([{ rule_id: id, kind: "pieces", quantity: 1, cost: "100", order_line_id: (await orderLine(order, goods)).id }])
    expect(Number((await purchaseOf(order, goods)).net)).toBe(200)
    await editOrder(order, { add: [{ variant_id: mug, quantity: 1 }] })
    await followOrder(order)
    expect(Number((await readOrder(order)).discount_total)).toBeGreaterThan(0)
    expect(Number((await purchaseOf(order, goods)).net)).toBe(200)
    await cancelOrder(order)
    await followOrder(order)
    expect([await givenBy(id), await returned(order)]).toEqual([0, [1]])
  })

  it("are as they were for an order when the rule is changed, or deleted, later", async () => {
    const id = await rule({ conditions: goodsFrom(200) })
    const order = await placeDelivered(2)
    await changeFreeRule(id, { conditions: null, name: "Another name", on_return: "keep" })
    await giveBack(order, goods)
    const [line] = (await freeProductsOf(order)).lines
    expect(line).toMatchObject({ expected_back: 1, may_be_kept: 0 })
    expect(line.rule_name).not.toBe("Another name")
  })

  it("earn no points and count for no earning rule", async () => {
    await rule()
    const earning = await makeEarningRule({ conditions: { code: "quantity", args: { minimum: 2, maximum: null } } } as never)
    await setProgram()
    try {
      await place(1)
      expect(await availableOf(buyer)).toBe(0)
    } finally {
      await deleteEarningRule(earning)
      await switchProgramOff()
    }
  })

  it("are told of by the usage of the rule: what it cost, what was paid beside it, and what is left", async () => {
    const id = await rule(limited({ total: 5 }))
    const [first, second] = [await place(1), await place(2)]
    await cancelOrder(first)
    await followOrder(first)
    const usage = await usageOf(id, { limit: 10, offset: 0 })
    expect(usage).toMatchObject({ given: 2, returned: 1, claimed: 0, left: 4, orders: 2, count: 2, by_currency: [{ currency_code: "eur", cost: 12, revenue: 200 }] })
    expect(usage.uses).toMatchObject([
      { order_id: second, customer_id: buyer.customerId, email: buyer.email, company_id: null, quantity: 1, returned: 0, cost: 12 },
      { order_id: first, returned: 1 },
    ])
    expect((await usageOf(id, { limit: 1, offset: 1 })).uses.map(({ order_id }) => order_id)).toEqual([first])
    expect((await usageOf(id, { limit: 10, offset: 0, to: new Date(0) })).given).toBe(0)
  })

  describe("at the completion", () => {
    it("a limit that is used up meanwhile takes them out, says why, and the same request again completes", async () => {
      const id = await rule(limited({ total: 1 }))
      const cart = await makeCart(buying(), [{ variant_id: goods, quantity: 1 }])
      expect(cart.items).toHaveLength(2)
      await prepareCheckout(buying(), cart.id)
      const other = session(shop, await makeBuyer(shop))
      await placeOrder(other, (await makeCart(other, [{ variant_id: goods, quantity: 1 }])).id)
      const refused = await buying().client.post(`/store/carts/${cart.id}/complete`)
      expect([refused.status, refused.body.code]).toEqual([409, "cart_changed"])
      expect(refused.body.errors.map(({ reason }: { reason: string }) => reason)).toContain("limit_total")
      expect((await readCart(buying(), cart.id)).items?.map(({ variant_id }) => variant_id)).toEqual([goods])
      const order = await complete(buying(), cart.id)
      expect(order.items).toHaveLength(1)
      expect(await givenBy(id)).toBe(1)
    })

    it("a claim whose completion died keeps a piece from nobody for longer than a minute", async () => {
      const id = await rule(limited({ total: 1 }))
      await claimOf({ rule: id, cart: "cart_that_died", variant: mug, at: new Date(Date.now() - 61_000) })
      expect(await givenBy(id)).toBe(1)
      await testApp.container.resolve("workflows").run("maintain-free-products", { input: { now: new Date(Date.now() + 5 * 60_000).toISOString() } })
      expect(await givenBy(id)).toBe(0)
      const order = await place()
      expect(await usesOf(order)).toHaveLength(1)
    })

    it("a young claim of another cart counts: nothing is promised twice", async () => {
      const id = await rule(limited({ total: 1 }))
      await claimOf({ rule: id, cart: "cart_under_way", variant: mug, at: new Date() })
      const cart = await makeCart(buying(), [{ variant_id: goods, quantity: 1 }])
      expect(cart.items).toHaveLength(1)
      await freeProducts().releaseUses((await freeProducts().undecidedCarts(new Date(Date.now() + 1000), [id], 10)).flatMap(({ claimed }) => claimed))
      expect((await setQuantity(buying(), cart.id, cart.items?.[0].id ?? "", 2)).items).toHaveLength(2)
    })

    it("a rule that is archived meanwhile takes its lines out", async () => {
      const id = await rule()
      const cart = await makeCart(buying(), [{ variant_id: goods, quantity: 1 }])
      await prepareCheckout(buying(), cart.id)
      await archiveFreeRules(id)
      const answer = await buying().client.post(`/store/carts/${cart.id}/complete`)
      expect(answer.status === 409 || answer.body.order?.items?.length === 1).toBe(true)
      if (answer.status === 409) expect((await complete(buying(), cart.id)).items).toHaveLength(1)
    })
  })

  it("retired, leave all open carts; put into force again, they come back", async () => {
    await rule()
    const cart = await makeCart(buying(), [{ variant_id: goods, quantity: 1 }])
    const workflows = testApp.container.resolve("workflows")
    try {
      const { result } = await workflows.run("retire-free-products", { input: { retired: true } })
      expect(result).toMatchObject({ failed: [] })
      expect((await readCart(buying(), cart.id)).items).toHaveLength(1)
      expect((await addLine(buying(), cart.id, { variant_id: goods, quantity: 1 })).items).toHaveLength(1)
    } finally {
      await workflows.run("retire-free-products", { input: { retired: false } })
    }
    expect((await addLine(buying(), cart.id, { variant_id: goods, quantity: 1 })).items).toHaveLength(2)
  })

  it("forget who got them, and keep what the rule gave", async () => {
    const id = await rule(limited({ total: 5 }))
    const order = await place()
    await testApp.container.resolve("workflows").run("erase-points-owner", { input: { customer_id: buyer.customerId } })
    expect(await usesOf(order)).toMatchObject([{ customer_id: null, owner_type: null, owner_id: null, quantity: 1 }])
    expect(await givenBy(id)).toBe(1)
  })

  it("of carts that were completed, or deleted, nothing but the uses is kept", async () => {
    await rule()
    const order = await place()
    const open = await makeCart(buying(), [{ variant_id: goods, quantity: 1 }])
    const [{ cart_id }] = await usesOf(order)
    expect(await freeProducts().linesOfCart(cart_id)).toHaveLength(1)
    await testApp.container.resolve("workflows").run("maintain-free-products", { input: { now: new Date(Date.now() + 11 * 60_000).toISOString() } })
    expect(await freeProducts().linesOfCart(cart_id)).toHaveLength(0)
    expect(await freeProducts().linesOfCart(open.id)).toHaveLength(1)
    expect(await usesOf(order)).toHaveLength(1)
  })
})
