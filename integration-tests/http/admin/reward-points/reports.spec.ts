import type { Response } from "supertest"
import type { AdminOrderPoints, AdminPointsAccountResponse, AdminPointsActivity, AdminPointsLiability } from "../../../../src/types/reward-points"
import { asAdmin, asBuyer, asStranger, ok } from "../../../support/api"
import { makeCart, placeOrder, session } from "../../../support/carts"
import { makeBuyer, type Buyer } from "../../../support/customers"
import { eventually } from "../../../support/eventually"
import { cancelOrder } from "../../../support/orders"
import { makeProduct } from "../../../support/products"
import { accountOf, availableOf, deleteEarningRule, givePoints, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

const ROUTE = "/admin/reward-points"

describe("/admin/reward-points, what it reports", () => {
  let shop: Shop
  let variant: string
  let buyer: Buyer
  let rule: string

  beforeAll(async () => {
    shop = await makeShop({ taxRate: 0, shippingPrice: 0 })
    variant = (await makeProduct(shop)).variantIds[0]
    rule = await makeEarningRule({ name: "Base" })
  })
  beforeEach(async () => {
    await setProgram()
    buyer = await makeBuyer(shop)
  })
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const reasonsOf = ({ status, body }: Response): [number, string[]] => [status, (body.errors ?? []).map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]
  const becomes = (points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))
  const liability = () => ok<AdminPointsLiability>(asAdmin().get(`${ROUTE}/reports/liability`))

  /** 1,000 points, 300 of them spent on an order of 100.00 that earns 97. */
  const order = async (): Promise<string> => {
    const buying = session(shop, buyer)
    await givePoints(buyer, 1000)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, cart.id, 300)
    const { id } = await placeOrder(buying, cart.id)
    await becomes(797)
    return id
  }

  it("the liability: what stands, what it is worth, and when it ends", async () => {
    const before = await liability()
    const { id } = await accountOf(buyer)
    await ok(asAdmin().post(`${ROUTE}/accounts/${id}/adjust`, { points: 250, reason: "For the test", expires_at: "2098-05-31T12:00:00Z" }))
    await givePoints(buyer, 50)
    const after = await liability()
    expect(after.outstanding - before.outstanding).toBe(300)
    expect(after.accounts - before.accounts).toBe(1)
    expect(after.by_expiry.find(({ month }) => month === "2098-05")).toEqual({ month: "2098-05", points: 250 })
    expect(after.values.find(({ currency_code }) => currency_code === "eur")?.amount).toBeCloseTo(after.outstanding / 100, 2)
    expect(after.by_expiry.reduce((sum, { points }) => sum + points, 0)).toBe(after.outstanding + after.pending)
    expect(Object.keys(after).sort()).toEqual(["accounts", "at", "by_expiry", "negative", "outstanding", "pending", "values"])
  })

  it("the activity of a window: what was earned, redeemed, clawed back and given back, and by whom", async () => {
    const from = new Date().toISOString()
    await cancelOrder(await order())
    await becomes(1000)
    const { totals, periods, top_accounts } = await ok<AdminPointsActivity>(asAdmin().get(`${ROUTE}/reports/activity`, { from, to: new Date(Date.now() + 1000).toISOString(), period: "month" }))
    expect(totals).toEqual({ earned: 97, redeemed: 300, expired: 0, clawed_back: 97, restored: 300, adjusted: 1000 })
    expect(periods.length).toBeGreaterThan(0)
    const account_id = (await accountOf(buyer)).id
    expect(top_accounts).toEqual([{ account_id, owner: { type: "customer", id: buyer.customerId, name: buyer.email }, earned: 97, redeemed: 300, available: 1000 }])
  })

  it.each([
    ["from=soon", "from: invalid_union"],
    ["from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from: ends_before_start"],
    ["from=2000-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", "from: window_too_long"],
    ["from=0001-01-01T00:00:00Z&to=9999-01-01T00:00:00Z&period=month", "from: window_too_long"],
    ["period=hour", "period: invalid_value"],
    ["period[]=day", "period: invalid_value"],
    ["account_id=a", "account_id: unrecognized_keys"],
  ])("refuses an activity of %s", async (query, expected) => {
    expect(reasonsOf(await asAdmin().get(`${ROUTE}/reports/activity?${query}`))).toEqual([400, [expected]])
  })

  it("an order: what it earned and redeemed on which line, what was undone, and the entries", async () => {
    const id = await order()
    const account_id = (await accountOf(buyer)).id
    const shown = await ok<AdminOrderPoints>(asAdmin().get(`${ROUTE}/orders/${id}`))
    expect(shown).toMatchObject({
      order_id: id,
      currency_code: "eur",
      redeemed_value: 3,
      withhold: null,
      accounts: [{ account_id, owner: { type: "customer", id: buyer.customerId }, earned: 97, redeemed: 300, clawed_back: 0, restored: 0, granted_at: expect.any(String) }],
      lines: [{ earned: 97, redeemed: 300, clawed_back: 0, restored: 0, reasons: [{ rule_id: rule, name: "Base", points: 97 }] }],
    })
    expect(shown.entries.map(({ type, points }) => [type, points]).sort()).toEqual([["earn", 97], ["redeem", -300]])
    const { lots } = await ok<AdminPointsAccountResponse>(asAdmin().get(`${ROUTE}/accounts/${account_id}`))
    expect(lots.find(({ order_id }) => order_id === id)).toMatchObject({ points: 97, order_display_id: shown.entries[0].order_display_id })
    await cancelOrder(id)
    await becomes(1000)
    expect((await ok<AdminOrderPoints>(asAdmin().get(`${ROUTE}/orders/${id}`))).accounts).toMatchObject([{ clawed_back: 97, restored: 300 }])
  })

  it("under the policy to withhold: what of a refund is to be kept back for points that are spent", async () => {
    await setProgram({ clawback: "withhold" })
    const buying = session(shop, buyer)
    const { id } = await placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity: 1 }])).id)
    await becomes(100)
    const next = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    await redeemPoints(buying, next.id, "max")
    await placeOrder(buying, next.id)
    await becomes(99)
    await cancelOrder(id)
    await becomes(0)
    expect((await ok<AdminOrderPoints>(asAdmin().get(`${ROUTE}/orders/${id}`))).withhold).toEqual({ points: 1, amount: 0.01 })
  })

  it("finds no order that is none", async () => {
    for (const id of ["order_none", "a%00b", "x".repeat(5000)]) {
      const { status, body } = await asAdmin().get(`${ROUTE}/orders/${id}`)
      expect([status, body.code]).toEqual([404, "order_not_found"])
    }
  })

  it.each([
    ["get", "program"],
    ["post", "program"],
    ["get", "earning-rules"],
    ["post", "earning-rules"],
    ["post", "earning-rules/preview"],
    ["get", "earning-rules/rprule_1"],
    ["delete", "earning-rules/rprule_1"],
    ["get", "conditions"],
    ["get", "accounts"],
    ["get", "accounts/rpacc_1"],
    ["get", "accounts/rpacc_1/entries"],
    ["post", "accounts/rpacc_1/adjust"],
    ["post", "actions"],
    ["post", "import"],
    ["get", "export"],
    ["post", "backfill"],
    ["post", "verify"],
    ["get", "reports/liability"],
    ["get", "reports/activity"],
    ["get", "orders/order_1"],
    ["post", "erase"],
  ] as const)("is for admins alone: %s %s", async (method, route) => {
    for (const caller of [asStranger(), asStranger({ authorization: `Bearer ${buyer.token}` }), asBuyer(shop, buyer)]) {
      expect((await caller[method](`${ROUTE}/${route}`)).status).toBe(401)
    }
  })
})
