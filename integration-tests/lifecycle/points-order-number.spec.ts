import type { AdminEarningPreview } from "../../src/types/reward-points"
import type { BackfilledOrders } from "../../src/workflows/reward-points/backfill-orders"
import { asAdmin, ok } from "../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, session, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { makeDraft } from "../support/draft-orders"
import { eventually } from "../support/eventually"
import { cancelOrder, capture, deliverAll, editOrder, orderLine, returnItems } from "../support/orders"
import { makeProduct } from "../support/products"
import { untilPurchases } from "../support/purchases"
import { availableOf, cartPoints, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

describe("a buyer's first and n-th orders", () => {
  let shop: Shop
  let variant: string
  let rules: string[]

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rules = [
      await makeEarningRule(),
      await makeEarningRule({ name: "Welcome", grant: { type: "fixed", points: 500 }, conditions: { code: "first_order", args: {} } }),
      await makeEarningRule({ name: "Third", grant: { type: "fixed", points: 3000 }, conditions: { code: "nth_order", args: { number: 3 } } }),
    ]
  })

  beforeEach(() => setProgram())
  afterAll(async () => {
    for (const rule of rules) await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const newcomer = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }
  const cartOf = async (buying: Session): Promise<string> => (await makeCart(buying, [{ variant_id: variant, quantity: 1 }])).id
  const shown = async (buying: Session): Promise<number> => (await cartPoints(buying, await cartOf(buying))).earns.points
  const buy = async (buying: Session) => placeOrder(buying, await cartOf(buying))
  const becomes = ({ buyer }: { buyer: Buyer }, points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))
  const reasonsOf = async (input: object): Promise<(string | null)[]> =>
    (await ok<AdminEarningPreview>(asAdmin().post("/admin/reward-points/earning-rules/preview", input))).rules.filter(({ rule_id }) => rules.slice(1).includes(rule_id)).map(({ reason }) => reason)

  it("earn what their rules give, as the cart says before", async () => {
    const buying = await newcomer()
    expect(await shown(buying)).toBe(510)
    await buy(buying)
    expect(await shown(buying)).toBe(10)
    await buy(buying)
    expect(await shown(buying)).toBe(3010)
    await buy(buying)
    await becomes(buying, 510 + 10 + 3010)
    expect(await shown(buying)).toBe(10)
  })

  it("do not count an order that is cancelled, nor one of which nothing is left", async () => {
    const buying = await newcomer()
    const first = await buy(buying)
    await becomes(buying, 510)
    await cancelOrder(first.id)
    await becomes(buying, 0)
    expect(await shown(buying)).toBe(510)
    const second = await buy(buying)
    await capture(second.id)
    await deliverAll(shop, second.id)
    expect(await shown(buying)).toBe(10)
    await returnItems(shop, second.id, { lineId: (await orderLine(second.id, variant)).id, quantity: 1 })
    await untilPurchases(second.id, (purchases) => purchases.every(({ undone_num, undone_den }) => undone_num === undone_den))
    expect(await shown(buying)).toBe(510)
  })

  it("are one first order, however many carts are completed at the same moment", async () => {
    const buying = await newcomer()
    const carts = []
    for (let cart = 0; cart < 4; cart++) {
      const id = await cartOf(buying)
      await prepareCheckout(buying, id)
      carts.push(id)
    }
    await Promise.all(carts.map((id) => complete(buying, id)))
    const earned = await eventually(async () => {
      const entries = await ledgerOf(buying.buyer)
      return entries.length === carts.length ? entries.map(([, points]) => points).sort((a, b) => a - b) : undefined
    })
    expect(earned).toEqual([10, 10, 510, 3010])
  })

  it("do not count a cart whose completion was refused", async () => {
    const buying = await newcomer()
    await givePoints(buying.buyer, 100)
    const refused = await cartOf(buying)
    await redeemPoints(buying, refused, 100)
    await prepareCheckout(buying, refused)
    await givePoints(buying.buyer, -100)
    expect((await buying.client.post(`/store/carts/${refused}/complete`)).status).toBeGreaterThanOrEqual(400)
    await buy(buying)
    await becomes(buying, 510)
  })

  it("keep their number when they are edited after others were placed", async () => {
    const buying = await newcomer()
    const first = await buy(buying)
    await buy(buying)
    await becomes(buying, 520)
    await editOrder(first.id, { set: [{ lineId: (await orderLine(first.id, variant)).id, quantity: 2 }] })
    // What is added to a first order is part of it: its welcome is given once.
    await becomes(buying, 520 + 10)
    expect(await reasonsOf({ order_id: first.id })).toEqual([null, "conditions_unmet"])
  })

  it("are of a draft as of when it was placed", async () => {
    const buying = await newcomer()
    const draft = await makeDraft(shop, [{ variant_id: variant, quantity: 1 }], { customerId: buying.buyer.customerId })
    expect(await shown(buying)).toBe(510)
    await buy(buying)
    await becomes(buying, 510)
    await ok(asAdmin().post(`/admin/draft-orders/${draft.id}/convert-to-order`, {}))
    await becomes(buying, 520)
    expect(await shown(buying)).toBe(3010)
  })

  it("are those of then for orders that are older than the programme", async () => {
    await switchProgramOff()
    const from = new Date().toISOString()
    const buying = await newcomer()
    for (let order = 0; order < 3; order++) await buy(buying)
    await setProgram()
    expect(await ok<BackfilledOrders>(asAdmin().post("/admin/reward-points/backfill", { from }))).toMatchObject({ granted: 3, points: 510 + 10 + 3010 })
    expect((await ledgerOf(buying.buyer)).map(([, points]) => points)).toEqual([510, 10, 3010])
  })

  it("are not known of a guest, and known of a customer who is asked for", async () => {
    const guest = session(shop)
    const cart_id = await cartOf(guest)
    await prepareCheckout(guest, cart_id)
    const { buyer } = await newcomer()
    expect(await reasonsOf({ cart_id })).toEqual(["conditions_unmet", "conditions_unmet"])
    expect(await reasonsOf({ cart_id, customer_id: buyer.customerId })).toEqual([null, "conditions_unmet"])
  })
})
