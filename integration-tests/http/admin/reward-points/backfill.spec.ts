import type { BackfilledOrders } from "../../../../src/workflows/reward-points/backfill-orders"
import { asAdmin, ok } from "../../../support/api"
import { makeCart, placeOrder, session, type Session } from "../../../support/carts"
import { makeBuyer, type Buyer } from "../../../support/customers"
import { cancelOrder, editOrder, orderLine } from "../../../support/orders"
import { makeProduct } from "../../../support/products"
import { availableOf, deleteEarningRule, ledgerOf, makeEarningRule, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

const ROUTE = "/admin/reward-points/backfill"

describe("POST /admin/reward-points/backfill", () => {
  let shop: Shop
  let variant: string
  let rule: string
  let from: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeEarningRule()
  })
  beforeEach(async () => {
    await switchProgramOff()
    from = new Date().toISOString()
  })
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const backfill = (more: object = {}) => ok<BackfilledOrders>(asAdmin().post(ROUTE, { from, ...more }))
  const bought = async (buying: Session, quantity: number): Promise<string> => (await placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity }])).id)).id
  const registered = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }

  it("grants points for orders that were placed before, once, also when run by several at once", async () => {
    const buying = await registered()
    await bought(buying, 3)
    await bought(buying, 2)
    const guests = await bought(session(shop), 1)
    await setProgram()
    const would = { orders: 3, granted: 2, accounts: 1, points: 50, skipped: [{ order_id: guests, reason: "guest" }], skipped_count: 1 }
    expect(await backfill({ dry_run: true })).toEqual({ dry_run: true, ...would })
    expect(await availableOf(buying.buyer)).toBe(0)
    const done = await Promise.all([backfill(), backfill()])
    expect(done.reduce((sum, { points }) => sum + points, 0)).toBe(50)
    expect(await backfill()).toMatchObject({ granted: 0, points: 0, skipped_count: 3 })
    expect(await ledgerOf(buying.buyer)).toEqual([["earn", 30], ["earn", 20]])
  })

  it("grants what of an order is not undone, and takes it back when more is", async () => {
    const buying = await registered()
    const [edited, canceled] = [await bought(buying, 4), await bought(buying, 1)]
    await editOrder(edited, { set: [{ lineId: (await orderLine(edited, variant)).id, quantity: 3 }] })
    await cancelOrder(canceled)
    await setProgram()
    expect(await backfill()).toMatchObject({ orders: 2, granted: 1, points: 30, skipped: [{ order_id: canceled, reason: "undone" }] })
    await cancelOrder(edited)
    await testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id: edited } })
    expect(await availableOf(buying.buyer)).toBe(0)
  })

  it("leaves alone what was placed while the programme was active, and what is outside of the range", async () => {
    const buying = await registered()
    await bought(buying, 1)
    const to = new Date().toISOString()
    await setProgram()
    await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    expect(await backfill({ from: new Date().toISOString() })).toMatchObject({ orders: 0 })
    expect(await backfill({ to, dry_run: true })).toMatchObject({ orders: 1, points: 10 })
    await bought(buying, 2)
    const { orders, skipped } = await backfill({ from: to, dry_run: true })
    expect([orders, skipped.map(({ reason }) => reason)]).toEqual([1, [expect.stringMatching(/already_recorded|programme_was_active/)]])
  })

  it("waits for the programme's earn event, and does nothing while it is off", async () => {
    const buying = await registered()
    const order_id = await bought(buying, 1)
    const { status, body } = await asAdmin().post(ROUTE, { from })
    expect([status, body.code]).toEqual([400, "program_off"])
    await setProgram({ earning: { event: "order_completed" } })
    expect(await backfill()).toMatchObject({ granted: 0, skipped: [{ order_id, reason: "earn_event_missing" }] })
  })

  it.each([
    [{ from: "yesterday" }, "from: invalid_union"],
    [{ to: 5 }, "to: invalid_union"],
    [{ from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z" }, "to: ends_before_start"],
    [{ dry_run: "yes" }, "dry_run: invalid_type"],
    [{ orders: [] }, "orders: unrecognized_keys"],
  ])("refuses %j", async (input, expected) => {
    const { status, body } = await asAdmin().post(ROUTE, input)
    expect([status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, [expected]])
  })
})
