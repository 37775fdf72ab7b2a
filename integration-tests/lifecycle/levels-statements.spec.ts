import { makeCart, complete, prepareCheckout, session, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { groupsOf, levelOf, makeLadder, removeLadder } from "../support/levels"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"
import { statementsOf, withoutSubscribers } from "../support/statements"

/** On a database a millisecond away each statement costs a millisecond. */
describe("the statements of a buyer's level", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
  })

  /** An order for 20.00 that nobody has followed yet. */
  const unfollowedOrder = async (): Promise<Session & { buyer: Buyer; follow: () => Promise<string[]> }> => {
    const buyer = await makeBuyer(shop)
    const buying = session(shop, buyer)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 2 }])
    await prepareCheckout(buying, cart.id)
    const order = await withoutSubscribers("order.placed", () => complete(buying, cart.id))
    return { ...buying, buyer, follow: () => statementsOf(() => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: order.id } })) }
  }

  it("are at most 5 once the purchase is recorded", async () => {
    const { buyer, follow } = await unfollowedOrder()
    await follow()
    const without = (await follow()).length
    const { ladder } = await makeLadder({}, { net_spend: { eur: "1000" } })
    const first = await follow()
    const again = await follow()
    await removeLadder(ladder)
    expect(await levelOf(buyer)).toBeNull()
    // Without a ladder one statement has asked for it.
    const ofLevels = (statements: string[]): number => statements.length - without + 1
    expect([ofLevels(first), ofLevels(again)].map((count) => count > 1 && count <= 5)).toEqual([true, true])
  })

  it("are ten more where the level changes: the group is set, and it is told", async () => {
    const { buyer, follow } = await unfollowedOrder()
    await follow()
    const without = (await follow()).length
    const { ladder, levels } = await makeLadder({}, { net_spend: { eur: "20" } })
    const rising = await withoutSubscribers("loyalty-levels.welcome", follow)
    expect([await levelOf(buyer), await groupsOf(buyer)]).toEqual(["Bronze", [levels[0].customer_group_id]])
    await removeLadder(ladder)
    expect(rising.length - without + 1).toBeGreaterThan(5)
    expect(rising.length - without + 1).toBeLessThanOrEqual(15)
  })
})
