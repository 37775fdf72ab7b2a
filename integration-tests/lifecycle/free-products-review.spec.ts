/** What nearly went wrong with free products: odd prices, odd stock, busy carts, and orders that got a new version. */
import { Modules } from "@medusajs/framework/utils"
import { asAdmin, asBuyer, ok } from "../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, readCart, session, type Session } from "../support/carts"
import { pause } from "../support/eventually"
import { givenBy, freeProductsOf } from "../support/free-product-uses"
import { added, archiveFreeRules, cartFreeProducts, changeFreeRule, freeLines, freeProducts, goodsFrom, makeFreeRule, type FreeRuleFields } from "../support/free-products"
import { capture, deliverAll, orderLine, returnItems } from "../support/orders"
import { makeProduct } from "../support/products"
import { followOrder } from "../support/purchases"
import { makeShop, type Shop } from "../support/shops"
import { makeStocked, type Stocked } from "../support/stock"
import { makeRule, percentage } from "../support/tier-price-rules"

describe("free products at the edges", () => {
  let shop: Shop
  /** Costs 100. */
  let screw: string
  let mug: string
  let buying: Session
  const rules: string[] = []

  const rule = async (fields: FreeRuleFields): Promise<string> => {
    const id = await makeFreeRule(shop, fields)
    rules.push(id)
    return id
  }
  const priced = (amount: number) => ({ prices: [{ amount, currency_code: "eur" }] })
  const given = (variant_id: string, quantity = 1) => ({ variant_id, quantity })
  const each_time = { repeat: { type: "each_time", maximum: null } }

  beforeAll(async () => {
    shop = await makeShop()
    screw = (await makeProduct(shop)).variantIds[0]
    mug = (await makeProduct(shop, { variants: [priced(12.5)] })).variantIds[0]
    buying = session(shop)
  })
  afterEach(() => archiveFreeRules(...rules.splice(0)))

  it("a free product whose usual price has more digits than a number of JavaScript stands in the way of no sale", async () => {
    const exact = await makeProduct(shop, { variants: [priced(1234.5678901234)] })
    await makeRule({ scope: { type: "products", ids: [exact.id] }, decimals: "exact", breaks: [percentage(1, 12.3456)] })
    await rule({ conditions: goodsFrom(100), reward: added(exact.variantIds[0]) })
    const { id, items } = await makeCart(buying, [given(screw)])
    expect(freeLines({ items })).toEqual([given(exact.variantIds[0])])
    await prepareCheckout(buying, id)
    expect((await complete(buying, id)).items).toHaveLength(2)
  })

  describe("stock", () => {
    const secondPlace = async ({ inventoryItemId }: Stocked, stocked_quantity: number): Promise<void> => {
      const { stock_location } = await ok<{ stock_location: { id: string } }>(asAdmin().post("/admin/stock-locations", { name: `Outpost ${testApp.nextNumber()}` }))
      await ok(asAdmin().post(`/admin/stock-locations/${stock_location.id}/sales-channels`, { add: [shop.salesChannelId] }))
      await ok(asAdmin().post(`/admin/inventory-items/${inventoryItemId}/location-levels`, { location_id: stock_location.id, stocked_quantity }))
    }

    it("of a small second place takes no eleventh piece away that the first one has", async () => {
      const bolt = await makeStocked(shop, 100)
      await secondPlace(bolt, 3)
      await rule({ reward: { type: "same_variant", scope: { type: "all", ids: [] }, every: 10, quantity: 1 }, ...each_time })
      const { id, items } = await makeCart(buying, [given(bolt.variantId, 10)])
      expect(freeLines({ items })).toEqual([given(bolt.variantId)])
      expect((await placeOrder(buying, id)).items).toHaveLength(2)
    })

    it("that may go below zero, but is kept nowhere that the sales channel sells from, stands in the way of no sale", async () => {
      const { id: productId, variantIds: [later], skus } = await makeProduct(shop, { variants: [priced(8)] })
      const { inventory_item } = await ok<{ inventory_item: { id: string } }>(asAdmin().post("/admin/inventory-items", { sku: `${skus[0]}-item`, requires_shipping: true }))
      await ok(asAdmin().post(`/admin/products/${productId}/variants/${later}/inventory-items`, { inventory_item_id: inventory_item.id, required_quantity: 1 }))
      await ok(asAdmin().post(`/admin/products/${productId}/variants/${later}`, { manage_inventory: true, allow_backorder: true }))
      await rule({ conditions: goodsFrom(100), reward: added({ variant_id: later, fallbacks: [mug] }) })
      const { id } = await makeCart(buying, [given(screw)])
      expect((await placeOrder(buying, id)).items?.map(({ variant_id }) => variant_id).sort()).toEqual([screw, mug].sort())
    })

    it("that may go below zero is given where the sales channel sells it", async () => {
      const later = await makeStocked(shop, 0)
      await ok(asAdmin().post(`/admin/products/${later.productId}/variants/${later.variantId}`, { allow_backorder: true }))
      await rule({ conditions: goodsFrom(100), reward: added({ variant_id: later.variantId, fallbacks: [mug] }) })
      const { id } = await makeCart(buying, [given(screw)])
      expect((await placeOrder(buying, id)).items?.map(({ variant_id }) => variant_id).sort()).toEqual([screw, later.variantId].sort())
    })
  })

  it("a cart is read while somebody else is busy with it, also where a rule has ended", async () => {
    const id = await rule({ conditions: goodsFrom(100), reward: added(mug) })
    const cart = await makeCart(buying, [given(screw)])
    await changeFreeRule(id, { status: "archived" })
    const locking = testApp.container.resolve(Modules.LOCKING)
    const busy = { ownerId: "somebody else" }
    await locking.acquire(cart.id, { ...busy, expire: 30 })
    try {
      expect((await buying.client.get(`/store/carts/${cart.id}`)).status).toBe(200)
    } finally {
      await locking.release(cart.id, busy)
    }
    expect(freeLines(await readCart(buying, cart.id))).toEqual([])
  })

  it("a return that takes what a rule asked for makes its free piece expected back, also beside free pieces of the paid lines", async () => {
    const of_mug = await rule({ conditions: goodsFrom(550), reward: added(mug) })
    await rule({ reward: { type: "cheapest", scope: { type: "all", ids: [] }, every: 3, quantity: 1 } })
    const { id: order } = await placeOrder(buying, (await makeCart(buying, [given(screw, 6)])).id)
    await followOrder(order)
    await capture(order)
    await deliverAll(shop, order)
    expect(await givenBy(of_mug)).toBe(1)
    await returnItems(shop, order, { lineId: (await orderLine(order, screw)).id, quantity: 1 })
    await followOrder(order)
    expect((await freeProductsOf(order)).lines.find(({ rule_id }) => rule_id === of_mug)).toMatchObject({ expected_back: 1 })
    expect(await givenBy(of_mug)).toBe(0)
  })

  it("pieces of a paid line are free once, also where a turn has looked at the cart in the midst of another one's", async () => {
    const { id, items } = await makeCart(buying, [given(screw, 3)])
    const rule_id = await rule({ name: "Once", reward: { type: "cheapest", scope: { type: "all", ids: [] }, every: 3, quantity: 1 } })
    const line_id = items?.[0].id ?? ""
    const other = { rule_id, line_id, adjustment_id: `caliadj_${id}`, quantity: 1 }
    const turning = await testApp.container.resolve(Modules.LOCKING).execute(`free-products:${id}`, async () => {
      await freeProducts().replacePieces(id, [other])
      const [looking] = [buying.client.post(`/store/carts/${id}/promotions`, { promo_codes: [] }).then(({ status }) => status), await pause(1500)]
      const written = [{ id: other.adjustment_id, item_id: line_id, amount: 100, is_tax_inclusive: false, description: "Once", provider_id: "free-products" }]
      await testApp.container.resolve(Modules.CART).upsertLineItemAdjustments(written as never)
      return { looking }
    })
    expect(await turning.looking).toBe(200)
    expect((await readCart(buying, id)).item_subtotal).toBe(300)
    expect((await readCart(buying, id)).discount_subtotal).toBe(100)
  })

  it("a completion that the payment fails gives its claims back, and the cart keeps its free product", async () => {
    const id = await rule({ conditions: goodsFrom(100), reward: added(mug), limits: { per_order: null, per_owner: null, total: 1 } })
    const cart = await makeCart(buying, [given(screw)])
    await prepareCheckout(buying, cart.id)
    const failing = jest.spyOn(testApp.container.resolve(Modules.PAYMENT), "authorizePaymentSession").mockRejectedValue(new Error("the provider does not answer"))
    try {
      expect((await buying.client.post(`/store/carts/${cart.id}/complete`)).body.type).not.toBe("order")
      expect(failing).toHaveBeenCalled()
    } finally {
      failing.mockRestore()
    }
    expect([await givenBy(id), freeLines(await readCart(buying, cart.id))]).toEqual([0, [given(mug)]])
    expect((await placeOrder(buying, cart.id)).items).toHaveLength(2)
    expect(await givenBy(id)).toBe(1)
  })

  it("where only a gift card is left of an order, a free product is expected back as a cart of gift cards gets none", async () => {
    const card = (await makeProduct(shop, { isGiftcard: true, variants: [priced(50)] })).variantIds[0]
    const id = await rule({ reward: added(mug) })
    const { id: order } = await placeOrder(buying, (await makeCart(buying, [given(screw), given(card)])).id)
    await followOrder(order)
    await capture(order)
    await deliverAll(shop, order)
    await returnItems(shop, order, { lineId: (await orderLine(order, screw)).id, quantity: 1 })
    await followOrder(order)
    expect((await freeProductsOf(order)).lines).toMatchObject([{ rule_id: id, expected_back: 1 }])
    expect(await givenBy(id)).toBe(0)
  })

  it("nothing that is sent to the routes is an error of the server", async () => {
    const id = await rule({ conditions: goodsFrom(100), reward: added(mug) })
    const cart = await makeCart(buying, [given(screw)])
    const wishes = `/store/carts/${cart.id}/free-products`
    const rules_of_admin = "/admin/free-product-rules"
    const [store, admin] = [asBuyer(shop), asAdmin()]
    const bodies: object[] = [[], {}, { rule_id: null }, { rule_id: "__proto__", decline: true }, { rule_id: id, choose: {} }, { rule_id: id, choose: [{ variant_id: "\u0000", quantity: 1 }] }, { rule_id: id, choose: [{ variant_id: mug, quantity: 1e300 }] }, { rule_id: "\ud800", decline: false }]
    const asked = [
      ...bodies.flatMap((body) => [store.post(wishes, body), admin.post(rules_of_admin, body), admin.post(`${rules_of_admin}/${id}`, body), admin.post(`${rules_of_admin}/preview`, body)]),
      store.post("/store/carts/%00/free-products", { rule_id: id, decline: true }),
      store.get("/store/carts/%00/free-products"),
      store.get("/store/free-products", { region_id: ["a", "b"] }),
      store.get("/store/free-products?region_id=%00"),
      ...["q=%00", "order=name;drop", "limit=-1", "limit=1e99", "offset=99999999999999999999", "status=gone", "product_id=%00", "variant_id[a]=b", "customer_group_id="].map((query) => admin.get(`${rules_of_admin}?${query}`)),
      ...["from=yesterday", "to=9999-12-31T23:59:59-12:00", "from=0001-01-01T00:00:00Z", "limit=a"].map((query) => admin.get(`${rules_of_admin}/${id}/usage?${query}`)),
      admin.get(`${rules_of_admin}/%00`),
      admin.get(`${rules_of_admin}/%00/usage`),
      admin.get(`${rules_of_admin}/orders/%00`),
      admin.delete(`${rules_of_admin}/%00`),
      admin.post(`${rules_of_admin}/preview`, { cart_id: cart.id, rule: { name: "Deep", reward: added(mug), conditions: Array.from({ length: 2000 }).reduce((part: object) => ({ not: part }), { code: "goods_total", args: {} }) } }),
      admin.post(`${rules_of_admin}/preview`, { goods: [{ variant_id: mug, quantity: 2147483647 }], currency_code: "eur", rule: { name: "Many", reward: { type: "added", goods: [{ variant_id: mug, quantity: 1000 }] }, repeat: { type: "per_quantity", quantity: 1 } } }),
      admin.post(`${rules_of_admin}/${id}`, { ends_at: "9999-12-31T23:59:59-12:00" }),
      admin.get(`${rules_of_admin}/${id}`),
      store.get(wishes),
    ]
    const failed: string[] = []
    for (const call of asked) {
      const { status, body, request } = (await call) as Awaited<typeof call> & { request: { method: string; url: string } }
      if (status >= 500) failed.push(`${request.method} ${request.url} ${status} ${JSON.stringify(body)}`)
    }
    expect(failed).toEqual([])
    expect((await cartFreeProducts(buying, cart.id)).map(({ state }) => state)).toEqual(["granted"])
  })
})
