import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "../support/api"
import { complete, makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { makeDraft } from "../support/draft-orders"
import { eventually } from "../support/eventually"
import { capture, completeOrder, editOrder, fulfil, orderLine } from "../support/orders"
import { ledger } from "../support/points"
import { makeProduct, type Product } from "../support/products"
import { followOrder } from "../support/purchases"
import { availableOf, cartPoints, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"
import { fixed, makeRule } from "../support/tier-price-rules"

describe("settings of the points programme", () => {
  let shop: Shop
  let listed: Product
  let contracted: Product
  let rule: string
  let contract: string

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    listed = await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })
    contracted = await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })
    contract = await makeRule({ combine: "override", scope: { type: "products", ids: [contracted.id] }, currency_code: "eur", breaks: [fixed(1, 20)] })
    rule = await makeEarningRule()
  })

  afterAll(async () => {
    await deleteEarningRule(rule)
    await ok(asAdmin().delete(`/admin/tier-price-rules/${contract}`))
    await switchProgramOff()
    expect(await ledger().brokenInvariants()).toEqual([])
  })

  const buyerWith = async (points = 0, groups: string[] = []): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop, groups)
    if (points) await givePoints(buyer, points)
    return { ...session(shop, buyer), buyer }
  }
  const lines = (...products: Product[]) => products.map(({ variantIds: [variant_id] }) => ({ variant_id, quantity: 1 }))
  const cartOf = async (buying: Session, ...products: Product[]): Promise<string> => (await makeCart(buying, lines(...products))).id
  const becomes = ({ buyer }: { buyer: Buyer }, points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))

  describe("where lines at a contract price do not earn", () => {
    beforeAll(() => setProgram({ earning: { on_contract_lines: false } }))

    it("gives points for the others of a cart, and its order", async () => {
      const buying = await buyerWith()
      const id = await cartOf(buying, listed, contracted)
      expect((await cartPoints(buying, id)).earns.points).toBe(10)
      await placeOrder(buying, id)
      await becomes(buying, 10)
    })

    it("gives none for one in a draft that is ordered", async () => {
      const buying = await buyerWith()
      const draft = await makeDraft(shop, lines(listed, contracted), { customerId: buying.buyer.customerId })
      await ok(asAdmin().post(`/admin/draft-orders/${draft.id}/convert-to-order`, {}))
      await becomes(buying, 10)
      expect(await ledgerOf(buying.buyer)).toEqual([["earn", 10]])
    })

    it("gives none for one that an edit adds", async () => {
      const buying = await buyerWith()
      const order = await placeOrder(buying, await cartOf(buying, listed))
      await becomes(buying, 10)
      await editOrder(order.id, { add: lines(listed, contracted) })
      await becomes(buying, 20)
      expect((await ok<{ points: number }>(asAdmin().post("/admin/reward-points/earning-rules/preview", { order_id: order.id }))).points).toBe(20)
    })
  })

  it("keeps points from paying for lines at a contract price where they may not", async () => {
    await setProgram({ redemption: { pays_contract_lines: false } })
    const buying = await buyerWith(5000)
    const id = await cartOf(buying, listed, contracted)
    const { cart, points } = await redeemPoints(buying, id, "max")
    expect([points.applied, points.maximum, cart.total]).toEqual([1000, 1000, 20])
    const only = await cartOf(buying, contracted)
    expect((await redeemPoints(buying, only, 500)).points).toMatchObject({ applied: 0, reason: "nothing_to_pay" })
  })

  it("grants after the last of several fulfilments", async () => {
    await setProgram({ earning: { event: "order_fulfilled" } })
    const buying = await buyerWith()
    const order = await placeOrder(buying, (await makeCart(buying, [{ variant_id: listed.variantIds[0], quantity: 3 }])).id)
    const lineId = (await orderLine(order.id, listed.variantIds[0])).id
    await fulfil(shop, order.id, [{ lineId, quantity: 1 }])
    await followOrder(order.id)
    expect(await availableOf(buying.buyer)).toBe(0)
    await fulfil(shop, order.id, [{ lineId, quantity: 2 }])
    await becomes(buying, 30)
  })

  it("grants when the order is completed, and when points alone have paid for it nothing waits for a capture", async () => {
    await setProgram({ earning: { event: "order_completed" } })
    const buying = await buyerWith()
    const order = await placeOrder(buying, await cartOf(buying, listed))
    await capture(order.id)
    await followOrder(order.id)
    expect(await availableOf(buying.buyer)).toBe(0)
    await completeOrder(order.id)
    await becomes(buying, 10)

    await setProgram({ earning: { event: "payment_captured", on_points_value: true } })
    const rich = await buyerWith(1000)
    const id = await cartOf(rich, listed)
    await redeemPoints(rich, id, "max")
    await ok(rich.client.post(`/store/carts/${id}/shipping-methods`, { option_id: shop.shippingOptionId }))
    expect((await complete(rich, id)).total).toBe(0)
    await becomes(rich, 10)
  })

  it("gives no more than the greatest balance", async () => {
    await setProgram({ earning: { maximum_balance: 25 } })
    const buying = await buyerWith(20)
    const id = await cartOf(buying, listed)
    expect((await cartPoints(buying, id)).earns.points).toBe(5)
    await placeOrder(buying, id)
    await becomes(buying, 25)
    expect((await cartPoints(buying, await cartOf(buying, listed))).earns.points).toBe(0)
  })

  it("keeps points and codes apart where they do not combine, from whichever comes first", async () => {
    await setProgram({ redemption: { with_codes: false }, earning: { with_codes: false } })
    const code = `APART${testApp.nextNumber()}`
    const method = { type: "percentage", value: 10, target_type: "items", allocation: "across", currency_code: "eur" }
    await ok<HttpTypes.AdminPromotionResponse>(asAdmin().post("/admin/promotions", { code, type: "standard", status: "active", application_method: method }))
    const buying = await buyerWith(500)
    const id = await cartOf(buying, listed)
    expect((await redeemPoints(buying, id, 500)).cart.total).toBe(5)
    const { cart } = await ok<{ cart: { total: number } }>(buying.client.post(`/store/carts/${id}/promotions`, { promo_codes: [code] }))
    expect(cart.total).toBe(9)
    expect(await cartPoints(buying, id)).toMatchObject({ applied: 0, reason: "code_in_cart", intent: 500, earns: { points: 0 } })
    const refused = await buying.client.post(`/store/carts/${id}/points`, { points: 100 })
    expect([refused.status, refused.body.errors[0].reason]).toEqual([400, "code_in_cart"])
    await ok(buying.client.delete(`/store/carts/${id}/promotions`, { promo_codes: [code] }))
    expect(await cartPoints(buying, id)).toMatchObject({ applied: 500, earns: { points: 5 } })
  })

  it("gives nothing to an excluded group, for an excluded product nothing, and takes no points there", async () => {
    const group = await makeGroup()
    await setProgram({ excluded: { customer_group_ids: [group], product_ids: [contracted.id], category_ids: [] } })
    const outside = await buyerWith(5000, [group])
    const id = await cartOf(outside, listed)
    expect(await cartPoints(outside, id)).toMatchObject({ maximum: 0, reason: "excluded_group", earns: { points: 0 } })
    const inside = await buyerWith(5000)
    const mixed = await cartOf(inside, listed, contracted)
    expect((await redeemPoints(inside, mixed, "max")).points).toMatchObject({ applied: 1000, earns: { points: 0 } })
    expect((await cartPoints(inside, await cartOf(inside, listed, contracted))).earns.points).toBe(10)
  })
})
