/** The traps of free products that no other spec names. */
import { asAdmin, ok } from "../support/api"
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, session, setQuantity, startPayment, type Cart, type Session } from "../support/carts"
import { pause } from "../support/eventually"
import { freeProductsOf, givenBy, usesOf } from "../support/free-product-uses"
import { added, archiveFreeRules, cartFreeProducts, freeLines, goodsFrom, makeFreeRule, type FreeRuleFields } from "../support/free-products"
import { capture, deliverAll, orderLine, readOrder, returnItems } from "../support/orders"
import { makeProduct } from "../support/products"
import { followOrder } from "../support/purchases"
import { makeShop, type Shop } from "../support/shops"

describe("the traps of free products", () => {
  let shop: Shop
  /** Costs 100. */
  let screw: string
  let nut: string
  /** Costs 12.50. */
  let mug: string
  let buying: Session
  const rules: string[] = []

  const rule = async (fields: FreeRuleFields): Promise<string> => {
    const id = await makeFreeRule(shop, fields)
    rules.push(id)
    return id
  }
  const priced = (amount: number) => ({ prices: [{ amount, currency_code: "eur" }] })
  const productOf = (where: Shop, amount: number) => makeProduct(where, { variants: [priced(amount)] })
  const variantOf = async (where: Shop, amount: number): Promise<string> => (await productOf(where, amount)).variantIds[0]
  const given = (variant_id: string, quantity = 1) => ({ variant_id, quantity })
  const paidLine = (cart: Cart, variant = screw): string => cart.items?.find(({ variant_id, unit_price }) => variant_id === variant && unit_price !== 0)?.id ?? ""
  const shortfallsOf = async (cartId: string): Promise<string[]> => (await cartFreeProducts(buying, cartId)).flatMap(({ shortfalls }) => shortfalls.map(({ variant_id, reason }) => `${variant_id}: ${reason}`))

  beforeAll(async () => {
    shop = await makeShop()
    ;[screw, nut, mug] = await Promise.all([variantOf(shop, 100), variantOf(shop, 10), variantOf(shop, 12.5)])
    buying = session(shop)
  })
  afterEach(() => archiveFreeRules(...rules.splice(0)))

  describe("shipping", () => {
    const otherProfile = async (): Promise<Shop> => {
      const { shipping_profile } = await ok<{ shipping_profile: { id: string } }>(asAdmin().post("/admin/shipping-profiles", { name: `Bulky ${testApp.nextNumber()}`, type: "bulky" }))
      return { ...shop, shippingProfileId: shipping_profile.id }
    }

    it("of a free product by another profile than that of what is paid blocks no sale: its fallback comes, and the buyer is told", async () => {
      const bulky = await variantOf(await otherProfile(), 40)
      await rule({ conditions: goodsFrom(100), reward: added({ variant_id: bulky, fallbacks: [mug] }) })
      await rule({ conditions: goodsFrom(100), reward: added(bulky) })
      const { id, items } = await makeCart(buying, [given(screw)])
      expect(freeLines({ items })).toEqual([given(mug)])
      expect(await shortfallsOf(id)).toEqual([`${bulky}: other_shipping_profile`])
      expect((await placeOrder(buying, id)).items?.map(({ variant_id }) => variant_id).sort()).toEqual([screw, mug].sort())
    })

    it("by a profile that something paid has, too, stands in no way", async () => {
      const bulkyShop = await otherProfile()
      const [bulky, sofa] = [await variantOf(bulkyShop, 40), await variantOf(bulkyShop, 900)]
      await rule({ conditions: goodsFrom(100), reward: added(bulky) })
      const { id, items } = await makeCart(buying, [given(screw)])
      expect(freeLines({ items })).toEqual([])
      const both = await addLine(buying, id, given(sofa))
      expect(freeLines(both)).toEqual([given(bulky)])
      await ok(buying.client.delete(`/store/carts/${id}/line-items/${paidLine(both, sofa)}`))
      expect(freeLines(await readCart(buying, id))).toEqual([])
    })

    it("is asked of nobody who buys what is not shipped", async () => {
      const download = await productOf(shop, 100)
      await ok(asAdmin().post(`/admin/products/${download.id}`, { shipping_profile_id: null }))
      await rule({ conditions: goodsFrom(100), reward: added(mug) })
      const { id, items } = await makeCart(buying, [given(download.variantIds[0])])
      expect(freeLines({ items })).toEqual([])
      expect(await shortfallsOf(id)).toEqual([`${mug}: other_shipping_profile`])
      await ok(buying.client.post(`/store/carts/${id}`, { email: "download@tests.example" }))
      await startPayment(buying, id)
      expect((await complete(buying, id)).items).toHaveLength(1)
    })
  })

  describe("a trigger that is removed while the cart is completed", () => {
    it.each([0, 30, 120])("leaves an order that has both or none of them, %d ms apart", async (wait) => {
      const id = await rule({ conditions: { code: "variants", args: { ids: [screw] } }, reward: added(mug), limits: { per_order: null, per_owner: null, total: 5 } })
      const cart = await makeCart(buying, [given(screw, 5), given(nut, 2)])
      expect(freeLines(cart)).toEqual([given(mug)])
      await prepareCheckout(buying, cart.id)
      const [answer] = await Promise.all([
        buying.client.post(`/store/carts/${cart.id}/complete`),
        pause(wait).then(() => buying.client.delete(`/store/carts/${cart.id}/line-items/${paidLine(cart)}`)),
      ])
      const order = answer.body.order ?? (await orderAfterAll(cart.id))
      const variants: string[] = order.items.map(({ variant_id }: { variant_id: string }) => variant_id)
      expect(variants).toContain(nut)
      expect(variants.includes(mug)).toBe(variants.includes(screw))
      expect([await givenBy(id), (await usesOf(order.id)).length]).toEqual(variants.includes(mug) ? [1, 1] : [0, 0])
    })

    /** As a storefront does it after a refusal: the cart is shown again, paid again, and completed. */
    const orderAfterAll = async (cartId: string) => {
      await startPayment(buying, cartId)
      return complete(buying, cartId)
    }
  })

  it("a free product with a minimum quantity, whose price begins at five pieces, is not given one by one", async () => {
    const bulk = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur", min_quantity: 5 }] }] })).variantIds[0]
    await rule({ conditions: goodsFrom(100), reward: added({ variant_id: bulk, quantity: 1 }, mug) })
    const cart = await makeCart(buying, [given(screw)])
    expect(freeLines(cart)).toEqual([given(mug)])
    expect(await shortfallsOf(cart.id)).toEqual([`${bulk}: no_price`])
    expect((await placeOrder(buying, cart.id)).items).toHaveLength(2)
  })

  it.each(["draft", "proposed", "rejected"])("a product that is made %s leaves open carts at their next change, and comes back", async (status) => {
    const product = await productOf(shop, 12.5)
    await rule({ conditions: goodsFrom(100), reward: added(product.variantIds[0]) })
    const cart = await makeCart(buying, [given(screw)])
    expect(freeLines(cart)).toEqual([given(product.variantIds[0])])
    await ok(asAdmin().post(`/admin/products/${product.id}`, { status }))
    expect(freeLines(await setQuantity(buying, cart.id, paidLine(cart), 2))).toEqual([])
    expect(await shortfallsOf(cart.id)).toEqual([`${product.variantIds[0]}: not_published`])
    await ok(asAdmin().post(`/admin/products/${product.id}`, { status: "published" }))
    expect(freeLines(await setQuantity(buying, cart.id, paidLine(cart), 3))).toEqual([given(product.variantIds[0])])
  })

  it("a variant that is deleted while it lies in a cart goes with a 409 at the completion, and the same request again completes", async () => {
    const product = await makeProduct(shop, { variants: [priced(12.5), priced(13)] })
    await rule({ conditions: goodsFrom(100), reward: added(product.variantIds[0]) })
    const { id } = await makeCart(buying, [given(screw)])
    await prepareCheckout(buying, id)
    await ok(asAdmin().delete(`/admin/products/${product.id}/variants/${product.variantIds[0]}`))
    const { status, body } = await buying.client.post(`/store/carts/${id}/complete`)
    expect([status, body.errors?.map(({ reason }: { reason: string }) => reason)]).toEqual([409, ["free_products_changed", "not_found"]])
    expect((await complete(buying, id)).items).toHaveLength(1)
  })

  it("what is sold on by a return brings no money: neither the free piece, nor more than was paid beside it", async () => {
    await rule({ conditions: goodsFrom(200), reward: added(screw) })
    const order = (await placeOrder(buying, (await makeCart(buying, [given(screw, 2)])).id)).id
    await capture(order)
    await deliverAll(shop, order)
    const owed = async () => Number((await readOrder(order)).summary.pending_difference)
    const lines = (await readOrder(order)).items
    const free = lines.find(({ unit_price }) => Number(unit_price) === 0)?.id ?? ""
    const paid = lines.find(({ unit_price }) => Number(unit_price) === 100)?.id ?? ""
    expect(await owed()).toBe(0)
    await returnItems(shop, order, { lineId: free, quantity: 1 })
    expect(await owed()).toBe(0)
    await returnItems(shop, order, { lineId: paid, quantity: 1 })
    await followOrder(order)
    expect(await owed()).toBe(-119)
    expect((await freeProductsOf(order)).lines).toMatchObject([{ quantity: 1, returned: 1, expected_back: 0, may_be_kept: 0 }])
    expect((await orderLine(order, screw)).variant_id).toBe(screw)
  })
})
