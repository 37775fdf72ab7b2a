import type { AdminFreeProductUsage, AdminOrderFreeProducts } from "../../../../src/types/free-products"
import { asAdmin, asStranger, ok } from "../../../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, session } from "../../../support/carts"
import { makeBuyer } from "../../../support/customers"
import { deleteFreeProductRule, listFreeProductRules, readFreeProductRule, storeConditions } from "../../../support/free-product-rules"
import { added, goodsFrom, makeFreeRule } from "../../../support/free-products"
import { cancelOrder, orderLine } from "../../../support/orders"
import { makeProduct } from "../../../support/products"
import { followOrder } from "../../../support/purchases"
import { makeShop, type Shop } from "../../../support/shops"

const PATH = "/admin/free-product-rules"

describe("what free-product rules gave", () => {
  let shop: Shop
  let screw: string
  let mug: { id: string; sku: string }
  let rule: string

  beforeAll(async () => {
    shop = await makeShop()
    screw = (await makeProduct(shop, { title: "Screw" })).variantIds[0]
    const { variantIds, skus } = await makeProduct(shop, { title: "Mug", variants: [{ prices: [{ amount: 12.5, currency_code: "eur" }] }] })
    mug = { id: variantIds[0], sku: skus[0] }
  })
  beforeEach(async () => {
    rule = await makeFreeRule(shop, { name: "Two mugs", conditions: goodsFrom(200), reward: added({ variant_id: mug.id, quantity: 2 }), limits: { per_order: null, per_owner: null, total: 10 } })
  })
  afterEach(async () => {
    await asAdmin().delete(`${PATH}/${rule}`)
  })

  const usage = (query: object = {}): Promise<AdminFreeProductUsage> => ok<AdminFreeProductUsage>(asAdmin().get(`${PATH}/${rule}/usage`, query))
  const order = (id: string): Promise<AdminOrderFreeProducts> => ok<AdminOrderFreeProducts>(asAdmin().get(`${PATH}/orders/${id}`))
  const place = async (quantity: number): Promise<{ id: string; email: string; customerId: string }> => {
    const buyer = await makeBuyer(shop)
    const buying = session(shop, buyer)
    const placed = await placeOrder(buying, (await makeCart(buying, [{ variant_id: screw, quantity }])).id)
    await followOrder(placed.id)
    return { id: placed.id, email: buyer.email, customerId: buyer.customerId }
  }
  const refused = async (path: string, query: object = {}): Promise<[number, string[]]> => {
    const { status, body } = await asAdmin().get(path, query)
    return [status, body.errors.map(({ path: at, reason }: { path: string; reason: string }) => `${at}: ${reason}`)]
  }

  it("is nothing of a rule that nobody has got", async () => {
    expect(await usage()).toEqual({ given: 0, returned: 0, claimed: 0, left: 10, orders: 0, by_currency: [], uses: [], count: 0, offset: 0, limit: 50 })
  })

  it("is each order with its buyer, what it cost and what was paid, the newest first and page by page", async () => {
    const first = await place(2)
    const second = await place(3)
    const all = await usage()
    expect(all).toMatchObject({ given: 4, returned: 0, claimed: 0, left: 6, orders: 2, count: 2, offset: 0, limit: 50, by_currency: [{ currency_code: "eur", cost: 50, revenue: 500 }] })
    expect(all.uses).toMatchObject([
      { order_id: second.id, order_display_id: expect.any(Number), customer_id: second.customerId, email: second.email, company_id: null, title: "Mug", quantity: 2, returned: 0, cost: 25, currency_code: "eur" },
      { order_id: first.id, email: first.email },
    ])
    const { uses, ...page } = await usage({ limit: 1, offset: 1 })
    expect([page.count, page.limit, page.offset, page.orders, uses.map(({ order_id }) => order_id)]).toEqual([2, 1, 1, 2, [first.id]])
    const between = { from: all.uses[1].created_at, to: all.uses[0].created_at }
    expect(await usage(between)).toMatchObject({ given: 2, orders: 1, count: 1, uses: [{ order_id: first.id }] })
    expect((await readFreeProductRule(rule)).given).toBe(4)
    expect((await listFreeProductRules({ variant_id: mug.id })).rules).toMatchObject([{ id: rule, given: 4 }])
  })

  it("has again what a cancelled order gives back", async () => {
    const { id } = await place(2)
    await cancelOrder(id)
    await followOrder(id)
    expect(await usage()).toMatchObject({ given: 2, returned: 2, left: 10, by_currency: [{ currency_code: "eur", cost: 0, revenue: 0 }], uses: [{ order_id: id, returned: 2 }] })
    expect((await readFreeProductRule(rule)).given).toBe(0)
    expect((await order(id)).lines).toMatchObject([{ returned: 2, expected_back: 0, may_be_kept: 0 }])
  })

  it("stays readable of a rule that is broken", async () => {
    await place(2)
    await storeConditions(rule, { code: "moon_phase", args: {} })
    expect(await usage()).toMatchObject({ given: 2, left: null, count: 1 })
    expect(await readFreeProductRule(rule)).toMatchObject({ given: 2, broken: [{ reason: "unknown_condition" }] })
  })

  it("is shown on the order: which rule, what it asked for then, and the line, whatever becomes of the rule", async () => {
    const { id } = await place(2)
    const line = await orderLine(id, mug.id)
    const shown = {
      order_id: id,
      currency_code: "eur",
      lines: [{ line_id: line.id, rule_id: rule, rule_name: "Two mugs", kind: "line", title: "Mug", sku: mug.sku, quantity: 2, value: 25, expected_back: 0, may_be_kept: 0, returned: 0, conditions: expect.objectContaining({ all: expect.any(Array) }) }],
    }
    expect(await order(id)).toEqual(shown)
    await deleteFreeProductRule(rule)
    expect(await order(id)).toEqual(shown)
  })

  it("is shown on the order as pieces of a paid line, and as nothing where no rule gave anything", async () => {
    await deleteFreeProductRule(rule)
    const plain = await place(3)
    expect(await order(plain.id)).toEqual({ order_id: plain.id, currency_code: "eur", lines: [] })
    rule = await makeFreeRule(shop, { name: "3 for 2", reward: { type: "cheapest", scope: { type: "all", ids: [] }, every: 3, quantity: 1 }, repeat: { type: "each_time", maximum: null } })
    const { id } = await place(3)
    const line = await orderLine(id, screw)
    expect((await order(id)).lines).toMatchObject([{ line_id: line.id, rule_name: "3 for 2", kind: "pieces", title: "Screw", quantity: 1, value: 100 }])
    expect(await usage()).toMatchObject({ given: 1, left: null, by_currency: [{ cost: 100, revenue: 200 }] })
  })

  it("is a guest's, too", async () => {
    const guest = session(shop)
    const cart = await makeCart(guest, [{ variant_id: screw, quantity: 2 }])
    await prepareCheckout(guest, cart.id)
    const { id } = await complete(guest, cart.id)
    await followOrder(id)
    expect((await usage()).uses).toMatchObject([{ order_id: id, email: expect.stringContaining("guest-"), quantity: 2 }])
  })

  it("refuses what there is not, a wrong window, and whoever is not logged in", async () => {
    expect(await refused(`${PATH}/fprule_none/usage`)).toEqual([404, ["id: free_product_rule_not_found"]])
    expect(await refused(`${PATH}/orders/order_none`)).toEqual([404, ["id: order_not_found"]])
    expect(await refused(`${PATH}/${rule}/usage`, { from: "2027-01-02T00:00:00Z", to: "2027-01-01T00:00:00Z" })).toEqual([400, ["to: ends_before_start"]])
    expect(await refused(`${PATH}/${rule}/usage`, { limit: 0, offset: -1, colour: "red" })).toEqual([400, ["limit: too_small", "offset: too_small", "colour: unrecognized_keys"]])
    for (const path of [`${PATH}/${rule}/usage`, `${PATH}/orders/order_none`]) expect((await asStranger().get(path)).status).toBe(401)
  })
})
