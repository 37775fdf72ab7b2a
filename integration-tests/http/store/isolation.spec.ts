import { asAdmin, asStranger, ok } from "../../support/api"
import { addLine, makeCart, readCart, session, setQuantity, type Cart, type Session } from "../../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../../support/customers"
import { makePriceList, makePromotion } from "../../support/price-lists"
import { linePrices, readListed, readTable } from "../../support/prices"
import { makeProduct, type Product } from "../../support/products"
import { makeShop, type Shop } from "../../support/shops"
import { makeRule, percentage } from "../../support/tier-price-rules"

const SECRET = "Secret terms of Acme"

describe("what one audience pays never shows to another", () => {
  let shop: Shop
  let group: string
  let buyer: Buyer
  let colleague: Buyer
  let other: Buyer
  /** 100 for everyone, 60 for the group, 50 for the buyer alone, and by a list of Medusa's own 70 for the group. */
  let product: Product
  let variant: string
  let plain: Product

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    buyer = await makeBuyer(shop, [group])
    colleague = await makeBuyer(shop, [group])
    other = await makeBuyer(shop, [await makeGroup()])
    ;[product, plain] = [await makeProduct(shop), await makeProduct(shop)]
    ;[variant] = product.variantIds
    const scope = { type: "products", ids: [product.id] }
    await makeRule({ name: SECRET, audience: { type: "customer_groups", ids: [group] }, scope, breaks: [percentage(1, 40)] })
    await makeRule({ name: SECRET, audience: { type: "customers", ids: [buyer.customerId] }, scope, breaks: [percentage(1, 50)] })
    await makePriceList({ groupIds: [group], prices: [{ variant_id: variant, currency_code: "eur", amount: 70 }] })
  })

  const guest = () => session(shop)
  const own = () => session(shop, buyer)
  const priceIn = (cart: Cart) => linePrices(cart)[variant]

  it.each([
    ["a guest", () => undefined, 100],
    ["another group", () => other, 100],
    ["a colleague", () => colleague, 60],
    ["the buyer", () => buyer, 50],
  ])("in listing, product page and table: %s", async (_name, who, price) => {
    // The buyer asks first, so that a cache would have something to give away.
    await readListed(own(), product.id)
    const caller = session(shop, who())
    expect((await readListed(caller, product.id))[variant].calculated_amount).toBe(price)
    expect((await readListed(caller, product.id, "list"))[variant].calculated_amount).toBe(price)
    expect((await readTable(caller, variant)).breaks.map(({ unit_price }) => unit_price)).toEqual([price])
    expect(priceIn(await makeCart(caller, [{ variant_id: variant, quantity: 1 }]))).toBe(price)
  })

  it("not through a cache that many people share", async () => {
    const asked = (caller: Session) => [
      caller.client.get("/store/products", { region_id: shop.regionId, id: product.id, fields: "*variants.calculated_price" }),
      caller.client.get(`/store/products/${product.id}`, { region_id: shop.regionId, fields: "*variants.calculated_price" }),
      caller.client.get("/store/tier-prices", { region_id: shop.regionId, variant_id: variant }),
    ]
    for (const answer of await Promise.all(asked(own()))) {
      expect([answer.status, answer.headers["cache-control"], answer.headers.vary]).toEqual([200, "private, no-cache", expect.stringMatching(/Authorization.*Cookie/)])
    }
    for (const answer of await Promise.all(asked(guest()))) {
      expect([answer.status, answer.headers.vary]).toEqual([200, expect.stringMatching(/Authorization.*Cookie/)])
    }
  })

  it("with the variants' own routes", async () => {
    for (const [caller, price] of [[own(), 50], [guest(), 100]] as const) {
      const query = { region_id: shop.regionId, fields: "*calculated_price" }
      const { variants } = await ok<{ variants: { calculated_price: { calculated_amount: number } }[] }>(caller.client.get("/store/product-variants", { ...query, id: variant }))
      const { variant: single } = await ok<{ variant: { calculated_price: { calculated_amount: number } } }>(caller.client.get(`/store/product-variants/${variant}`, query))
      expect([variants[0].calculated_price.calculated_amount, single.calculated_price.calculated_amount]).toEqual([price, price])
    }
  })

  it("not even to its own buyers by name: no answer of the Store API tells a rule's name or id", async () => {
    const { client } = own()
    const cart = await makeCart(own(), [{ variant_id: variant, quantity: 1 }])
    const answers = await Promise.all([
      client.get(`/store/products/${product.id}`, { region_id: shop.regionId, fields: "*variants.calculated_price" }),
      client.get("/store/tier-prices", { variant_id: variant, region_id: shop.regionId }),
      client.get(`/store/carts/${cart.id}`),
    ])
    for (const { status, text } of answers) {
      expect([status, text.includes(SECRET), text.includes("tprule_")]).toEqual([200, false, false])
    }
  })

  describe("through a cart that carries a buyer's e-mail", () => {
    const withEmail = (caller: Session, body: object = {}) =>
      ok<{ cart: Cart }>(caller.client.post("/store/carts", { region_id: shop.regionId, email: buyer.email, ...body }))

    it("given when the cart is made, with items or without", async () => {
      const { cart } = await withEmail(guest(), { items: [{ variant_id: variant, quantity: 1 }] })
      expect(priceIn(cart)).toBe(100)
      const { cart: empty } = await withEmail(guest())
      expect(priceIn(await addLine(guest(), empty.id, { variant_id: variant, quantity: 1 }))).toBe(100)
    })

    it("given later, before and after the items", async () => {
      const { id } = await makeCart(guest())
      await ok(guest().client.post(`/store/carts/${id}`, { email: buyer.email }))
      const cart = await addLine(guest(), id, { variant_id: variant, quantity: 1 })
      expect(priceIn(cart)).toBe(100)
      const { cart: filled } = await ok<{ cart: Cart }>(
        guest().client.post(`/store/carts/${(await makeCart(guest(), [{ variant_id: variant, quantity: 1 }])).id}`, { email: buyer.email })
      )
      expect(priceIn(filled)).toBe(100)
    })

    it("whatever a stranger does with it then", async () => {
      const { cart } = await withEmail(guest(), { items: [{ variant_id: variant, quantity: 1 }] })
      const code = await makePromotion(10)
      const { client } = guest()
      const line = cart.items?.[0].id ?? ""
      expect(priceIn(await setQuantity(guest(), cart.id, line, 2))).toBe(100)
      await ok(client.post(`/store/carts/${cart.id}/promotions`, { promo_codes: [code] }))
      expect(priceIn(await readCart(guest(), cart.id))).toBe(100)
      await ok(client.post(`/store/carts/${cart.id}`, { region_id: shop.regionId, metadata: { customer_id: buyer.customerId } }))
      expect(priceIn(await addLine(guest(), cart.id, { variant_id: plain.variantIds[0], quantity: 1 }))).toBe(100)
      const { breaks } = await readTable(guest(), variant, { cart_id: cart.id })
      expect(breaks.map(({ unit_price }) => unit_price)).toEqual([100])
    })

    it("by somebody with an account of his own", async () => {
      const stranger = session(shop, other)
      const { id } = await makeCart(stranger, [{ variant_id: variant, quantity: 1 }])
      const { status, body } = await stranger.client.post(`/store/carts/${id}`, { email: buyer.email })
      expect(status).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toContain(`"unit_price":50`)
      expect(priceIn(await addLine(stranger, id, { variant_id: variant, quantity: 1 }))).toBe(100)
    })

    it("until the buyer's own session has touched it", async () => {
      const { cart } = await withEmail(guest(), { items: [{ variant_id: variant, quantity: 1 }] })
      expect(priceIn(await addLine(own(), cart.id, { variant_id: plain.variantIds[0], quantity: 1 }))).toBe(50)
    })

    it("and an order of such a cart costs the public price", async () => {
      const { cart } = await withEmail(guest(), { items: [{ variant_id: variant, quantity: 1 }] })
      expect([cart.customer_id === buyer.customerId, priceIn(cart)]).toEqual([true, 100])
    })
  })

  describe("through another customer's cart", () => {
    it.each([
      ["a guest", () => undefined],
      ["another customer", () => other],
      ["a colleague", () => colleague],
    ])("a table for it is 404 for %s", async (_name, who) => {
      const cart = await makeCart(own(), [{ variant_id: variant, quantity: 1 }])
      const { status, body } = await session(shop, who()).client.get("/store/tier-prices", { variant_id: variant, region_id: shop.regionId, cart_id: cart.id })
      expect([status, body.type, body.code]).toEqual([404, "not_found", "cart_not_found"])
      expect((await own().client.get("/store/tier-prices", { variant_id: variant, cart_id: cart.id })).status).toBe(200)
    })

    it("a cart that there is not is 404 too, so that ids cannot be tried out", async () => {
      const { status, body } = await guest().client.get("/store/tier-prices", { variant_id: variant, region_id: shop.regionId, cart_id: "cart_x" })
      expect([status, body.code]).toEqual([404, "cart_not_found"])
    })
  })

  describe("a buyer cannot name another buyer, a group or a price", () => {
    it.each([
      ["customer_id", () => ({ customer_id: buyer.customerId })],
      ["customer", () => ({ customer: { id: buyer.customerId, groups: [{ id: group }] } })],
      ["customer_group_ids", () => ({ customer_group_ids: [group] })],
      ["groups", () => ({ groups: [group] })],
      ["unit_price", () => ({ unit_price: 1 })],
      ["price", () => ({ price: 1 })],
      ["is_custom_price", () => ({ is_custom_price: true })],
      ["tier_pricing_priced_for", () => ({ tier_pricing_priced_for: buyer.customerId })],
      ["tier_pricing_counted", () => ({ tier_pricing_counted: { product: {}, rule: {} } })],
      ["context", () => ({ context: { customer_id: buyer.customerId } })],
    ])("by %s", async (_name, make) => {
      const field = make()
      const { client } = guest()
      const { id } = await makeCart(guest())
      const line = { variant_id: variant, quantity: 1 }
      const asked = [
        client.post("/store/carts", { region_id: shop.regionId, items: [line], ...field }),
        client.post("/store/carts", { region_id: shop.regionId, items: [{ ...line, ...field }] }),
        client.post(`/store/carts/${id}/line-items`, { ...line, ...field }),
        client.post(`/store/carts/${id}/line-items`, { ...line, metadata: field }),
        client.post(`/store/carts/${id}`, { metadata: field }),
        client.get(`/store/products/${product.id}`, { region_id: shop.regionId, fields: "*variants.calculated_price", ...flat(field) }),
        client.get("/store/tier-prices", { variant_id: variant, region_id: shop.regionId, ...flat(field) }),
      ]
      for (const answer of asked) {
        const { status, body } = await answer
        expect(status).toBeLessThan(500)
        // What the buyer has written into the metadata is there, and means nothing.
        const shown = JSON.stringify(body, (key, value) => (key === "metadata" ? undefined : value))
        const seen = [...shown.matchAll(/"(?:unit_price|calculated_amount)":([\d.]+)/g)].map(([, price]) => Number(price))
        expect(seen.filter((price) => price !== 100)).toEqual([])
      }
      expect(Object.values(linePrices(await readCart(guest(), id)))).toEqual([100])
    })

    it("by a token that is none", async () => {
      const { status, body } = await asStranger({ "x-publishable-api-key": shop.publishableKey, authorization: `Bearer ${buyer.token}x` }).get("/store/tier-prices", { variant_id: variant, region_id: shop.regionId })
      expect(status === 401 || body.tier_prices[0].breaks[0].unit_price === 100).toBe(true)
    })

    it("by taking over a guest's cart for somebody else: it becomes the cart of the session's customer", async () => {
      const { id } = await makeCart(guest(), [{ variant_id: variant, quantity: 1 }])
      const { status, body } = await session(shop, other).client.post(`/store/carts/${id}/customer`, { customer_id: buyer.customerId })
      expect(status).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toContain(`"unit_price":50`)
      expect(priceIn(await readCart(session(shop, other), id))).toBe(100)
    })
  })

  it("a price that an admin made for a customer's cart is the customer's", async () => {
    const { draft_order } = await ok<{ draft_order: { items: { unit_price: number }[] } }>(
      asAdmin().post("/admin/draft-orders", {
        region_id: shop.regionId,
        sales_channel_id: shop.salesChannelId,
        customer_id: buyer.customerId,
        email: buyer.email,
        items: [{ variant_id: variant, quantity: 1 }],
      })
    )
    expect(draft_order.items[0].unit_price).toBe(50)
  })
})

const flat = (field: object): object => Object.fromEntries(Object.entries(field).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value]))
