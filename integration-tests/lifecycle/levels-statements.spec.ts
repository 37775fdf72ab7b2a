import { makeCart, complete, prepareCheckout, session } from "../support/carts"
import { makeBuyer } from "../support/customers"
import { levelOf, makeLadder, removeLadder } from "../support/levels"
import { makeProduct } from "../support/products"
import { makeShop } from "../support/shops"
import { statementsOf, withoutSubscribers } from "../support/statements"

/** On a database a millisecond away each statement costs a millisecond. */
describe("the statements of a buyer's level", () => {
  it("are at most 5 once the purchase is recorded", async () => {
    const shop = await makeShop()
    const [variant] = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds
    const buyer = await makeBuyer(shop)
    const buying = session(shop, buyer)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 2 }])
    await prepareCheckout(buying, cart.id)
    const order = await withoutSubscribers("order.placed", () => complete(buying, cart.id))
    const follow = () => statementsOf(() => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: order.id } }))
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
})
