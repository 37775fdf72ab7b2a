import { asAdmin, asStranger, ok } from "../../support/api"
import { addLine, makeCart, session } from "../../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../../support/customers"
import { makePriceList } from "../../support/price-lists"
import { drawn, expectAgreement, readTable, readTables, type PriceTable } from "../../support/prices"
import { makeProduct, makeReducedRate, type Product } from "../../support/products"
import { addRegion, makeShop, type Shop } from "../../support/shops"
import { fixed, makeRule, percentage } from "../../support/tier-price-rules"

describe("GET /store/tier-prices", () => {
  let shop: Shop
  let group: string
  let buyer: Buyer
  let product: Product
  let variant: string

  beforeAll(async () => {
    shop = await makeShop()
    group = await makeGroup()
    buyer = await makeBuyer(shop, [group])
    product = await makeProduct(shop)
    ;[variant] = product.variantIds
    await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(10, 10), percentage(20, 10), percentage(50, 33.3)] })
    await makeRule({ audience: { type: "customer_groups", ids: [group] }, scope: { type: "products", ids: [product.id] }, currency_code: "eur", breaks: [fixed(25, 80)] })
  })

  const over = ({ id }: Product) => ({ scope: { type: "products", ids: [id] } })

  it("answers in the shape that storefronts rely on", async () => {
    expect(await readTable(session(shop, buyer), variant)).toEqual({
      variant_id: variant,
      currency_code: "eur",
      list_price: 100,
      counted_quantity: 0,
      breaks: [
        { min_quantity: 1, max_quantity: 9, unit_price: 100, unit_price_with_tax: null, unit_price_without_tax: null, saved_amount: 0, saved_percent: 0 },
        { min_quantity: 10, max_quantity: 24, unit_price: 90, unit_price_with_tax: null, unit_price_without_tax: null, saved_amount: 10, saved_percent: 10 },
        { min_quantity: 25, max_quantity: 49, unit_price: 80, unit_price_with_tax: null, unit_price_without_tax: null, saved_amount: 20, saved_percent: 20 },
        { min_quantity: 50, max_quantity: null, unit_price: 66.7, unit_price_with_tax: null, unit_price_without_tax: null, saved_amount: 33.3, saved_percent: 33.3 },
      ],
      next_break: { quantity_to_add: 10, min_quantity: 10, unit_price: 90 },
    })
  })

  it("has Medusa's own quantities and lists in the same curve", async () => {
    const one = await makeProduct(shop, { variants: [{ prices: [{ amount: 100, currency_code: "eur" }, { amount: 95, currency_code: "eur", min_quantity: 5 }] }] })
    await makePriceList({ prices: [{ variant_id: one.variantIds[0], currency_code: "eur", amount: 85, min_quantity: 20, max_quantity: 39 }] })
    await makeRule({ ...over(one), breaks: [percentage(30, 20)] })
    expect(drawn(await readTable(session(shop), one.variantIds[0]))).toEqual(["1-4 100", "5-19 95", "20-29 85", "30- 76"])
  })

  it("is in quantities of this line, given what else the cart counts, and knows the line that is there", async () => {
    const pooled = await makeProduct(shop, { variants: ["a", "b"].map(() => ({ prices: [{ amount: 10, currency_code: "eur" }] })) })
    await makeRule({ ...over(pooled), quantity_basis: "product", breaks: [percentage(20, 10), percentage(100, 50)] })
    const guest = session(shop)
    const [a, b] = pooled.variantIds
    const { id } = await makeCart(guest, [{ variant_id: a, quantity: 12 }])
    const [ofA, ofB] = await readTables(guest, [a, b], { cart_id: id })
    expect([drawn(ofA), ofA.counted_quantity, ofA.next_break]).toEqual([["1-19 10", "20-99 9", "100- 5"], 0, { quantity_to_add: 8, min_quantity: 20, unit_price: 9 }])
    expect([drawn(ofB), ofB.counted_quantity, ofB.next_break]).toEqual([["1-7 10", "8-87 9", "88- 5"], 12, { quantity_to_add: 8, min_quantity: 8, unit_price: 9 }])
    const cart = await addLine(guest, id, { variant_id: b, quantity: 8 })
    await expectAgreement(guest, cart)
    expect(cart.items?.map(({ unit_price }) => unit_price)).toEqual([9, 9])
  })

  it("counts two lines of one variant together", async () => {
    const pooled = await makeProduct(shop)
    await makeRule({ ...over(pooled), quantity_basis: "product", breaks: [percentage(10, 10)] })
    const guest = session(shop)
    const { id } = await makeCart(guest, [{ variant_id: pooled.variantIds[0], quantity: 6 }])
    const { client } = guest
    const { cart } = await ok<{ cart: { items: { unit_price: number; quantity: number }[] } }>(
      client.post(`/store/carts/${id}/line-items`, { variant_id: pooled.variantIds[0], quantity: 4, metadata: { engraving: "A" } })
    )
    expect(cart.items.map(({ unit_price }) => unit_price)).toEqual([90, 90])
  })

  describe("with and without tax", () => {
    const taxed = ({ breaks }: PriceTable) => breaks.map(({ unit_price, unit_price_with_tax, unit_price_without_tax }) => [unit_price, unit_price_with_tax, unit_price_without_tax])

    it("in a country, as the product page computes it", async () => {
      const table = await readTable(session(shop), variant, { country_code: shop.countryCode })
      expect(taxed(table)).toEqual([[100, 119, 100], [90, 107.1, 90], [66.7, expect.closeTo(79.373, 10), 66.7]])
      const { product: page } = await ok<{ product: { variants: { calculated_price: Record<string, number> }[] } }>(
        session(shop).client.get(`/store/products/${product.id}`, { region_id: shop.regionId, country_code: shop.countryCode, fields: "*variants.calculated_price" })
      )
      expect(page.variants[0].calculated_price).toMatchObject({ calculated_amount_with_tax: 119, calculated_amount_without_tax: 100 })
    })

    it("in the country of the cart", async () => {
      const cart = await makeCart(session(shop))
      expect(taxed(await readTable(session(shop), variant, { cart_id: cart.id }))[0]).toEqual([100, 119, 100])
    })

    it("where the price holds the tax, and at a product's reduced rate", async () => {
      const place = await addRegion(shop, { taxInclusive: true, taxRate: 19 })
      const book = await makeProduct(shop, { variants: [{ prices: [{ amount: 107, currency_code: "eur", rules: { region_id: place.regionId } }] }] })
      await makeReducedRate(place, 7, [book.id])
      await makeRule({ ...over(book), breaks: [percentage(10, 50)] })
      const table = await readTable(session(place), book.variantIds[0], { country_code: place.countryCode })
      expect(taxed(table)).toEqual([[107, 107, 100], [53.5, 53.5, 50]])
    })
  })

  it("is for the session: a guest sees other breaks than a member of the group", async () => {
    expect(drawn(await readTable(session(shop), variant))).toEqual(["1-9 100", "10-49 90", "50- 66.7"])
  })

  it("answers for many variants in the order asked for, each once", async () => {
    const many = await makeProduct(shop, { variants: Array.from({ length: 10 }, (_, index) => ({ prices: [{ amount: index + 1, currency_code: "eur" }] })) })
    const asked = [...many.variantIds].reverse()
    const tables = await readTables(session(shop), [...asked, asked[0]])
    expect(tables.map(({ variant_id, list_price }) => [variant_id, list_price])).toEqual(asked.map((id, index) => [id, 10 - index]))
  })

  it("has an empty table for a variant without a price", async () => {
    const one = await makeProduct(shop, { variants: [{ prices: [{ amount: 1, currency_code: "usd" }] }] })
    expect(await readTable(session(shop), one.variantIds[0])).toMatchObject({ list_price: null, breaks: [], next_break: null })
  })

  it("has a price that only a rule gives", async () => {
    const one = await makeProduct(shop, { variants: [{ prices: [{ amount: 1, currency_code: "usd" }] }] })
    await makeRule({ ...over(one), currency_code: "eur", breaks: [fixed(1, 8), fixed(10, 7)] })
    expect(await readTable(session(shop), one.variantIds[0])).toMatchObject({ list_price: null, breaks: [{ unit_price: 8 }, { unit_price: 7 }] })
    const cart = await makeCart(session(shop), [{ variant_id: one.variantIds[0], quantity: 10 }])
    expect(cart.items?.[0].unit_price).toBe(7)
  })

  it("is a guest's for a session whose customer was deleted", async () => {
    const one = await makeProduct(shop)
    const gone = await makeBuyer(shop)
    await makeRule({ ...over(one), audience: { type: "customers", ids: [gone.customerId] }, breaks: [percentage(1, 10)] })
    expect((await readTable(session(shop, gone), one.variantIds[0])).breaks[0].unit_price).toBe(90)
    await ok(asAdmin().delete(`/admin/customers/${gone.customerId}`))
    expect((await readTable(session(shop, gone), one.variantIds[0])).breaks[0].unit_price).toBe(100)
  })

  describe("refuses", () => {
    const asked = (query: object) => session(shop).client.get("/store/tier-prices", query)

    it.each([
      ["no variant", () => ({ region_id: shop.regionId }), "variant_id", "invalid_type"],
      ["more than 100 variants", () => ({ region_id: shop.regionId, variant_id: Array.from({ length: 101 }, (_, index) => `variant_${index}`) }), "variant_id", "too_big"],
      ["no region and no cart", () => ({ variant_id: variant }), "region_id", "region_required"],
      ["an unknown region", () => ({ variant_id: variant, region_id: "reg_x" }), "region_id", "unknown_id"],
      ["unknown variants", () => ({ variant_id: [variant, "variant_x", "variant_y"], region_id: shop.regionId }), "variant_id", "unknown_id"],
      ["a text that no database stores", () => ({ variant_id: "\0", region_id: shop.regionId }), "variant_id.0", "unstorable_text"],
      ["a field that there is not", () => ({ variant_id: variant, region_id: shop.regionId, customer_id: "cus_x" }), "customer_id", "unrecognized_keys"],
      ["a country that is none", () => ({ variant_id: variant, region_id: shop.regionId, country_code: "Germany" }), "country_code", "too_big"],
    ])("%s", async (_name, query, path, reason) => {
      const { status, body } = await asked(query())
      expect([status, body.type, body.errors]).toEqual([400, "invalid_data", [expect.objectContaining({ path, reason })]])
    })

    it("all unknown variants by name, and those of another sales channel or not published among them", async () => {
      const elsewhere = await makeProduct(await makeShop())
      const draft = await makeProduct(shop)
      await ok(asAdmin().post(`/admin/products/${draft.id}`, { status: "draft" }))
      const { body } = await asked({ variant_id: [elsewhere.variantIds[0], variant, draft.variantIds[0], "variant_x"], region_id: shop.regionId })
      expect(body.errors[0].values).toEqual([elsewhere.variantIds[0], draft.variantIds[0], "variant_x"])
    })

    it("a caller without a publishable key", async () => {
      expect((await asStranger().get("/store/tier-prices", { variant_id: variant, region_id: shop.regionId })).status).toBe(400)
    })
  })
})
