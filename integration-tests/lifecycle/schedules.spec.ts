import { asAdmin, asBuyer, ok } from "../support/api"
import { startAppProcess, type AppProcess } from "../support/app-process"
import { addLine, makeCart, prepareCheckout, readCart, session } from "../support/carts"
import { pause } from "../support/eventually"
import { linePrices, readTable } from "../support/prices"
import { makeProduct, type Product } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { changeRule, makeRule, percentage, type RuleFields } from "../support/tier-price-rules"

const inMilliseconds = (time: number) => new Date(Date.now() + time).toISOString()
const DAY = 86_400_000

describe("when a rule holds", () => {
  let shop: Shop
  let other: Product

  beforeAll(async () => {
    shop = await makeShop()
    other = await makeProduct(shop)
  })

  const touched = async (cartId: string) => linePrices(await addLine(session(shop), cartId, { variant_id: other.variantIds[0], quantity: 1 }))
  const productWith = async (fields: object): Promise<{ variant: string; rule: string }> => {
    const product = await makeProduct(shop)
    const rule = await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 25)], ...fields })
    return { variant: product.variantIds[0], rule }
  }
  const startCart = async (variant_id: string) => (await makeCart(session(shop), [{ variant_id, quantity: 1 }])).id

  it.each([
    ["not yet", { starts_at: inMilliseconds(DAY) }, 100],
    ["no more", { starts_at: inMilliseconds(-2 * DAY), ends_at: inMilliseconds(-DAY) }, 100],
    ["inside of its schedule", { starts_at: inMilliseconds(-DAY), ends_at: inMilliseconds(DAY) }, 75],
    ["as a draft not", { status: "draft" }, 100],
    ["in the archive not", { status: "archived" }, 100],
  ])("%s", async (_name, fields, price) => {
    const { variant } = await productWith(fields)
    const cart = await makeCart(session(shop), [{ variant_id: variant, quantity: 1 }])
    expect(linePrices(cart)[variant]).toBe(price)
    expect((await readTable(session(shop), variant)).breaks[0].unit_price).toBe(price)
  })

  /** Long enough for a few requests on a slow machine. */
  const SOON = 8000

  it("one that starts while a cart is open reaches it at its next change", async () => {
    const starts = Date.now() + SOON
    const { variant } = await productWith({ starts_at: new Date(starts).toISOString() })
    const id = await startCart(variant)
    expect((await touched(id))[variant]).toBe(100)
    await pause(starts - Date.now() + 100)
    expect((await touched(id))[variant]).toBe(75)
  })

  it("one that ends while a cart is open leaves it before completion at the latest", async () => {
    const { variant, rule } = await productWith({})
    const guest = session(shop)
    const id = await startCart(variant)
    const ends = Date.now() + SOON
    await changeRule(rule, { ends_at: new Date(ends).toISOString() })
    await prepareCheckout(guest, id)
    expect((await readCart(guest, id)).items?.[0].unit_price).toBe(75)
    await pause(ends - Date.now() + 100)
    const { status, body } = await guest.client.post(`/store/carts/${id}/complete`)
    expect([status, body.code, body.cart_total_after - body.cart_total_before]).toEqual([409, "cart_changed", expect.closeTo(29.75, 5)])
  })

  it.each([
    ["a draft that is activated", { status: "draft" }, { status: "active" }, [100, 75]],
    ["an active one that is archived", {}, { status: "archived" }, [75, 100]],
    ["new breaks", {}, { breaks: [percentage(1, 30)] }, [75, 70]],
    ["another scope", {}, { scope: { type: "products", ids: ["other"] } }, [75, 100]],
    ["another audience", {}, { audience: { type: "customers", ids: ["nobody"] } }, [75, 100]],
  ])("a change reaches an open cart at its next change: %s", async (_name, before, change, [first, second]) => {
    const { variant, rule } = await productWith(before)
    const id = await startCart(variant)
    expect((await touched(id))[variant]).toBe(first)
    await changeRule(rule, await withRealIds(change))
    expect((await touched(id))[variant]).toBe(second)
  })

  it("a deleted rule leaves an open cart at its next change", async () => {
    const { variant, rule } = await productWith({})
    const id = await startCart(variant)
    await ok(asAdmin().delete(`/admin/tier-price-rules/${rule}`))
    expect((await touched(id))[variant]).toBe(100)
  })

  /** Rules name only what there is. */
  const withRealIds = async (change: object): Promise<RuleFields> => {
    const { customer } = await ok<{ customer: { id: string } }>(asAdmin().post("/admin/customers", { email: `nobody-${testApp.nextNumber()}@tests.example` }))
    return JSON.parse(JSON.stringify(change).replace('"other"', `"${other.id}"`).replace('"nobody"', `"${customer.id}"`))
  }

  describe("in another process", () => {
    let second: AppProcess

    beforeAll(async () => {
      second = await startAppProcess()
    })

    afterAll(() => second.stop())

    it("holds with the next request what was changed here, and here what was changed there", async () => {
      const { variant, rule } = await productWith({})
      const id = await startCart(variant)
      const there = session(shop, undefined, second.baseUrl)
      const readThere = async () => (await readTable(there, variant)).breaks[0].unit_price
      expect(await readThere()).toBe(75)
      await changeRule(rule, { breaks: [percentage(1, 40)] })
      expect(await readThere()).toBe(60)
      expect(linePrices(await addLine(there, id, { variant_id: other.variantIds[0], quantity: 1 }))[variant]).toBe(60)
      await ok(asAdmin(second.baseUrl).post(`/admin/tier-price-rules/${rule}`, { breaks: [percentage(1, 50)] }))
      expect((await touched(id))[variant]).toBe(50)
      expect((await readTable(session(shop), variant)).breaks[0].unit_price).toBe(50)
      await ok(asAdmin(second.baseUrl).delete(`/admin/tier-price-rules/${rule}`))
      expect((await touched(id))[variant]).toBe(100)
    })

    it("knows whose cart it is, whoever was asked first", async () => {
      const { body } = await asBuyer(shop).get("/store/tier-prices", { variant_id: other.variantIds[0], region_id: shop.regionId })
      expect(body.tier_prices).toHaveLength(1)
    })
  })
})
