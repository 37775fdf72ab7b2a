import { asAdmin, ok } from "../../../support/api"
import { makeCart, placeOrder, session } from "../../../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../../../support/customers"
import { addingAction, lineOf, type Draft } from "../../../support/draft-orders"
import { makeProduct, type Product } from "../../../support/products"
import { makeShop, type Shop } from "../../../support/shops"
import { changeRule, makeRule, percentage } from "../../../support/tier-price-rules"

describe("an order edit", () => {
  let shop: Shop
  let group: string
  let buyer: Buyer

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    buyer = await makeBuyer(shop, [group])
  })

  const groupRule = (products: Product[], fields: object = {}) =>
    makeRule({
      audience: { type: "customer_groups", ids: [group] },
      scope: { type: "products", ids: products.map(({ id }) => id) },
      breaks: [percentage(10, 10), percentage(50, 20)],
      ...fields,
    })

  const beginEdit = async (product: Product, quantity: number) => {
    const buying = session(shop, buyer)
    const cart = await makeCart(buying, [{ variant_id: product.variantIds[0], quantity }])
    const order = await placeOrder(buying, cart.id)
    await ok(asAdmin().post("/admin/order-edits", { order_id: order.id }))
    const post = async (path: string, body: object): Promise<Draft> =>
      (await ok<{ order_preview: Draft }>(asAdmin().post(`/admin/order-edits/${order.id}/items${path}`, body))).order_preview
    return { order, post }
  }

  const unitPrice = (order: Draft, { variantIds }: Product): number => lineOf(order, variantIds[0]).unit_price

  it("adds a line at the customer's price, also when its quantity is changed within the edit", async () => {
    const [ordered, added] = [await makeProduct(shop), await makeProduct(shop)]
    await groupRule([ordered, added])
    const { order, post } = await beginEdit(ordered, 1)
    const preview = await post("", { items: [{ variant_id: added.variantIds[0], quantity: 10 }] })
    expect(unitPrice(preview, added)).toBe(90)
    const changed = await post(`/${addingAction(lineOf(preview, added.variantIds[0]))}`, { quantity: 50 })
    expect(unitPrice(changed, added)).toBe(80)
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/confirm`))
    const { order: edited } = await ok<{ order: Draft }>(asAdmin().get(`/admin/orders/${order.id}`))
    expect([unitPrice(edited, ordered), unitPrice(edited, added)]).toEqual([100, 80])
    // (100 + 50 × 80 + 10 for shipping) and 19 % tax
    expect(edited.total).toBe(4890.9)
  })

  it("keeps the price of lines that are ordered already, when their quantity changes and when the rule did", async () => {
    const product = await makeProduct(shop)
    const rule = await groupRule([product])
    const { post, order } = await beginEdit(product, 10)
    await changeRule(rule, { breaks: [percentage(1, 50)] })
    const preview = await post(`/item/${order.items?.[0]?.id}`, { quantity: 60 })
    expect(unitPrice(preview, product)).toBe(90)
  })

  it("counts ordered lines toward what it adds, where a rule pools them", async () => {
    const [ordered, added] = [await makeProduct(shop), await makeProduct(shop)]
    await groupRule([ordered, added], { quantity_basis: "rule", breaks: [percentage(20, 25)] })
    const { post, order } = await beginEdit(ordered, 10)
    const preview = await post("", { items: [{ variant_id: added.variantIds[0], quantity: 10 }] })
    expect([unitPrice(preview, ordered), unitPrice(preview, added)]).toEqual([100, 75])
    const fewer = await post(`/item/${order.items?.[0]?.id}`, { quantity: 5 })
    expect([unitPrice(fewer, ordered), unitPrice(fewer, added)]).toEqual([100, 100])
  })

  it("keeps promotions off a line that it adds under a contract, and on the others", async () => {
    const [ordered, added] = [await makeProduct(shop), await makeProduct(shop)]
    await groupRule([added], { combine: "override", breaks: [percentage(1, 10)] })
    const { order, post } = await beginEdit(ordered, 1)
    await post("", { items: [added, await makeProduct(shop)].map(({ variantIds }) => ({ variant_id: variantIds[0], quantity: 1 })) })
    await ok(asAdmin().post(`/admin/order-edits/${order.id}/confirm`))
    const { order: edited } = await ok<{ order: Draft }>(asAdmin().get(`/admin/orders/${order.id}`, { fields: "id,*items" }))
    expect(edited.items.map(({ unit_price, is_discountable }) => [unit_price, is_discountable])).toEqual(
      expect.arrayContaining([[90, false], [100, true], [100, true]])
    )
  })

  it("leaves a price alone that a person typed in", async () => {
    const [ordered, added] = [await makeProduct(shop), await makeProduct(shop)]
    await groupRule([added])
    const { post } = await beginEdit(ordered, 1)
    const preview = await post("", { items: [{ variant_id: added.variantIds[0], quantity: 10 }] })
    const action = addingAction(lineOf(preview, added.variantIds[0]))
    expect(unitPrice(await post(`/${action}`, { quantity: 10, unit_price: 42 }), added)).toBe(42)
    expect(unitPrice(await post(`/${action}`, { quantity: 50, unit_price: 42 }), added)).toBe(42)
  })
})
