import { ok } from "../support/api"
import { addLine, makeCart, readCart, session, type Cart, type Session } from "../support/carts"
import { makeProduct } from "../support/products"
import { makeShop } from "../support/shops"
import { makeRule, percentage } from "../support/tier-price-rules"

const retire = async (retired: boolean): Promise<{ changed: number; failed: string[] }> => {
  const engine = testApp.container.resolve("workflows")
  const { result } = await engine.run("retire-tier-prices", { input: { retired } })
  return result
}

const readLine = async ({ client }: Session, cartId: string) =>
  (await ok<{ cart: Cart }>(client.get(`/store/carts/${cartId}`, { fields: "*items" }))).cart.items?.[0]

describe("retiring the plugin", () => {
  afterEach(async () => {
    await retire(false)
  })

  it("returns the lines of open carts to Medusa's own prices, and keeps them there", async () => {
    const shop = await makeShop()
    const product = await makeProduct(shop)
    const other = await makeProduct(shop)
    await makeRule({ scope: { type: "products", ids: [product.id] }, promotions: "exclude", breaks: [percentage(1, 10)] })
    const guest = session(shop)
    const { id } = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 1 }])
    expect(await readLine(guest, id)).toMatchObject({ unit_price: 90, is_discountable: false })
    expect(await retire(true)).toMatchObject({ failed: [] })
    expect(await readLine(guest, id)).toMatchObject({ unit_price: 100, compare_at_unit_price: null, is_discountable: true })
    const cart = await addLine(guest, id, { variant_id: other.variantIds[0], quantity: 1 })
    expect(cart.items?.map(({ unit_price }) => unit_price)).toEqual([100, 100])
  })

  it("can be taken back", async () => {
    const shop = await makeShop()
    const product = await makeProduct(shop)
    await makeRule({ scope: { type: "products", ids: [product.id] }, breaks: [percentage(1, 10)] })
    await retire(true)
    const guest = session(shop)
    const { id } = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 1 }])
    expect((await readCart(guest, id)).items?.[0].unit_price).toBe(100)
    await retire(false)
    expect((await readCart(guest, id)).items?.[0].unit_price).toBe(90)
  })
})
