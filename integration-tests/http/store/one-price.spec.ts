import { asAdmin, ok } from "../../support/api"
import { addLine, makeCart, placeOrder, readCart, session, setQuantity, type Cart } from "../../support/carts"
import { joinGroup, makeBuyer, makeGroup, type Buyer } from "../../support/customers"
import { makePromotion } from "../../support/price-lists"
import { linePrices } from "../../support/prices"
import { makeProduct } from "../../support/products"
import { makeShop, type Shop } from "../../support/shops"
import { changeRule, fixed, makeRule, percentage } from "../../support/tier-price-rules"

type CalculatedPrice = { calculated_amount: number; original_amount: number }
type Table = { breaks: { min_quantity: number; max_quantity: number | null; unit_price: number }[]; list_price: number; next_break: object | null }

describe("one price, everywhere", () => {
  let shop: Shop
  let group: string
  let buyer: Buyer

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    buyer = await makeBuyer(shop)
    await joinGroup(group, buyer.customerId)
  })

  const listed = async (productId: string, as?: Buyer): Promise<CalculatedPrice> => {
    const { product } = await ok<{ product: { variants: { calculated_price: CalculatedPrice }[] } }>(
      session(shop, as).client.get(`/store/products/${productId}`, { region_id: shop.regionId, fields: "*variants.calculated_price" })
    )
    return product.variants[0].calculated_price
  }

  const table = async (variantId: string, as?: Buyer, query: object = {}): Promise<Table> => {
    const { tier_prices } = await ok<{ tier_prices: Table[] }>(
      session(shop, as).client.get("/store/tier-prices", { variant_id: variantId, region_id: shop.regionId, ...query })
    )
    return tier_prices[0]
  }

  it("a group's price is the same in listing, table, cart and order", async () => {
    const product = await makeProduct(shop)
    const [variant] = product.variantIds
    await makeRule({
      audience: { type: "customer_groups", ids: [group] },
      scope: { type: "products", ids: [product.id] },
      breaks: [percentage(1, 10), percentage(10, 20)],
    })
    expect(await listed(product.id, buyer)).toMatchObject({ calculated_amount: 90, original_amount: 100 })
    expect(await listed(product.id)).toMatchObject({ calculated_amount: 100, original_amount: 100 })
    expect((await table(variant, buyer)).breaks).toMatchObject([
      { min_quantity: 1, max_quantity: 9, unit_price: 90 },
      { min_quantity: 10, max_quantity: null, unit_price: 80 },
    ])
    const buying = session(shop, buyer)
    const { id } = await makeCart(buying)
    let cart = await addLine(buying, id, { variant_id: variant, quantity: 4 })
    expect(cart.items?.[0].unit_price).toBe(90)
    cart = await setQuantity(buying, id, cart.items![0].id, 10)
    expect(cart.items?.[0].unit_price).toBe(80)
    cart = await setQuantity(buying, id, cart.items![0].id, 9)
    expect(cart.items?.[0]).toMatchObject({ unit_price: 90, compare_at_unit_price: 100 })
    const order = await placeOrder(buying, id)
    expect(order.items?.[0].unit_price).toBe(90)
  })

  it("pooled quantities re-price the other lines in the same response, up and down", async () => {
    const product = await makeProduct(shop, {
      variants: ["a", "b"].map(() => ({ prices: [{ amount: 10, currency_code: shop.currencyCode }] })),
    })
    await makeRule({ scope: { type: "products", ids: [product.id] }, quantity_basis: "product", breaks: [percentage(20, 50)] })
    const guest = session(shop)
    const { id } = await makeCart(guest)
    await addLine(guest, id, { variant_id: product.variantIds[0], quantity: 12 })
    let cart = await addLine(guest, id, { variant_id: product.variantIds[1], quantity: 8 })
    expect(cart.items?.map(({ unit_price }) => unit_price)).toEqual([5, 5])
    cart = await setQuantity(guest, id, cart.items![1].id, 7)
    expect(cart.items?.map(({ unit_price }) => unit_price)).toEqual([10, 10])
  })

  it("pools the lines of a cart that is created with its items", async () => {
    const product = await makeProduct(shop, {
      variants: ["a", "b"].map(() => ({ prices: [{ amount: 10, currency_code: shop.currencyCode }] })),
    })
    await makeRule({ scope: { type: "products", ids: [product.id] }, quantity_basis: "rule", breaks: [percentage(20, 50)] })
    const cart = await makeCart(session(shop), [
      { variant_id: product.variantIds[0], quantity: 12 },
      { variant_id: product.variantIds[1], quantity: 8 },
    ])
    expect(cart.items?.map(({ unit_price }) => unit_price)).toEqual([5, 5])
    expect(cart.item_subtotal).toBe(100)
  })

  it("a promotion applies on top, except where the winning rule excludes it", async () => {
    const [allowed, excluded] = [await makeProduct(shop), await makeProduct(shop)]
    await makeRule({ scope: { type: "products", ids: [allowed.id] }, breaks: [percentage(1, 10)] })
    await makeRule({ scope: { type: "products", ids: [excluded.id] }, combine: "override", currency_code: shop.currencyCode, breaks: [fixed(1, 90)] })
    const code = await makePromotion(10)
    const guest = session(shop)
    const { id } = await makeCart(guest)
    await addLine(guest, id, { variant_id: allowed.variantIds[0], quantity: 1 })
    await addLine(guest, id, { variant_id: excluded.variantIds[0], quantity: 1 })
    await ok(guest.client.post(`/store/carts/${id}/promotions`, { promo_codes: [code] }))
    const { cart } = await ok<{ cart: Cart }>(guest.client.get(`/store/carts/${id}`, { fields: "*items" }))
    expect(Object.fromEntries(cart.items?.map(({ variant_id, unit_price, is_discountable }) => [variant_id, [unit_price, is_discountable]]) ?? [])).toEqual({
      [allowed.variantIds[0]]: [90, true],
      [excluded.variantIds[0]]: [90, false],
    })
    expect((await readCart(guest, id)).discount_subtotal).toBe(9)
  })

  it("an edited rule reaches an open cart at its next change, and before completion at the latest", async () => {
    const product = await makeProduct(shop)
    const other = await makeProduct(shop)
    const rule = await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 10)] })
    const buying = session(shop, buyer)
    const { id } = await makeCart(buying)
    await addLine(buying, id, { variant_id: product.variantIds[0], quantity: 1 })
    await changeRule(rule, { breaks: [percentage(1, 25)] })
    const cart = await addLine(buying, id, { variant_id: other.variantIds[0], quantity: 1 })
    expect(linePrices(cart)).toEqual({ [product.variantIds[0]]: 75, [other.variantIds[0]]: 100 })
  })

  it("shows public prices in a cart that merely carries a buyer's e-mail", async () => {
    const product = await makeProduct(shop)
    await makeRule({
      audience: { type: "customers", ids: [buyer.customerId] },
      scope: { type: "products", ids: [product.id] },
      breaks: [percentage(1, 40)],
    })
    const stranger = session(shop)
    const { id } = await makeCart(stranger)
    await ok(stranger.client.post(`/store/carts/${id}`, { email: buyer.email }))
    let cart = await addLine(stranger, id, { variant_id: product.variantIds[0], quantity: 1 })
    expect(cart.items?.[0].unit_price).toBe(100)
    const own = session(shop, buyer)
    cart = await addLine(own, id, { variant_id: product.variantIds[0], quantity: 1 })
    expect(cart.items?.[0].unit_price).toBe(60)
  })

  it("a guest's cart gets the buyer's prices when it is transferred at log-in", async () => {
    const product = await makeProduct(shop)
    await makeRule({ audience: { type: "customer_groups", ids: [group] }, scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 30)] })
    const guest = session(shop)
    const { id } = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 2 }])
    const own = session(shop, buyer)
    const { cart } = await ok<{ cart: { items: { unit_price: number }[] } }>(own.client.post(`/store/carts/${id}/customer`))
    expect(cart.items[0].unit_price).toBe(70)
  })

  it("lists every wrong field of a rule with its path and reason", async () => {
    const { status, body } = await asAdmin().post("/admin/tier-price-rules", {
      name: "x",
      scope: { type: "all" },
      breaks: [fixed(10, 5), percentage(10, 120)],
    })
    expect(status).toBe(400)
    expect(body).toMatchObject({ type: "invalid_data" })
    expect(body.errors.map(({ path, reason }: { path: string; reason: string }) => [path, reason])).toContainEqual(["breaks.1.value", "too_big"])
  })
})
