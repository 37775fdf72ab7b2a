/** Carts that race for the last free piece: one gets it, the others go on without it. */
import { makeCart, prepareCheckout, readCart, sendPaymentWebhook, session, startPayment, type Session } from "../support/carts"
import { makeBuyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { added, archiveFreeRules, freeLines, makeFreeRule } from "../support/free-products"
import { givenBy } from "../support/free-product-uses"
import { cancelOrder } from "../support/orders"
import { makeProduct } from "../support/products"
import { followOrder } from "../support/purchases"
import { makeShop, type Shop } from "../support/shops"
import { makeStocked, type Stocked } from "../support/stock"

const RACERS = 10

describe("carts that race for the last free piece", () => {
  let shop: Shop
  let goods: string
  let mug: string
  const rules: string[] = []

  beforeAll(async () => {
    shop = await makeShop({ shippingPrice: 0, taxRate: 0 })
    goods = (await makeProduct(shop)).variantIds[0]
    mug = (await makeProduct(shop)).variantIds[0]
  })
  afterEach(() => archiveFreeRules(...rules.splice(0)))

  const rule = async (limits: object, variant = mug): Promise<string> => {
    const id = await makeFreeRule(shop, { reward: added(variant), limits: { per_order: null, per_owner: null, total: null, ...limits } })
    rules.push(id)
    return id
  }

  type Racer = { buying: Session; cart: string }

  /** Carts that are ready to be completed and all show the free piece. */
  const racers = async (sessions: Session[]): Promise<Racer[]> => {
    const ready: Racer[] = []
    for (const buying of sessions) {
      const { id } = await makeCart(buying, [{ variant_id: goods, quantity: 1 }])
      await prepareCheckout(buying, id)
      ready.push({ buying, cart: id })
    }
    for (const { buying, cart } of ready) expect(freeLines(await readCart(buying, cart))).toHaveLength(1)
    return ready
  }
  const strangers = async (): Promise<Session[]> => Promise.all(Array.from({ length: RACERS }, async () => session(shop, await makeBuyer(shop))))

  type Finish = { order: string; free: number; refusals: string[] }

  /** Completes a cart; where that is refused, the same request once more, and nothing in between. */
  const finish = async ({ buying, cart }: Racer): Promise<Finish> => {
    const first = await buying.client.post(`/store/carts/${cart}/complete`)
    if (first.body.type === "order") {
      return { order: first.body.order.id, free: freeLines(first.body.order).length, refusals: [] }
    }
    expect([first.status, first.body.code]).toEqual([409, "cart_changed"])
    expect(freeLines(await readCart(buying, cart))).toHaveLength(0)
    const second = await buying.client.post(`/store/carts/${cart}/complete`)
    expect([second.status, second.body.type]).toEqual([200, "order"])
    return { order: second.body.order.id, free: freeLines(second.body.order).length, refusals: first.body.errors.map(({ reason }: { reason: string }) => reason).filter((reason: string) => reason !== "free_products_changed") }
  }

  /** All at once. One has it, the others were told why at most once. @returns the order that has it */
  const race = async (ready: Racer[], reason: string): Promise<string> => {
    const finished = await Promise.all(ready.map(finish))
    const lucky = finished.filter(({ free }) => free === 1)
    expect(lucky).toHaveLength(1)
    expect(finished.filter(({ free }) => free === 0)).toHaveLength(ready.length - 1)
    expect(new Set(finished.flatMap(({ refusals }) => refusals))).toEqual(new Set([reason]))
    expect(lucky[0].refusals).toEqual([])
    return lucky[0].order
  }

  it("of a rule's total: one gets it, nine complete without it, and a cancellation gives it back", async () => {
    const id = await rule({ total: 1 })
    const order = await race(await racers(await strangers()), "limit_total")
    expect(await givenBy(id)).toBe(1)
    await cancelOrder(order)
    await followOrder(order)
    expect(await givenBy(id)).toBe(0)
    const next = session(shop, await makeBuyer(shop))
    expect(freeLines(await makeCart(next, [{ variant_id: goods, quantity: 1 }]))).toHaveLength(1)
  }, 400_000)

  it("of one customer's: ten carts of his own, one gets it", async () => {
    const id = await rule({ per_owner: { period: "month", pieces: 1 } })
    const buyer = await makeBuyer(shop)
    await race(await racers(Array.from({ length: RACERS }, () => session(shop, buyer))), "limit_per_owner")
    expect(await givenBy(id)).toBe(1)
    const other = session(shop, await makeBuyer(shop))
    expect(freeLines(await makeCart(other, [{ variant_id: goods, quantity: 1 }]))).toHaveLength(1)
  }, 400_000)

  it("of the stock: one gets it, nobody fails in core's reservation", async () => {
    const last: Stocked = await makeStocked(shop, 1)
    const id = await rule({}, last.variantId)
    await race(await racers(await strangers()), "out_of_stock")
    expect(await givenBy(id)).toBe(1)
  }, 400_000)

  it("of two that were both paid for by webhook: one is an order with it, the other is no order, and completes without it", async () => {
    const id = await rule({ total: 1 })
    const paid: (Racer & { payment: Awaited<ReturnType<typeof prepareCheckout>> })[] = []
    for (const buying of (await strangers()).slice(0, 2)) {
      const { id: cart } = await makeCart(buying, [{ variant_id: goods, quantity: 1 }])
      paid.push({ buying, cart, payment: await prepareCheckout(buying, cart, "pp_webhook_test") })
    }
    await Promise.all(paid.map(({ buying, payment }) => sendPaymentWebhook(buying, { session_id: payment.id, amount: Number(payment.amount) })))
    const isCompleted = async ({ buying, cart }: Racer): Promise<boolean> => Boolean(((await readCart(buying, cart)) as { completed_at?: string | null }).completed_at)
    const [lucky] = await eventually(async () => {
      const done: Racer[] = []
      for (const racer of paid) if (await isCompleted(racer)) done.push(racer)
      return done.length ? done : undefined
    })
    expect(await givenBy(id)).toBe(1)
    const other = paid.find(({ cart }) => cart !== lucky.cart)
    if (!other) throw new Error("There is no other cart")
    expect(await isCompleted(other)).toBe(false)
    // What the webhook has refused is mended by the next request.
    await readCart(other.buying, other.cart)
    await startPayment(other.buying, other.cart)
    const finished = await finish(other)
    expect(finished.free).toBe(0)
    expect(await givenBy(id)).toBe(1)
  }, 400_000)

  it("the same cart ten times: one order, and one use of it", async () => {
    const id = await rule({ total: 5 })
    const [{ buying, cart }] = await racers([session(shop, await makeBuyer(shop))])
    const answers = await Promise.all(Array.from({ length: RACERS }, () => buying.client.post(`/store/carts/${cart}/complete`)))
    expect(new Set(answers.filter(({ body }) => body.type === "order").map(({ body }) => body.order.id)).size).toBe(1)
    expect(await givenBy(id)).toBe(1)
  }, 400_000)
})
