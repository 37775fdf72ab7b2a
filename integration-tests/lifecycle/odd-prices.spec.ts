import { asAdmin, ok } from "../support/api"
import { addLine, makeCart, placeOrder, prepareCheckout, readCart, session, type Cart } from "../support/carts"
import { makeDraft } from "../support/draft-orders"
import { makePromotion } from "../support/price-lists"
import { expectAgreement, linePrices, readListed, readTable } from "../support/prices"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { amountOff, fixed, makeRule, percentage } from "../support/tier-price-rules"

describe("prices at the edges", () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0 })
  })

  const pricedAt = (amount: number, currency_code = "eur", place = shop) => makeProduct(place, { variants: [{ prices: [{ amount, currency_code }] }] })

  it.each([
    ["a fixed price of zero", [fixed(1, 0)]],
    ["100 % off", [percentage(1, 100)]],
    ["more off than it costs", [amountOff(1, 250)]],
  ])("nothing is a price, too: %s", async (_name, breaks) => {
    const product = await makeProduct(shop)
    await makeRule({ scope: { type: "products", ids: [product.id] }, currency_code: "eur", breaks })
    const guest = session(shop)
    const [variant] = product.variantIds
    expect((await readListed(guest, product.id))[variant]).toMatchObject({ calculated_amount: 0, original_amount: 100 })
    expect((await readTable(guest, variant)).breaks).toMatchObject([{ unit_price: 0, saved_amount: 100, saved_percent: 100 }])
    const { id } = await makeCart(guest)
    const cart = await addLine(guest, id, { variant_id: variant, quantity: 3 })
    expect([cart.items?.[0].unit_price, cart.total]).toEqual([0, 0])
    const order = await placeOrder(guest, id)
    expect([order.items?.[0].unit_price, order.total]).toEqual([0, 0])
  })

  it("what the table shows, times the quantity, is what the line costs", async () => {
    const guest = session(shop)
    for (const [list, percent, quantity, price] of [[19.99, 33.3, 7, 13.33], [0.0043, 7.5, 12345, 0.004], [1234.56, 0.1, 3, 1233.33], [0.01, 50, 999, 0.01]]) {
      const product = await pricedAt(list)
      await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(2, percent)] })
      const cart = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity }])
      const { breaks } = await readTable(guest, product.variantIds[0])
      expect([breaks[breaks.length - 1].unit_price, linePrices(cart)[product.variantIds[0]]].filter((each) => each !== price && breaks.length > 1)).toEqual([])
      expect(cart.item_subtotal).toBeCloseTo(price * quantity, 6)
    }
  })

  it("yen have no decimals, dinars three", async () => {
    for (const [currencyCode, list, expected] of [["jpy", 999, 924], ["kwd", 0.999, 0.924]] as const) {
      const place = await makeShop({ currencyCode })
      const product = await pricedAt(list, currencyCode, place)
      await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 7.5)] })
      const cart = await makeCart(session(place), [{ variant_id: product.variantIds[0], quantity: 1 }])
      expect(linePrices(cart)[product.variantIds[0]]).toBe(expected)
    }
  })

  it("a promotion on a price below a cent leaves the total of the cart where its parts are", async () => {
    const product = await pricedAt(0.0043)
    await makeRule({ scope: { type: "products", ids: [product.id] }, decimals: "exact", breaks: [percentage(1, 7.5)] })
    const guest = session(shop)
    const { id } = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 1000 }])
    const code = await makePromotion(10)
    const { cart } = await ok<{ cart: Cart }>(guest.client.post(`/store/carts/${id}/promotions`, { promo_codes: [code] }))
    expect([cart.items?.[0].unit_price, cart.item_subtotal]).toEqual([0.0039775, expect.closeTo(3.9775, 8)])
    expect(cart.discount_subtotal).toBeCloseTo(0.39775, 8)
  })

  it("a total with more decimals than its currency is ordered as it is", async () => {
    const product = await pricedAt(0.0043)
    await makeRule({ scope: { type: "products", ids: [product.id] }, decimals: "exact", breaks: [percentage(1, 7.5)] })
    const guest = session(shop)
    const { id, total } = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 1000 }])
    expect(total).toBeCloseTo(4.733225, 8)
    expect((await placeOrder(guest, id)).total).toBeCloseTo(4.733225, 8)
  })

  describe("a price that only a rule gives", () => {
    beforeAll(async () => {
      await ok(asAdmin().post("/admin/price-preferences", { attribute: "currency_code", value: "chf", is_tax_inclusive: true }))
    })

    /** A product without a price in the shop's currency, but for a rule of nine, tax included. */
    const onlyByRule = async () => {
      const inclusive = await makeShop({ taxRate: 19, currencyCode: "chf", shippingPrice: 0 })
      const product = await makeProduct(inclusive, { variants: [{ prices: [{ amount: 1, currency_code: "usd" }] }] })
      const rule = await makeRule({ scope: { type: "products", ids: [product.id] }, currency_code: "chf", breaks: [fixed(1, 9)] })
      return { guest: session(inclusive), product, variant: product.variantIds[0], rule }
    }

    it("is in the tax mode of the currency everywhere, and stays so when the cart changes", async () => {
      const { guest, product, variant } = await onlyByRule()
      const country_code = guest.shop.countryCode
      const { product: listed } = await ok<{ product: { variants: { calculated_price: object }[] } }>(
        guest.client.get(`/store/products/${product.id}`, { region_id: guest.shop.regionId, country_code, fields: "*variants.calculated_price" })
      )
      expect(listed.variants[0].calculated_price).toMatchObject({ calculated_amount_with_tax: 9, is_calculated_price_tax_inclusive: true })
      expect((await readTable(guest, variant, { country_code })).breaks[0]).toMatchObject({ unit_price: 9, unit_price_with_tax: 9 })
      const cart = await makeCart(guest, [{ variant_id: variant, quantity: 2 }])
      expect([cart.items?.[0].is_tax_inclusive, cart.item_total]).toEqual([true, 18])
      await ok(guest.client.post(`/store/carts/${cart.id}`, { metadata: { note: "later" } }))
      const changed = await readCart(guest, cart.id)
      expect([changed.items?.[0].is_tax_inclusive, changed.item_total]).toEqual([true, 18])
      const draft = await makeDraft(guest.shop, [{ variant_id: variant, quantity: 2 }])
      expect(draft.total).toBe(18)
    })

    it("does not outlive the rule: the cart cannot be completed until the line is taken out", async () => {
      const { guest, variant, rule } = await onlyByRule()
      const other = await makeProduct(guest.shop, { variants: [{ prices: [{ amount: 5, currency_code: "chf" }] }] })
      const { id, items = [] } = await makeCart(guest, [variant, other.variantIds[0]].map((variant_id) => ({ variant_id, quantity: 2 })))
      await prepareCheckout(guest, id)
      await ok(asAdmin().delete(`/admin/tier-price-rules/${rule}`))
      const line = items.find(({ variant_id }) => variant_id === variant)?.id
      const { status, body } = await guest.client.post(`/store/carts/${id}/complete`)
      expect([status, body.code, body.errors]).toEqual([400, "no_price", [expect.objectContaining({ path: "items", reason: "no_price", values: [line] })]])
      await ok(guest.client.delete(`/store/carts/${id}/line-items/${line}`))
      expect((await placeOrder(guest, id)).total).toBe(10)
    })
  })

  it("the largest quantity that a line holds is priced, and its table ends there without an end", async () => {
    const product = await pricedAt(0.01)
    await makeRule({ scope: { type: "products", ids: [product.id] }, decimals: "exact", breaks: [percentage(2_147_483_647, 50)] })
    const guest = session(shop)
    const cart = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 2_147_483_647 }])
    expect(linePrices(cart)[product.variantIds[0]]).toBe(0.005)
    await expectAgreement(guest, cart)
  })

  it("a hundred breaks are a table of a hundred rows", async () => {
    const product = await makeProduct(shop)
    await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: Array.from({ length: 100 }, (_, index) => percentage(2 + index, (index + 1) / 10)) })
    const { breaks } = await readTable(session(shop), product.variantIds[0])
    expect([breaks.length, breaks[100].unit_price, breaks[100].max_quantity]).toEqual([101, 90, null])
  })
})
