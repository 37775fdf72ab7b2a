import { asAdmin, ok } from "../support/api"
import { addLine, makeCart, placeOrder, readCart, session, setQuantity, type Cart, type Session } from "../support/carts"
import { joinGroup, leaveGroup, makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { makePromotion } from "../support/price-lists"
import { expectAgreement, linePrices, readListed, readTable } from "../support/prices"
import { makeProduct, type Product } from "../support/products"
import { addRegion, makeShop, type Shop } from "../support/shops"
import { amountOff, changeRule, fixed, makeRule, percentage } from "../support/tier-price-rules"

describe("the price of a line, after every change of its cart", () => {
  let shop: Shop
  let group: string
  let buyer: Buyer

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    buyer = await makeBuyer(shop, [group])
  })

  const forGroup = () => ({ audience: { type: "customer_groups", ids: [group] } })
  const over = (...products: Product[]) => ({ scope: { type: "products", ids: products.map(({ id }) => id) } })
  const twoVariants = () => makeProduct(shop, { variants: [10, 20].map((amount) => ({ prices: [{ amount, currency_code: shop.currencyCode }] })) })

  it("agrees with the table after add, update and remove", async () => {
    const [pooled, alone] = [await twoVariants(), await makeProduct(shop)]
    await makeRule({ ...over(pooled, alone), ...forGroup(), quantity_basis: "product", breaks: [percentage(1, 5), percentage(10, 12.5), percentage(50, 33)] })
    await makeRule({ ...over(alone), currency_code: "eur", breaks: [amountOff(3, 7.77)] })
    const buying = session(shop, buyer)
    const [a, b] = pooled.variantIds
    const { id } = await makeCart(buying)
    const steps: (() => Promise<Cart>)[] = [
      () => addLine(buying, id, { variant_id: a, quantity: 4 }),
      () => addLine(buying, id, { variant_id: b, quantity: 6 }),
      () => addLine(buying, id, { variant_id: a, quantity: 1 }),
      () => addLine(buying, id, { variant_id: alone.variantIds[0], quantity: 3 }),
      async () => setQuantity(buying, id, await lineOf(buying, id, b), 45),
      async () => setQuantity(buying, id, await lineOf(buying, id, b), 1),
      async () => removeLine(buying, id, await lineOf(buying, id, a)),
    ]
    const seen: Record<string, number>[] = []
    for (const step of steps) {
      const cart = await step()
      await expectAgreement(buying, cart)
      seen.push(linePrices(cart))
    }
    const other = alone.variantIds[0]
    expect(seen).toEqual([
      { [a]: 9.5 },
      { [a]: 8.75, [b]: 17.5 },
      { [a]: 8.75, [b]: 17.5 },
      { [a]: 8.75, [b]: 17.5, [other]: 92.23 },
      { [a]: 6.7, [b]: 13.4, [other]: 92.23 },
      { [a]: 9.5, [b]: 19, [other]: 92.23 },
      { [b]: 19, [other]: 92.23 },
    ])
  })

  it("is in listing, product page, table, cart and order, for screws below a cent and in a tax-inclusive region", async () => {
    const inclusive = await addRegion(shop, { taxInclusive: true, taxRate: 19 })
    const screw = await makeProduct(inclusive, { variants: [{ prices: [{ amount: 0.0043, currency_code: "eur", rules: { region_id: inclusive.regionId } }] }] })
    await makeRule({ ...over(screw), ...forGroup(), breaks: [percentage(1, 7.5), percentage(100, 20)], decimals: "exact" })
    const buying = session(inclusive, buyer)
    for (const path of ["single", "list"] as const) {
      expect((await readListed(buying, screw.id, path))[screw.variantIds[0]]).toMatchObject({ calculated_amount: 0.0039775, original_amount: 0.0043 })
    }
    const table = await readTable(buying, screw.variantIds[0], { country_code: inclusive.countryCode })
    expect(table.breaks).toMatchObject([
      { min_quantity: 1, unit_price: 0.0039775 },
      { min_quantity: 100, unit_price: 0.00344, unit_price_with_tax: 0.00344 },
    ])
    const { id } = await makeCart(buying)
    const cart = await addLine(buying, id, { variant_id: screw.variantIds[0], quantity: 1000 })
    expect([cart.items?.[0].unit_price, cart.item_total]).toEqual([0.00344, 3.44])
    const order = await placeOrder(buying, id)
    expect([order.items?.[0].unit_price, order.item_total]).toEqual([0.00344, 3.44])
  })

  it("is right in a cart that is created with its items", async () => {
    const product = await twoVariants()
    await makeRule({ ...over(product), ...forGroup(), quantity_basis: "product", breaks: [percentage(10, 50)] })
    const buying = session(shop, buyer)
    const cart = await makeCart(buying, product.variantIds.map((variant_id) => ({ variant_id, quantity: 5 })))
    expect(Object.values(linePrices(cart)).sort()).toEqual([10, 5])
    expect(cart.item_subtotal).toBe(75)
    await expectAgreement(buying, cart)
  })

  it("is right after a promotion code is added and removed, and under it", async () => {
    const product = await makeProduct(shop)
    const rule = await makeRule({ ...over(product), ...forGroup(), breaks: [percentage(1, 10)] })
    const code = await makePromotion(10)
    const buying = session(shop, buyer)
    const { id } = await makeCart(buying, [{ variant_id: product.variantIds[0], quantity: 2 }])
    await ok(buying.client.post(`/store/carts/${id}/promotions`, { promo_codes: [code] }))
    let cart = await readCart(buying, id)
    expect([linePrices(cart)[product.variantIds[0]], cart.discount_subtotal]).toEqual([90, 18])
    await changeRule(rule, { breaks: [percentage(1, 20)] })
    const { cart: answered } = await ok<{ cart: Cart }>(buying.client.post(`/store/carts/${id}/promotions`, { promo_codes: [code] }))
    expect([linePrices(answered)[product.variantIds[0]], answered.discount_subtotal]).toEqual([80, 16])
    await changeRule(rule, { breaks: [percentage(1, 30)] })
    await removePromotion(buying, id, code)
    cart = await readCart(buying, id)
    expect([linePrices(cart)[product.variantIds[0]], cart.discount_subtotal]).toEqual([70, 0])
    await expectAgreement(buying, cart)
  })

  it("goes down and up when a guest's cart is transferred at log-in", async () => {
    const [down, up] = [await makeProduct(shop), await makeProduct(shop)]
    await makeRule({ ...over(down), ...forGroup(), breaks: [percentage(1, 30)] })
    await makeRule({ ...over(up), breaks: [percentage(1, 50)] })
    await makeRule({ ...over(up), ...forGroup(), combine: "override", currency_code: "eur", breaks: [fixed(1, 120)] })
    const guest = session(shop)
    const { id } = await makeCart(guest, [down, up].map(({ variantIds }) => ({ variant_id: variantIds[0], quantity: 1 })))
    expect(linePrices(await readCart(guest, id))).toEqual({ [down.variantIds[0]]: 100, [up.variantIds[0]]: 50 })
    const buying = session(shop, buyer)
    const { cart } = await ok<{ cart: Cart }>(buying.client.post(`/store/carts/${id}/customer`))
    expect(linePrices(cart)).toEqual({ [down.variantIds[0]]: 70, [up.variantIds[0]]: 120 })
    await expectAgreement(buying, await readCart(buying, id))
  })

  it("follows a change of region and with it of currency", async () => {
    const dollars = await addRegion(shop, { currencyCode: "usd", taxRate: 0 })
    const yen = await addRegion(shop, { currencyCode: "jpy", taxRate: 10 })
    const product = await makeProduct(shop, {
      variants: [{ prices: [{ amount: 100, currency_code: "eur" }, { amount: 110, currency_code: "usd" }, { amount: 15999, currency_code: "jpy" }] }],
    })
    const [variant] = product.variantIds
    await makeRule({ ...over(product), ...forGroup(), breaks: [percentage(1, 7.5)] })
    await makeRule({ ...over(product), currency_code: "usd", breaks: [fixed(1, 99)] })
    await makeRule({ ...over(product), region_ids: [shop.regionId], breaks: [percentage(1, 9)] })
    const buying = session(shop, buyer)
    const { id } = await makeCart(buying, [{ variant_id: variant, quantity: 2 }])
    expect(linePrices(await readCart(buying, id))[variant]).toBe(91)
    for (const [there, price] of [[dollars, 99], [yen, 14799], [shop, 91]] as const) {
      const { cart } = await ok<{ cart: Cart }>(buying.client.post(`/store/carts/${id}`, { region_id: there.regionId }))
      expect([cart.currency_code, linePrices(cart)[variant]]).toEqual([there.currencyCode, price])
      await expectAgreement(session(there, buyer), cart)
    }
  })

  it("follows the buyer's groups at the cart's next change", async () => {
    const product = await makeProduct(shop)
    const own = await makeGroup()
    const member = await makeBuyer(shop)
    await makeRule({ ...over(product), audience: { type: "customer_groups", ids: [own] }, breaks: [percentage(1, 25)] })
    const buying = session(shop, member)
    const [variant_id] = product.variantIds
    const { id } = await makeCart(buying, [{ variant_id, quantity: 1 }])
    await joinGroup(own, member.customerId)
    expect(linePrices(await addLine(buying, id, { variant_id, quantity: 1 }))[variant_id]).toBe(75)
    await leaveGroup(own, member.customerId)
    expect(linePrices(await addLine(buying, id, { variant_id, quantity: 1 }))[variant_id]).toBe(100)
  })

  it("follows the catalogue: a product that comes into a rule's category and leaves it", async () => {
    const { product_category } = await ok<{ product_category: { id: string } }>(
      asAdmin().post("/admin/product-categories", { name: `Moving ${testApp.nextNumber()}`, is_active: true })
    )
    const [product, other] = [await makeProduct(shop), await makeProduct(shop)]
    await makeRule({ scope: { type: "categories", ids: [product_category.id] }, breaks: [percentage(1, 40)] })
    const guest = session(shop)
    const { id } = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 1 }])
    await ok(asAdmin().post(`/admin/product-categories/${product_category.id}/products`, { add: [product.id] }))
    expect(linePrices(await addLine(guest, id, { variant_id: other.variantIds[0], quantity: 1 }))[product.variantIds[0]]).toBe(60)
    await ok(asAdmin().post(`/admin/product-categories/${product_category.id}/products`, { remove: [product.id] }))
    expect(linePrices(await addLine(guest, id, { variant_id: other.variantIds[0], quantity: 1 }))[product.variantIds[0]]).toBe(100)
  })

  it("pools every line that a rule covers, and only those", async () => {
    const [a, b, excluded] = [await makeProduct(shop), await makeProduct(shop), await makeProduct(shop)]
    await makeRule({ ...over(a, b, excluded), exclude: [{ type: "products", ids: [excluded.id] }], quantity_basis: "rule", breaks: [percentage(10, 10)] })
    const guest = session(shop)
    const { id } = await makeCart(guest)
    await addLine(guest, id, { variant_id: a.variantIds[0], quantity: 5 })
    await addLine(guest, id, { variant_id: excluded.variantIds[0], quantity: 50 })
    let cart = await addLine(guest, id, { variant_id: b.variantIds[0], quantity: 4 })
    expect(Object.values(linePrices(cart))).toEqual([100, 100, 100])
    expect((await readTable(guest, b.variantIds[0], { cart_id: id })).next_break).toEqual({ quantity_to_add: 1, min_quantity: 5, unit_price: 90 })
    cart = await addLine(guest, id, { variant_id: b.variantIds[0], quantity: 1 })
    expect(linePrices(cart)).toEqual({ [a.variantIds[0]]: 90, [b.variantIds[0]]: 90, [excluded.variantIds[0]]: 100 })
    await expectAgreement(guest, cart)
    cart = await removeLine(guest, id, await lineOf(guest, id, a.variantIds[0]))
    expect(linePrices(cart)).toEqual({ [b.variantIds[0]]: 100, [excluded.variantIds[0]]: 100 })
  })

  it("changes nothing when it is right already: a second reconcile finds nothing to do", async () => {
    const product = await makeProduct(shop)
    await makeRule({ ...over(product), combine: "override", quantity_basis: "product", breaks: [percentage(1, 10)] })
    const { id } = await makeCart(session(shop), [{ variant_id: product.variantIds[0], quantity: 3 }])
    const engine = testApp.container.resolve("workflows") as { run: (id: string, options: object) => Promise<{ result: { changed: boolean; unpriced: string[] } }> }
    expect((await engine.run("reconcile-b2b-cart", { input: { cart_id: id } })).result).toEqual({ changed: false, unpriced: [] })
  })
})

const lineOf = async (buying: Session, cartId: string, variantId: string): Promise<string> => {
  const line = (await readCart(buying, cartId)).items?.find(({ variant_id }) => variant_id === variantId)
  if (!line) throw new Error(`The cart has no line of ${variantId}`)
  return line.id
}

const removeLine = async ({ client }: Session, cartId: string, lineId: string): Promise<Cart> =>
  (await ok<{ parent: Cart }>(client.delete(`/store/carts/${cartId}/line-items/${lineId}`))).parent

const removePromotion = (buying: Session, cartId: string, code: string) => ok(buying.client.delete(`/store/carts/${cartId}/promotions`, { promo_codes: [code] }))
