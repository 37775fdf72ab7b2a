import type { RewardPointsService } from "../../src/modules/reward-points/service"
import { startAppProcess, type AppProcess } from "../support/app-process"
import { makeCart, prepareCheckout, readCart, session, type Session } from "../support/carts"
import { makeBuyer, type Buyer } from "../support/customers"
import { startCuttingProxy, type Cut, type CuttingProxy } from "../support/cutting-proxy"
import { makeProduct } from "../support/products"
import { accountOf, availableOf, givePoints, redeemPoints, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

const ledger = (): RewardPointsService => testApp.container.resolve("reward_points")

/** What a completion does that can be cut, in its order. */
const STATEMENTS: [string, RegExp][] = [
  ["the debit", /INSERT INTO reward_points_entry/],
  ["the note of the debit", /UPDATE reward_points_redemption SET entry_id/],
  ["the order", /insert into "order" /i],
  ["the link of cart and order", /insert into "order_cart"/i],
  ["the payment", /insert into "payment" /i],
]

describe("a completion that is cut", () => {
  let shop: Shop
  let variant: string
  let proxy: CuttingProxy

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
    await setProgram()
    proxy = await startCuttingProxy(testApp.databaseUrl)
  })

  afterAll(async () => {
    await proxy.stop()
    await switchProgramOff()
    expect(await ledger().brokenInvariants()).toEqual([])
  })

  /** A buyer with 1,000 points, and a cart that takes 600 of them, ready to be completed. */
  const ready = async (): Promise<{ buying: Session & { buyer: Buyer }; cartId: string }> => {
    const buyer = await makeBuyer(shop)
    await givePoints(buyer, 1000)
    const buying = { ...session(shop, buyer), buyer }
    const { id } = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, id, 600)
    await prepareCheckout(buying, id)
    return { buying, cartId: id }
  }

  /** What the reconciliations make of it, minutes later. */
  const settle = async (): Promise<void> => {
    const workflows = testApp.container.resolve("workflows")
    const minutesLater = (minutes: number) => ({ input: { now: new Date(Date.now() + minutes * 60_000).toISOString() } })
    // Two: it remembers how far it has come, and looks back five minutes from there.
    await workflows.run("reconcile-b2b-orders", minutesLater(2))
    await workflows.run("maintain-points-ledger", minutesLater(10))
  }

  const expectNothingLost = async ({ buying, cartId }: Awaited<ReturnType<typeof ready>>): Promise<void> => {
    await settle()
    const { orders } = (await buying.client.get("/store/orders")).body
    // Medusa makes the order and links it with its cart in two transactions: between them an order may stand without its cart.
    expect(await availableOf(buying.buyer)).toBe(1000 - 600 * orders.length)
    if ((await readCart(buying, cartId)).completed_at) expect(orders).toHaveLength(1)
    expect((await ledger().verify([(await accountOf(buying.buyer)).id])).problems).toEqual([])
  }

  describe("from its database", () => {
    let app: AppProcess

    beforeAll(async () => {
      app = await startAppProcess({ databaseUrl: proxy.databaseUrl })
    })

    afterAll(() => app.stop())

    const cases = STATEMENTS.flatMap(([name, statement]) => (["before", "after"] as const).map((when): [string, string, Cut] => [when, name, { statement, when }]))

    it.each(cases)("%s %s leaves nothing lost and nothing spent twice", async (_when, _name, cut) => {
      const started = await ready()
      const isCut = proxy.cutAt(cut)
      const elsewhere = session(shop, started.buying.buyer, app.baseUrl)
      await Promise.all([isCut, elsewhere.client.post(`/store/carts/${started.cartId}/complete`).then(() => undefined, () => undefined)])
      await expectNothingLost(started)
    })
  })

  it.each(STATEMENTS)("by the death of its process at %s leaves nothing lost and nothing spent twice", async (_name, statement) => {
    const started = await ready()
    const app = await startAppProcess({ databaseUrl: proxy.databaseUrl })
    const dead = new Promise<void>((done) => {
      void proxy.cutAt({ statement, when: "after", then: () => void app.kill().then(done) })
    })
    const elsewhere = session(shop, started.buying.buyer, app.baseUrl)
    await Promise.all([dead, elsewhere.client.post(`/store/carts/${started.cartId}/complete`).then(() => undefined, () => undefined)])
    await expectNothingLost(started)
  })
})
