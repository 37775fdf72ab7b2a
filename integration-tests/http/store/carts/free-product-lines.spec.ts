import { addLine, complete, makeCart, prepareCheckout, readCart, session, setQuantity, type Session } from "../../../support/carts"
import { ok } from "../../../support/api"
import { makeProduct } from "../../../support/products"
import { added, archiveFreeRules, freeLineOf, freeLines, goodsFrom, makeFreeRule } from "../../../support/free-products"
import { makeShop, type Shop } from "../../../support/shops"

describe("a free product in the cart", () => {
  let shop: Shop
  let screw: string
  let mug: string
  let rule: string
  let buying: Session

  beforeAll(async () => {
    shop = await makeShop()
    screw = (await makeProduct(shop, { variants: [{ prices: [{ amount: 100, currency_code: "eur" }] }] })).variantIds[0]
    mug = (await makeProduct(shop, { title: "Mug", variants: [{ prices: [{ amount: 12.5, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeFreeRule(shop, { name: "A mug", conditions: goodsFrom(500), reward: added(mug) })
    buying = session(shop)
  })
  afterAll(() => archiveFreeRules(rule))

  it("comes in the response that earns it and goes in the one that does not", async () => {
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 4 }])
    expect(freeLines(cart)).toEqual([])
    const line = cart.items?.[0].id ?? ""
    const earned = await setQuantity(buying, cart.id, line, 5)
    expect(freeLines(earned)).toEqual([{ variant_id: mug, quantity: 1 }])
    expect(earned.total).toBe(595)
    expect(freeLines(await setQuantity(buying, cart.id, line, 4))).toEqual([])
    expect(freeLines(await readCart(buying, cart.id))).toEqual([])
  })

  it("is a line of the product at no price, with the usual one struck through, its tax and its shipping", async () => {
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 5 }])
    const line = freeLineOf(await ok<{ cart: typeof cart }>(buying.client.get(`/store/carts/${cart.id}`, { fields: "*items,*items.tax_lines" })).then((body) => body.cart))
    expect(line).toMatchObject({
      variant_id: mug,
      quantity: 1,
      title: "Mug",
      unit_price: 0,
      compare_at_unit_price: 12.5,
      is_custom_price: true,
      is_discountable: false,
      requires_shipping: true,
      total: 0,
      metadata: { free_product_rule_id: rule },
    })
    expect(line?.tax_lines).toMatchObject([{ rate: 19, code: "vat" }])
  })

  it("comes with the first add to an empty cart, stays one beside a paid line of its own variant, and is on the order", async () => {
    const { id } = await makeCart(buying)
    await addLine(buying, id, { variant_id: screw, quantity: 5 })
    const cart = await addLine(buying, id, { variant_id: mug, quantity: 2 })
    expect((cart.items ?? []).filter(({ variant_id }) => variant_id === mug).map(({ quantity, unit_price }) => [quantity, unit_price])).toEqual(expect.arrayContaining([[1, 0], [2, 12.5]]))
    expect(cart.items).toHaveLength(3)
    await prepareCheckout(buying, id)
    const order = await complete(buying, id)
    const free = (order.items ?? []).filter(({ unit_price }) => unit_price === 0)
    expect(free).toMatchObject([{ variant_id: mug, quantity: 1, metadata: { free_product_rule_id: rule } }])
    expect(order.total).toBe((500 + 25 + 10) * 1.19)
  })

  it("is not the buyer's to change", async () => {
    const cart = await makeCart(buying, [{ variant_id: screw, quantity: 5 }])
    const line = freeLineOf(cart)?.id
    for (const answer of [await buying.client.post(`/store/carts/${cart.id}/line-items/${line}`, { quantity: 3 }), await buying.client.delete(`/store/carts/${cart.id}/line-items/${line}`)]) {
      expect([answer.status, answer.body.code, answer.body.errors?.[0]?.reason]).toEqual([400, "free_product_refused", "managed_line"])
    }
    expect(freeLines(await readCart(buying, cart.id))).toEqual([{ variant_id: mug, quantity: 1 }])
  })
})
