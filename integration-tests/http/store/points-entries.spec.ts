import type { PointsEntry } from "../../../src/types/reward-points"
import { makeCart, placeOrder, session, type Session } from "../../support/carts"
import { makeBuyer, type Buyer } from "../../support/customers"
import { eventually } from "../../support/eventually"
import { makeProduct } from "../../support/products"
import { availableOf, deleteEarningRule, givePoints, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../../support/reward-points"
import { makeShop, type Shop } from "../../support/shops"

describe("GET /store/customers/me/points/entries", () => {
  let shop: Shop
  let variant: string
  let rule: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeEarningRule()
    await setProgram()
  })

  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const buyerWith = async (points: number): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    await givePoints(buyer, points)
    return { ...session(shop, buyer), buyer }
  }

  const order = async (buying: Session & { buyer: Buyer }, quantity: number, points: number, then: number): Promise<string> => {
    const cart = await makeCart(buying, [{ variant_id: variant, quantity }])
    if (points) await redeemPoints(buying, cart.id, points)
    const { id } = await placeOrder(buying, cart.id)
    await eventually(async () => ((await availableOf(buying.buyer)) === then ? true : undefined))
    return id
  }

  const read = ({ client }: Session, query: object) => client.get("/store/customers/me/points/entries", query)
  const shown = ({ body }: { body: { entries: PointsEntry[] } }) => body.entries.map(({ type, points }) => [type, points])

  it("shows what one order did to points, the redemption that paid for it included", async () => {
    const buying = await buyerWith(1000)
    const first = await order(buying, 3, 500, 525)
    const second = await order(buying, 2, 0, 545)
    expect(shown(await read(buying, { order_id: first }))).toEqual([["earn", 25], ["redeem", -500]])
    const answer = await read(buying, { order_id: second })
    expect(shown(answer)).toEqual([["earn", 20]])
    expect(answer.body).toMatchObject({ count: 1, entries: [{ order_id: second }] })
  })

  it("shows nothing of somebody else's order", async () => {
    const buying = await buyerWith(100)
    const theirs = await order(buying, 1, 0, 110)
    expect((await read(await buyerWith(100), { order_id: theirs })).body).toMatchObject({ entries: [], count: 0 })
  })

  it("shows a window of time, its end excluded, and refuses one that is none", async () => {
    const buying = await buyerWith(100)
    const [{ created_at }] = (await read(buying, {})).body.entries
    expect(shown(await read(buying, { from: created_at }))).toEqual([["adjust", 100]])
    expect(shown(await read(buying, { to: created_at }))).toEqual([])
    const refused = await read(buying, { from: "yesterday" })
    expect(refused.status).toBe(400)
    expect(refused.body.errors).toEqual([expect.objectContaining({ path: "from" })])
  })
})
