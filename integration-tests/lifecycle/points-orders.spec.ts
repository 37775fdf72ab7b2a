import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { cancelOrder, capture, deliverAll, orderLine, returnItems } from "../support/orders"
import { makeProduct } from "../support/products"
import { availableOf, deleteEarningRule, givePoints, ledgerOf, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

describe("points of an order", () => {
  let shop: Shop
  let variant: string
  let rule: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeEarningRule()
  })

  beforeEach(() => setProgram())
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const buyerWith = async (points = 0): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    if (points) await givePoints(buyer, points)
    return { ...session(shop, buyer), buyer }
  }

  const becomes = (buyer: Buyer, points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))

  it("are earned on net goods when it is placed", async () => {
    const buying = await buyerWith()
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 30)
    expect(await ledgerOf(buying.buyer)).toEqual([["earn", 30]])
  })

  it("are not earned on what points paid", async () => {
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    await redeemPoints(buying, cart.id, 1000)
    await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 20)
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 1000], ["redeem", -1000], ["earn", 20]])
  })

  it("are taken back and given back with a cancellation", async () => {
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    await redeemPoints(buying, cart.id, 1000)
    const order = await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 20)
    await cancelOrder(order.id)
    await becomes(buying.buyer, 1000)
    expect(await ledgerOf(buying.buyer)).toEqual([["adjust", 1000], ["redeem", -1000], ["earn", 20], ["clawback", -20], ["restore", 1000]])
  })

  it("are taken back in proportion, whatever comes back first, and all of them in the end", async () => {
    const buying = await buyerWith(1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    await redeemPoints(buying, cart.id, 1000)
    const order = await placeOrder(buying, cart.id)
    await becomes(buying.buyer, 20)
    await capture(order.id)
    await deliverAll(shop, order.id)
    const piece = { lineId: (await orderLine(order.id, variant)).id, quantity: 1 }
    await returnItems(shop, order.id, piece)
    // 1 of 3 pieces: 6.67 of 20 points stay less, rounded as the programme rounds; 333 of 1000 come back.
    await becomes(buying.buyer, 13 + 333)
    await returnItems(shop, order.id, piece)
    await becomes(buying.buyer, 6 + 666)
    await returnItems(shop, order.id, piece)
    await becomes(buying.buyer, 1000)
  })
})
