import { makeCart, readCart, session, type Session } from "../../support/carts"
import { makeProduct, type Product } from "../../support/products"
import { makeShop, type Shop } from "../../support/shops"

describe("quantities on the routes of line items", () => {
  let shop: Shop
  let product: Product
  let guest: Session
  let cartId: string
  let lineId: string

  beforeAll(async () => {
    shop = await makeShop()
    product = await makeProduct(shop)
    guest = session(shop)
    const cart = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 2 }])
    cartId = cart.id
    lineId = cart.items?.[0].id ?? ""
  })

  const line = (quantity: unknown) => ({ variant_id: product.variantIds[0], quantity })

  describe.each([
    ["adding a line", "quantity", (quantity: unknown) => guest.client.post(`/store/carts/${cartId}/line-items`, line(quantity))],
    ["changing a line", "quantity", (quantity: unknown) => guest.client.post(`/store/carts/${cartId}/line-items/${lineId}`, { quantity })],
    ["a cart with items", "items.0.quantity", (quantity: unknown) => guest.client.post("/store/carts", { region_id: shop.regionId, items: [line(quantity)] })],
  ])("%s", (_name, path, send) => {
    it.each([
      ["half a piece", 0.5, "invalid_type"],
      ["one and a half", 1.5, "invalid_type"],
      ["1e12 pieces", 1e12, "too_big"],
      ["one more than a column holds", 2_147_483_648, "too_big"],
      ["less than none", -1, "too_small"],
      ["a text", "two", "invalid_type"],
      ["a number as text", "2", "invalid_type"],
    ])("refuses %s", async (_name, quantity, reason) => {
      const { status, body } = await send(quantity)
      expect([status, body.type, body.errors]).toEqual([400, "invalid_data", [expect.objectContaining({ path, reason })]])
      expect((await readCart(guest, cartId)).items?.map((each) => each.quantity)).toEqual([2])
    })
  })

  it.each([
    ["/Store/CARTS/:id/Line-Items", () => `/Store/CARTS/${cartId}/Line-Items`],
    ["a path that ends in a slash", () => `/store/carts/${cartId}/line-items/`],
  ])("are refused however the path is written: %s", async (_name, path) => {
    for (const quantity of [0.5, 1e12]) {
      const { status, body } = await guest.client.post(path(), line(quantity))
      expect([status, body.errors?.[0]?.path]).toEqual([400, "quantity"])
    }
  })

  it("zero takes the line out when it is changed", async () => {
    const cart = await makeCart(guest, [{ variant_id: product.variantIds[0], quantity: 2 }])
    const { status } = await guest.client.post(`/store/carts/${cart.id}/line-items/${cart.items?.[0].id}`, { quantity: 0 })
    expect([status, (await readCart(guest, cart.id)).items]).toEqual([200, []])
  })

  it.each([
    ["adding a line", () => guest.client.post(`/store/carts/${cartId}/line-items`, line(0))],
    ["a cart with items", () => guest.client.post("/store/carts", { region_id: shop.regionId, items: [line(0)] })],
  ])("zero is refused for %s", async (_name, send) => {
    const { status, body } = await send()
    expect([status, body.errors?.[0]?.reason]).toEqual([400, "too_small"])
  })
})
