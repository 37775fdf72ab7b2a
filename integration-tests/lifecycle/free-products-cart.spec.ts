import { asAdmin, ok } from "../support/api"
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, session, setQuantity, startPayment, type Cart, type CartResponse, type Session } from "../support/carts"
import { makeBuyer } from "../support/customers"
import { added, archiveFreeRules, cartFreeProducts, changeFreeRule, freeLineOf, freeLines, freeProducts, goodsFrom, makeFreeRule, type FreeRuleFields } from "../support/free-products"
import { makePromotion } from "../support/price-lists"
import { makeProduct } from "../support/products"
import { givePoints, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { addRegion, makeShop, type Shop } from "../support/shops"
import { makeStocked, setStock } from "../support/stock"

describe("free products while a cart changes", () => {
  let shop: Shop
  let screw: string
  let mug: string
  let buying: Session
  const rules: string[] = []

  const rule = async (fields: FreeRuleFields): Promise<string> => {
    const id = await makeFreeRule(shop, fields)
    rules.push(id)
    return id
  }
  const priced = (amount: number) => ({ prices: [{ amount, currency_code: "eur" }, { amount: amount * 2, currency_code: "usd" }] })
  const product = (amount = 12.5) => makeProduct(shop, { title: "Mug", variants: [priced(amount)] })
  const given = (variant_id: string, quantity = 1) => ({ variant_id, quantity })
  const promote = (cartId: string, method: "post" | "delete", ...promo_codes: string[]) => ok<CartResponse>(buying.client[method](`/store/carts/${cartId}/promotions`, { promo_codes })).then(({ cart }) => cart)
  const paidLine = (cart: Cart, variant = screw): string => cart.items?.find(({ variant_id, unit_price }) => variant_id === variant && unit_price !== 0)?.id ?? ""
  const removeLine = async (cartId: string, lineId: string): Promise<Cart> => (await ok<{ parent: Cart }>(buying.client.delete(`/store/carts/${cartId}/line-items/${lineId}`))).parent

  beforeAll(async () => {
    shop = await makeShop()
    screw = (await makeProduct(shop, { variants: [priced(100)] })).variantIds[0]
    mug = (await product()).variantIds[0]
    buying = session(shop)
  })
  afterEach(() => archiveFreeRules(...rules.splice(0)))

  describe("promotions, regions and payments", () => {
    it("goes when a code takes the goods below the threshold, and comes back with it taken off, the payment sized in the same response", async () => {
      const code = await makePromotion(20)
      await rule({ conditions: goodsFrom(500), reward: added(mug) })
      const { id } = await makeCart(buying, [given(screw, 5)])
      await prepareCheckout(buying, id)
      const without = await promote(id, "post", code)
      expect([freeLines(without), without.item_total]).toEqual([[], 476])
      const payment = async () => (await ok<CartResponse>(buying.client.get(`/store/carts/${id}`, { fields: "+payment_collection.amount,total" }))).cart
      expect((await payment()).payment_collection?.amount).toBe((await payment()).total)
      expect(freeLines(await promote(id, "delete", code))).toEqual([given(mug)])
    })

    it("may ask for a code", async () => {
      const code = await makePromotion(1)
      await rule({ conditions: { code: "promotion_code", args: { codes: [code] } }, reward: added(mug) })
      const { id } = await makeCart(buying, [given(screw, 1)])
      const cart = await promote(id, "post", code)
      expect([(await cartFreeProducts(buying, id)).map(({ state }) => state), freeLines(cart)]).toEqual([["granted"], [given(mug)]])
      expect(freeLines(await addLine(buying, id, given(screw)))).toEqual([given(mug)])
      expect(freeLines(await promote(id, "delete", code))).toEqual([])
    })

    it("is out of the reach of promotions, and of their quantities", async () => {
      const code = await makePromotion(10)
      await rule({ conditions: goodsFrom(100), reward: added(mug) })
      const { id } = await makeCart(buying, [given(screw, 2)])
      const cart = await promote(id, "post", code)
      expect([freeLines(cart), freeLineOf(cart)?.adjustments ?? [], cart.item_total]).toEqual([[given(mug)], [], 214.2])
    })

    it("is put back where the region changes, at the price of the new one", async () => {
      const dollars = await addRegion(shop, { currencyCode: "usd", taxRate: 5 })
      await rule({ conditions: { any: [goodsFrom(500), goodsFrom(500, "usd")] }, reward: added(mug) })
      const { id } = await makeCart(buying, [given(screw, 5)])
      const { cart } = await ok<CartResponse>(buying.client.post(`/store/carts/${id}?fields=*items,*items.tax_lines`, { region_id: dollars.regionId }))
      expect(freeLines(cart)).toEqual([given(mug)])
      expect(freeLineOf(cart)).toMatchObject({ unit_price: 0, compare_at_unit_price: 25, tax_lines: [{ rate: 5 }] })
    })

    it("stays through a second payment session and is ordered", async () => {
      await rule({ conditions: goodsFrom(100), reward: added(mug) })
      const { id } = await makeCart(buying, [given(screw)])
      await prepareCheckout(buying, id)
      await startPayment(buying, id)
      const { items } = await complete(buying, id)
      expect((items ?? []).map(({ variant_id, unit_price }) => [variant_id, unit_price])).toEqual(expect.arrayContaining([[mug, 0], [screw, 100]]))
    })

    it("is ordered with a cart that costs nothing", async () => {
      const code = await makePromotion(100)
      await rule({ conditions: { code: "goods_total", args: { currency_code: "eur", minimum: 100, tax: "net", promotions: "before", maximum: null } }, reward: added(mug) })
      const off_shipping = await makePromotion(100, "shipping_methods")
      const { id } = await makeCart(buying, [given(screw)])
      const cart = await promote(id, "post", code)
      expect([freeLines(cart), cart.item_total]).toEqual([[given(mug)], 0])
      await prepareCheckout(buying, id)
      expect((await promote(id, "post", off_shipping)).total).toBe(0)
      const { total, items } = await complete(buying, id)
      expect([total, items?.length]).toEqual([0, 2])
    })
  })

  describe("what fires", () => {
    it("counts lines of one product that metadata has split", async () => {
      await rule({ reward: { type: "same_variant", scope: { type: "all", ids: [] }, every: 10, quantity: 1 }, repeat: { type: "each_time", maximum: null } })
      const { id } = await makeCart(buying)
      await ok(buying.client.post(`/store/carts/${id}/line-items`, { ...given(screw, 6), metadata: { engraving: "A" } }))
      const { cart } = await ok<CartResponse>(buying.client.post(`/store/carts/${id}/line-items`, { ...given(screw, 15), metadata: { engraving: "B" } }))
      expect(freeLines(cart)).toEqual([given(screw, 2)])
      expect((cart.items ?? []).filter(({ unit_price }) => unit_price === 100).map(({ quantity }) => quantity).sort()).toEqual([15, 6])
    })

    it("fires several times by one line, up to its maximum, and shrinks again", async () => {
      await rule({ reward: added(mug), repeat: { type: "per_quantity", quantity: 3, scope: { type: "all", ids: [] }, maximum: 3 } })
      const cart = await makeCart(buying, [given(screw, 7)])
      expect(freeLines(cart)).toEqual([given(mug, 2)])
      expect(freeLines(await setQuantity(buying, cart.id, paidLine(cart), 30))).toEqual([given(mug, 3)])
      expect(freeLines(await setQuantity(buying, cart.id, paidLine(cart), 3))).toEqual([given(mug, 1)])
    })

    it("gives one variant by two rules as two lines", async () => {
      const two = [await rule({ conditions: goodsFrom(100), reward: added(mug) }), await rule({ conditions: goodsFrom(200), reward: added({ variant_id: mug, quantity: 2 }) })]
      const cart = await makeCart(buying, [given(screw, 2)])
      expect(freeLines(cart)).toEqual(expect.arrayContaining([given(mug), given(mug, 2)]))
      expect((cart.items ?? []).flatMap(({ metadata }) => metadata?.free_product_rule_id ?? []).sort()).toEqual([...two].sort())
    })

    it("feeds no other rule with what is free", async () => {
      const first = await product()
      await rule({ conditions: goodsFrom(100), reward: added(first.variantIds[0]) })
      await rule({ conditions: { code: "variants", args: { ids: [first.variantIds[0]] } }, reward: added(mug) })
      const { id } = await makeCart(buying, [given(screw, 1)])
      expect(freeLines(await readCart(buying, id))).toEqual([given(first.variantIds[0])])
      expect(freeLines(await addLine(buying, id, given(first.variantIds[0])))).toEqual(expect.arrayContaining([given(first.variantIds[0]), given(mug)]))
    })

    it("takes the price of the cheapest of three off the paid lines, after promotions and before points", async () => {
      const cheap = (await product(30)).variantIds[0]
      await rule({ name: "3 for 2", reward: { type: "cheapest", scope: { type: "all", ids: [] }, every: 3, quantity: 1 }, repeat: { type: "each_time", maximum: null } })
      const buyer = await makeBuyer(shop)
      const there = session(shop, buyer)
      const cart = await makeCart(there, [given(screw, 2), given(cheap, 1)])
      expect(cart.item_subtotal).toBe(230)
      expect(cart.item_total).toBe(238)
      const [free] = await cartFreeProducts(there, cart.id)
      expect(free).toMatchObject({ name: "3 for 2", state: "granted", lines: [{ kind: "pieces", variant_id: cheap, quantity: 1, value: 30 }], goods: [] })
      await setProgram()
      await givePoints(buyer, 100_000)
      const { cart: paid, points } = await redeemPoints(there, cart.id, "max")
      await switchProgramOff()
      expect(points.value).toBeLessThanOrEqual(238 + (cart.shipping_total ?? 0))
      expect(paid.total).toBe(0)
      const more = await addLine(there, cart.id, given(cheap, 3))
      expect((await cartFreeProducts(there, more.id))[0].lines).toMatchObject([{ kind: "pieces", quantity: 2, value: 60 }])
    })

    it("takes a line out of the cart with the last paid one: a cart of nothing but a free product empties itself", async () => {
      await rule({ reward: added(mug) })
      const cart = await makeCart(buying, [given(screw)])
      expect(freeLines(cart)).toEqual([given(mug)])
      expect((await removeLine(cart.id, paidLine(cart))).items).toEqual([])
      expect((await readCart(buying, (await makeCart(buying)).id)).items).toEqual([])
    })

    it("gives nothing to a cart of gift cards", async () => {
      const card = (await makeProduct(shop, { isGiftcard: true, variants: [priced(50)] })).variantIds[0]
      await rule({ reward: added(mug) })
      const { id } = await makeCart(buying, [given(card)])
      expect([freeLines(await readCart(buying, id)), await cartFreeProducts(buying, id)]).toEqual([[], []])
      expect(freeLines(await addLine(buying, id, given(screw)))).toEqual([given(mug)])
    })

    it("takes a line that only says that it is free for a paid one", async () => {
      const id = await rule({ conditions: goodsFrom(500), reward: added(mug) })
      const cart = await makeCart(buying)
      const { cart: claimed } = await ok<CartResponse>(buying.client.post(`/store/carts/${cart.id}/line-items`, { ...given(mug, 2), metadata: { free_product_rule_id: id } }))
      expect(claimed.items).toMatchObject([{ unit_price: 12.5, quantity: 2 }])
      expect((await setQuantity(buying, cart.id, claimed.items?.[0].id ?? "", 40)).items).toEqual(expect.arrayContaining([expect.objectContaining({ unit_price: 12.5, quantity: 40 }), expect.objectContaining({ unit_price: 0, quantity: 1 })]))
    })
  })

  describe("what can be given", () => {
    const shortfallsOf = async (cartId: string) => (await cartFreeProducts(buying, cartId)).flatMap(({ state, shortfalls }) => [state, ...shortfalls.map(({ reason }) => reason)])

    it("is not what is not published, not for sale here, deleted, or without a price: the cart goes on without it and says why", async () => {
      const [draft, elsewhere, deleted, tiered] = [await product(), await product(), await product(), await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur", min_quantity: 5 }] }] })]
      const unpriced = await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "usd" }] }] })
      await ok(asAdmin().post(`/admin/products/${draft.id}`, { status: "draft" }))
      await ok(asAdmin().post(`/admin/products/${elsewhere.id}`, { sales_channels: [] }))
      const goods = [draft, elsewhere, deleted, unpriced, tiered].map(({ variantIds }) => variantIds[0])
      await rule({ conditions: goodsFrom(100), reward: added(mug, ...goods) })
      const cart = await makeCart(buying, [given(screw)])
      expect(freeLines(cart)).toEqual(expect.arrayContaining([given(mug), given(deleted.variantIds[0])]))
      await ok(asAdmin().delete(`/admin/products/${deleted.id}`))
      expect(freeLines(await setQuantity(buying, cart.id, paidLine(cart), 2))).toEqual([given(mug)])
      expect((await shortfallsOf(cart.id)).sort()).toEqual(["granted", "no_price", "no_price", "not_found", "not_in_channel", "not_published"])
      expect((await placeOrder(buying, cart.id)).items).toHaveLength(2)
    })

    it("is sized to the stock that the cart's paid pieces leave, then comes as the next fallback, and says so when there is none", async () => {
      const [cap, pen] = [await makeStocked(shop, 3, { title: "Cap" }), await makeStocked(shop, 1, { title: "Pen" })]
      await rule({ reward: added({ variant_id: cap.variantId, fallbacks: [pen.variantId] }), repeat: { type: "per_quantity", quantity: 1, scope: { type: "variants", ids: [screw] }, maximum: null } })
      const cart = await makeCart(buying, [given(screw, 2)])
      expect(freeLines(cart)).toEqual([given(cap.variantId, 2)])
      const more = await setQuantity(buying, cart.id, paidLine(cart), 5)
      expect(freeLines(more)).toEqual(expect.arrayContaining([given(cap.variantId, 3), given(pen.variantId, 1)]))
      expect((await cartFreeProducts(buying, cart.id))[0].shortfalls).toMatchObject([{ missing: 1, reason: "out_of_stock" }])
      expect(freeLines(await addLine(buying, cart.id, given(cap.variantId, 2)))).toEqual(expect.arrayContaining([given(cap.variantId, 1), given(pen.variantId, 1)]))
      await setStock(pen, 0)
      expect(freeLines(await setQuantity(buying, cart.id, paidLine(cart), 4))).toEqual([given(cap.variantId, 1)])
      expect((await placeOrder(buying, cart.id)).items).toHaveLength(3)
    })

    it("leaves the cart that waits for its completion with a 409 that says why, and the same request again completes", async () => {
      const cap = await makeStocked(shop, 1, { title: "Cap" })
      const id = await rule({ conditions: goodsFrom(100), reward: added(cap.variantId) })
      const { id: cartId } = await makeCart(buying, [given(screw)])
      await prepareCheckout(buying, cartId)
      await setStock(cap, 0)
      const { status, body } = await buying.client.post(`/store/carts/${cartId}/complete`)
      expect([status, body.errors.map(({ reason }: { reason: string }) => reason), body.errors[1].values]).toEqual([409, ["free_products_changed", "out_of_stock"], [id]])
      expect(freeLines(await readCart(buying, cartId))).toEqual([])
      expect((await complete(buying, cartId)).items).toHaveLength(1)
    })

    it("is never on an order without what it came with, also where that is removed while the cart is completed", async () => {
      const other = (await product(20)).variantIds[0]
      await rule({ conditions: { code: "variants", args: { ids: [screw] } }, reward: added(mug) })
      const { id } = await makeCart(buying, [given(screw), given(other)])
      await prepareCheckout(buying, id)
      const line = paidLine(await readCart(buying, id))
      const [answer] = await Promise.all([buying.client.post(`/store/carts/${id}/complete`), buying.client.delete(`/store/carts/${id}/line-items/${line}`)])
      const orderAfterAll = async () => {
        await startPayment(buying, id)
        return complete(buying, id)
      }
      const { items } = answer.body.type === "order" ? answer.body.order : await orderAfterAll()
      const variants = items.map(({ variant_id }: { variant_id: string }) => variant_id)
      expect([variants.includes(other), variants.includes(mug)]).toEqual([true, variants.includes(screw)])
    })

    it("goes with its rule: at the next look, and before the completion", async () => {
      const id = await rule({ conditions: goodsFrom(100), reward: added(mug) })
      const [seen, completed] = [await makeCart(buying, [given(screw)]), await makeCart(buying, [given(screw)])]
      await prepareCheckout(buying, completed.id)
      await changeFreeRule(id, { status: "archived" })
      expect(freeLines(await readCart(buying, seen.id))).toEqual([])
      const { status, body } = await buying.client.post(`/store/carts/${completed.id}/complete`)
      expect([status, body.errors[0].reason]).toEqual([409, "free_products_changed"])
      expect((await complete(buying, completed.id)).items).toHaveLength(1)
    })
  })

  describe("what goes wrong", () => {
    it("stops nobody: a turn that fails leaves the cart to go on without it", async () => {
      await rule({ conditions: goodsFrom(100), reward: added(mug) })
      const { id } = await makeCart(buying)
      const failing = jest.spyOn(freeProducts(), "leftOfRules").mockRejectedValue(new Error("the database does not answer"))
      try {
        expect((await addLine(buying, id, given(screw))).items).toHaveLength(1)
        expect(failing).toHaveBeenCalled()
        await prepareCheckout(buying, id)
        expect((await complete(buying, id)).items).toHaveLength(1)
      } finally {
        failing.mockRestore()
      }
    })

    it("is a rule that cannot be read: it gives nothing, the others go on", async () => {
      await rule({ conditions: goodsFrom(100), reward: added(mug) })
      const broken = await rule({ conditions: goodsFrom(100), reward: added(mug) })
      await changeFreeRule(broken, { conditions: { code: "full_moon", args: {} } })
      expect(freeLines(await makeCart(buying, [given(screw)]))).toEqual([given(mug)])
    })

    it("is no second line: turns at the same moment make one", async () => {
      const { id } = await makeCart(buying, [given(screw, 2)])
      await rule({ conditions: goodsFrom(100), reward: added(mug) })
      await Promise.all([1, 2, 3, 4].map(() => buying.client.post(`/store/carts/${id}/promotions`, { promo_codes: [] })))
      expect(freeLines(await readCart(buying, id))).toEqual([given(mug)])
      expect(await freeProducts().linesOfCart(id)).toMatchObject([{ line_id: freeLineOf(await readCart(buying, id))?.id, variant_id: mug, quantity: 1 }])
    })

    it("is a line of which no record is left: it is taken out, never sold for nothing", async () => {
      await rule({ conditions: goodsFrom(100), reward: added(mug) })
      const cart = await makeCart(buying, [given(screw, 2)])
      await freeProducts().forgetLines([freeLineOf(cart)?.id ?? ""])
      const mended = await setQuantity(buying, cart.id, paidLine(cart), 3)
      expect(freeLines(mended)).toEqual([given(mug)])
      expect(freeLineOf(mended)?.id).not.toBe(freeLineOf(cart)?.id)
    })
  })
})
