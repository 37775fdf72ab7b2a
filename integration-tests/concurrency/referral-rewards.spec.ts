import { makeCart, placeOrder, session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { makeProduct } from "../support/products"
import { followOrder } from "../support/purchases"
import { endReferralProgram, insertAdvocate, insertClaim, passHolding, referralRow, setReferralProgram, untilState, type Advocate } from "../support/referrals"
import { availableOf, ledgerOf, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

describe("rewards of many friends at the same moment", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 100, currency_code: "eur" }] }] })).variantIds[0]
    await setProgram()
  })

  afterAll(async () => {
    await endReferralProgram()
    await switchProgramOff()
  })

  const maintain = () => testApp.container.resolve("workflows").run("maintain-referrals", { input: {} })

  /** Friends whose orders are qualified and due. */
  const dueFriends = async (advocates: Advocate[]): Promise<{ referral: string; order: string; buyer: Buyer }[]> => {
    const friends = []
    for (const advocate of advocates) {
      const buyer = await makeBuyer(shop)
      const buying = session(shop, buyer)
      const { id: cartId } = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
      const referral = await insertClaim({ advocate, cartId, customerId: buyer.customerId })
      const { id: order } = await placeOrder(buying, cartId)
      await untilState(referral, "qualified")
      await passHolding(referral)
      friends.push({ referral, order, buyer })
    }
    return friends
  }

  /** Each is settled by its order's events and by the job, several times, all at once. */
  const settleAll = (friends: { order: string }[]) => Promise.all([...friends.flatMap(({ order }) => [followOrder(order), followOrder(order)]), maintain(), maintain(), maintain()])

  const states = (friends: { referral: string }[]) => Promise.all(friends.map(async ({ referral }) => (await referralRow(referral)).state))

  it("gives each advocate exactly as many as the limit, and each friend at most one", async () => {
    await setReferralProgram({ holding_days: 1, limits: { per_advocate: 2, per_period: null, in_total: null }, friend: { discount: null, minimum_spend: null, points: 10 } })
    const advocate = await makeBuyer(shop)
    const inserted = await insertAdvocate(advocate)
    const friends = await dueFriends(Array.from({ length: 5 }, () => inserted))
    await settleAll(friends)
    await settleAll(friends)
    expect((await states(friends)).sort()).toEqual(["rejected", "rejected", "rejected", "rewarded", "rewarded"])
    expect(await ledgerOf(advocate)).toEqual([["earn", 500], ["earn", 500]])
    // What a friend was promised is given, also where the advocate is beyond the limit.
    for (const { buyer } of friends) expect(await ledgerOf(buyer)).toEqual([["earn", 10]])
  }, 240_000)

  it("keeps a limit of all advocates together, and that of a period", async () => {
    await setReferralProgram({ holding_days: 1, limits: { per_advocate: null, per_period: { period: "year", count: 1 }, in_total: null } })
    const buyers = [await makeBuyer(shop), await makeBuyer(shop)]
    const [first, second] = [await insertAdvocate(buyers[0]), await insertAdvocate(buyers[1])]
    const friends = await dueFriends([first, first, second, second])
    await settleAll(friends)
    expect((await states(friends)).sort()).toEqual(["rejected", "rejected", "rewarded", "rewarded"])
    expect(await Promise.all(buyers.map(availableOf))).toEqual([500, 500])
  }, 240_000)

  it("gives a milestone once, whoever of them completes it", async () => {
    await setReferralProgram({ holding_days: 1, milestones: [{ every: 3, points: 7 }] })
    const advocate = await makeBuyer(shop)
    const inserted = await insertAdvocate(advocate)
    const friends = await dueFriends(Array.from({ length: 4 }, () => inserted))
    await settleAll(friends)
    expect(await availableOf(advocate)).toBe(4 * 500 + 7)
  }, 240_000)
})
