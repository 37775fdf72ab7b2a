import { complete, makeCart, prepareCheckout, session, type Session } from "../support/carts"
import { makeBuyer, makeGroup } from "../support/customers"
import { makeProduct } from "../support/products"
import { availableOf, deleteEarningRule, givePoints, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { endReferralProgram, insertAdvocate, insertClaim } from "../support/referrals"
import { makeShop, type Shop } from "../support/shops"
import { statementsOf, withoutSubscribers } from "../support/statements"

/** On a database a millisecond away each statement costs a millisecond: their number is kept down, and does not grow with the lines. */
describe("the statements of an order with points", () => {
  let shop: Shop
  let variants: string[]
  let rule: string

  beforeAll(async () => {
    shop = await makeShop()
    variants = (await makeProduct(shop, { variants: Array.from({ length: 20 }, () => ({ prices: [{ amount: 10, currency_code: "eur" }] })) })).variantIds
    rule = await makeEarningRule()
    await setProgram()
    await endReferralProgram()
    // Of a shop with referrals one always waits for some friend's order: that asks the orders of others nothing more.
    await insertClaim({ advocate: await insertAdvocate({ customerId: (await makeBuyer(shop)).customerId }), cartId: "cart_of_a_friend" })
  })

  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  type Placed = { orderId: string; ofCompletion: string[]; available: () => Promise<number> }

  /** A buyer in a customer group completes a cart; nobody follows its order yet. */
  const place = async (lines: number, redeemed: number): Promise<Placed> => {
    const buyer = await makeBuyer(shop, [await makeGroup()])
    await givePoints(buyer, 1000)
    const buying: Session = session(shop, buyer)
    const cart = await makeCart(buying, variants.slice(0, lines).map((variant_id) => ({ variant_id, quantity: 2 })))
    if (redeemed) await redeemPoints(buying, cart.id, redeemed)
    await prepareCheckout(buying, cart.id)
    let orderId = ""
    const ofCompletion = await withoutSubscribers("order.placed", () =>
      statementsOf(async () => {
        orderId = (await complete(buying, cart.id)).id
      })
    )
    return { orderId, ofCompletion, available: () => availableOf(buyer) }
  }

  const follow = ({ orderId }: Placed) => statementsOf(() => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: orderId } }))

  it.each([
    { lines: 1, redeemed: 0, left: 1020 },
    { lines: 20, redeemed: 0, left: 1400 },
    { lines: 1, redeemed: 500, left: 515 },
    { lines: 20, redeemed: 500, left: 895 },
  ])("are at most 14 to record and grant what follows from $lines lines that $redeemed points paid for", async ({ lines, redeemed, left }) => {
    const placed = await place(lines, redeemed)
    const statements = await follow(placed)
    expect(await placed.available()).toBe(left)
    expect(statements.length).toBeGreaterThan(5)
    expect(statements.length > 14 ? statements : []).toEqual([])
  })

  it("are at most 14 when the order is followed again and nothing has changed, and two more while a friend's order is awaited somewhere", async () => {
    const placed = await place(2, 500)
    await follow(placed)
    const again = await follow(placed)
    expect(await placed.available()).toBe(535)
    // Nobody looks for the cart of an order that is recorded, until it may be the awaited one.
    const ofAwaited = again.filter((sql) => /UPDATE referral SET|from "order_cart"/.test(sql))
    expect(ofAwaited).toHaveLength(2)
    expect(again.length - ofAwaited.length > 14 ? again : []).toEqual([])
  })

  it("are as many for the completion of 20 lines as of one", async () => {
    const [one, many] = [await place(1, 500), await place(20, 500)]
    expect(many.ofCompletion).toHaveLength(one.ofCompletion.length)
  })

  it("are at most 20 more than the 88 of a shop without the plugin to complete a cart with a redemption", async () => {
    const { ofCompletion } = await place(2, 500)
    expect(ofCompletion.length).toBeGreaterThan(50)
    expect(ofCompletion.length > 108 ? ofCompletion.map((sql) => sql.slice(0, 160)) : []).toEqual([])
  })
})
