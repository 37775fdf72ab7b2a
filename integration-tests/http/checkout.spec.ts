import { asAdmin, asBuyer, asStranger, ok } from "../support/api"
import { startAppProcess } from "../support/app-process"
import { addLine, complete, makeCart, placeOrder, prepareCheckout, readCart, sendPaymentWebhook, session } from "../support/carts"
import { joinGroup, makeBuyer, makeGroup } from "../support/customers"
import { makePriceList, makePromotion } from "../support/price-lists"
import { makeCategory, makeProduct, makeReducedRate } from "../support/products"
import { makeShop, type Shop } from "../support/shops"

describe("a shop without tier rules", () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await makeShop()
  })

  it("takes an order of a guest at the list price", async () => {
    const { variantIds } = await makeProduct(shop, { categoryIds: [await makeCategory()] })
    const guest = session(shop)
    const cart = await makeCart(guest, [{ variant_id: variantIds[0], quantity: 2 }])
    const order = await placeOrder(guest, cart.id)
    expect(order.items?.map(({ unit_price, quantity }) => ({ unit_price, quantity }))).toEqual([
      { unit_price: 100, quantity: 2 },
    ])
    // (200 goods + 10 shipping) and 19 % tax
    expect(order.total).toBe(249.9)
  })

  it("charges the reduced tax rate of a product", async () => {
    const { id, variantIds } = await makeProduct(shop)
    await makeReducedRate(shop, 7, [id])
    const cart = await addLine(session(shop), (await makeCart(session(shop))).id, { variant_id: variantIds[0], quantity: 1 })
    expect(cart.total).toBe(107)
  })

  it("gives a member of a group the price of Medusa's own price list, and a promotion on top", async () => {
    const { variantIds } = await makeProduct(shop)
    const group = await makeGroup()
    const buyer = await makeBuyer(shop)
    await joinGroup(group, buyer.customerId)
    await makePriceList({ type: "override", groupIds: [group], prices: [{ variant_id: variantIds[0], currency_code: "eur", amount: 60 }] })
    const buying = session(shop, buyer)
    const { id } = await makeCart(buying, [{ variant_id: variantIds[0], quantity: 1 }])
    const code = await makePromotion(10)
    await ok(buying.client.post(`/store/carts/${id}/promotions`, { promo_codes: [code] }))
    const cart = await readCart(buying, id)
    expect(cart.items?.[0]?.unit_price).toBe(60)
    // 10 % of 60, and its 19 % tax
    expect(cart.discount_total).toBe(7.14)
  })

  it("is completed by a payment webhook, past the route", async () => {
    const { variantIds } = await makeProduct(shop)
    const buying = session(shop, await makeBuyer(shop))
    const cart = await makeCart(buying, [{ variant_id: variantIds[0], quantity: 1 }])
    const payment = await prepareCheckout(buying, cart.id, "pp_webhook_test")
    await sendPaymentWebhook(buying, { session_id: payment.id, amount: payment.amount })
    const order = await eventually(async () => {
      const { orders } = await ok<{ orders: { total: number }[] }>(buying.client.get("/store/orders"))
      return orders[0]
    })
    expect(order.total).toBe(payment.amount)
  })

  it("answers the same from a second process on the same database", async () => {
    const { variantIds } = await makeProduct(shop)
    const second = await startAppProcess()
    try {
      const cart = await makeCart(session(shop), [{ variant_id: variantIds[0], quantity: 3 }])
      expect((await completeElsewhere(second.baseUrl, cart.id)).items?.[0]?.unit_price).toBe(100)
      const { users } = await ok<{ users: { id: string }[] }>(asAdmin(second.baseUrl).get("/admin/users"))
      expect(users).toHaveLength(1)
    } finally {
      await second.stop()
    }
  })

  it("refuses an admin route to a guest and to a buyer", async () => {
    const buyer = await makeBuyer(shop)
    const answers = [asStranger(), asBuyer(shop, buyer)].map((caller) => caller.get("/admin/products"))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 401])
  })

  const completeElsewhere = async (baseUrl: string, cartId: string) => {
    const elsewhere = session(shop, undefined, baseUrl)
    await prepareCheckout(elsewhere, cartId)
    return complete(elsewhere, cartId)
  }
})

const eventually = async <T>(read: () => Promise<T | undefined>): Promise<T> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = await read()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error("It did not happen")
}
