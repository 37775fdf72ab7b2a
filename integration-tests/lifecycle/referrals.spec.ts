import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeCompany } from "../support/companies"
import { makeBuyer, type Buyer } from "../support/customers"
import { cancelOrder, capture, refund } from "../support/orders"
import { makeProduct } from "../support/products"
import { followOrder } from "../support/purchases"
import { asAdmin, ok } from "../support/api"
import { eventually } from "../support/eventually"
import { endReferralProgram, inDatabase, insertAdvocate, insertClaim, passHolding, referralRow, setReferralProgram, untilState, wayOf, type Advocate } from "../support/referrals"
import { availableOf, givePoints, ledgerOf, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"
import { statementsOf, withoutSubscribers } from "../support/statements"

const run = async <T>(workflow: string, input: Record<string, unknown>): Promise<T> => (await testApp.container.resolve("workflows").run(workflow, { input })).result as T

const maintain = (now?: Date) => run<{ settled: number; failed: string[] }>("maintain-referrals", now ? { now: now.toISOString() } : {})

/** A programme whose discount is none in this shop's currency: orders are worth what their goods cost. */
const setTerms = (over: Record<string, unknown> = {}) => setReferralProgram({ friend: { discount: { type: "fixed", amounts: { usd: "10.00" } }, minimum_spend: null, points: null }, ...over })

jest.setTimeout(240_000)

describe("a referral from the first order to the reward", () => {
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

  type Friend = { buyer: Buyer; buying: Session; cartId: string; referral: string }

  const makeAdvocate = async (): Promise<{ buyer: Buyer; advocate: Advocate }> => {
    const buyer = await makeBuyer(shop)
    return { buyer, advocate: await insertAdvocate(buyer) }
  }

  /** A friend with a claim on a cart of 200.00. */
  const makeFriend = async (advocate: Advocate, over: Partial<Parameters<typeof insertClaim>[0]> = {}): Promise<Friend> => {
    const buyer = await makeBuyer(shop)
    const buying = session(shop, buyer)
    const { id: cartId } = await makeCart(buying, [{ variant_id: variant, quantity: 2 }])
    return { buyer, buying, cartId, referral: await insertClaim({ advocate, cartId, customerId: buyer.customerId, ...over }) }
  }

  /** Places an order of 200.00 with another cart of the friend's, or with the one of the claim. */
  const buy = async ({ buying, cartId }: Friend, id = cartId): Promise<string> => (await placeOrder(buying, id)).id

  const untilPoints = (buyer: Buyer, points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))

  it("is qualified and rewarded by the first order, once, however often and by whomever that is heard of", async () => {
    await setTerms({ friend: { discount: null, minimum_spend: null, points: 50 } })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await Promise.all([...Array.from({ length: 6 }, () => followOrder(order)), maintain(), maintain()])
    await untilState(friend.referral, "rewarded")
    await maintain()
    await followOrder(order)
    await untilPoints(buyer, 500)
    await untilPoints(friend.buyer, 50)
    expect(await wayOf(friend.referral)).toEqual(["claimed code_entered", "qualified first_order", "rewarded holding_over"])
    expect(await ledgerOf(buyer)).toEqual([["earn", 500]])
    expect(await ledgerOf(friend.buyer)).toEqual([["earn", 50]])
    expect(await referralRow(friend.referral)).toMatchObject({ order_id: order, currency_code: "eur", net: "200" })
  })

  it("waits for the event of its terms, and for its holding days", async () => {
    await setTerms({ qualifies_at: "payment_captured", holding_days: 14 })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await followOrder(order)
    expect((await referralRow(friend.referral)).state).toBe("claimed")
    await capture(order)
    const { qualified_at, due_at } = await untilState(friend.referral, "qualified")
    expect(Math.round(((due_at as Date).getTime() - (qualified_at as Date).getTime()) / 3_600_000)).toBe(14 * 24)
    await maintain()
    expect(await availableOf(buyer)).toBe(0)
    await passHolding(friend.referral)
    await maintain()
    expect((await referralRow(friend.referral)).state).toBe("rewarded")
    await untilPoints(buyer, 500)
  })

  it("keeps the terms of its claim, also where the programme is off by then", async () => {
    await setTerms({ advocate: { kind: "points", amount: { type: "share", percent: "5", points_per_unit: { eur: "10" }, maximum: null } } })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    await endReferralProgram()
    await followOrder(await buy(friend))
    await untilPoints(buyer, 100)
  })

  it("gives back in proportion what is undone after the reward, and everything with the rest", async () => {
    await setTerms()
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await capture(order)
    await untilPoints(buyer, 500)
    await refund(order, 50)
    await untilPoints(buyer, 375)
    await refund(order, 50)
    await untilPoints(buyer, 250)
    expect((await referralRow(friend.referral)).state).toBe("rewarded")
    await refund(order, 100)
    await untilState(friend.referral, "reversed")
    await untilPoints(buyer, 0)
    await Promise.all([followOrder(order), followOrder(order), maintain()])
    expect(await availableOf(buyer)).toBe(0)
    expect((await ledgerOf(buyer)).map(([, points]) => points)).toEqual([500, -125, -125, -250])
    expect((await wayOf(friend.referral)).slice(-1)).toEqual(["reversed refunded"])
  })

  it("takes back what is there of points that are spent", async () => {
    await setTerms()
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await untilPoints(buyer, 500)
    await givePoints(buyer, -400)
    await cancelOrder(order)
    await untilState(friend.referral, "reversed")
    await untilPoints(buyer, 0)
    expect((await wayOf(friend.referral)).slice(-1)).toEqual(["reversed canceled"])
  })

  it("by the other setting keeps the reward as a whole above the minimum, and loses it below", async () => {
    await setTerms({ when_undone: "whole", minimum_order: { eur: "150.00" } })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await capture(order)
    await untilPoints(buyer, 500)
    await refund(order, 50)
    await eventually(async () => ((await referralRow(friend.referral)).net === "150" ? true : undefined))
    expect(await availableOf(buyer)).toBe(500)
    await refund(order, 1)
    await untilState(friend.referral, "reversed")
    await untilPoints(buyer, 0)
    expect((await wayOf(friend.referral)).slice(-1)).toEqual(["reversed below_minimum"])
  })

  it("is reversed, and never rewarded, where the order is undone within its holding days", async () => {
    await setTerms({ holding_days: 5 })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await untilState(friend.referral, "qualified")
    await cancelOrder(order)
    await untilState(friend.referral, "reversed")
    await passHolding(friend.referral)
    await maintain()
    expect(await ledgerOf(buyer)).toEqual([])
  })

  it("waits for the next order where the first was cancelled before it counted", async () => {
    await setTerms({ qualifies_at: "payment_captured" })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const first = await buy(friend)
    await eventually(async () => ((await referralRow(friend.referral)).order_id === first ? true : undefined))
    await cancelOrder(first)
    await eventually(async () => ((await referralRow(friend.referral)).order_id === null ? true : undefined))
    const { id } = await makeCart(friend.buying, [{ variant_id: variant, quantity: 1 }])
    const second = await buy(friend, id)
    await capture(second)
    await untilPoints(buyer, 500)
    expect(await referralRow(friend.referral)).toMatchObject({ state: "rewarded", order_id: second })
  })

  it("lapses without an order in time, which sets the friend free; not while one is on its way", async () => {
    await setTerms({ qualifies_at: "payment_captured" })
    const { advocate } = await makeAdvocate()
    const over = { claimedAt: new Date(Date.now() - 40 * 86_400_000), lapsesAt: new Date(Date.now() - 2 * 3_600_000) }
    const idle = await makeFriend(advocate, over)
    const busy = await makeFriend(advocate)
    const order = await buy(busy)
    await followOrder(order)
    await inDatabase("UPDATE referral SET lapses_at = $2 WHERE id = $1", [busy.referral, over.lapsesAt])
    await maintain()
    expect(await wayOf(idle.referral)).toEqual(["claimed code_entered", "lapsed no_order_in_time"])
    expect((await inDatabase("SELECT kind FROM referral_identity WHERE referral_id = $1", [idle.referral])).rows).toEqual([])
    expect((await referralRow(busy.referral)).state).toBe("claimed")
    await capture(order)
    await untilState(busy.referral, "rewarded")
  })

  it("lapses in time with an order below the minimum", async () => {
    await setTerms({ minimum_order: { eur: "500.00" } })
    const { advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    await followOrder(await buy(friend))
    await inDatabase("UPDATE referral SET lapses_at = now() - interval '2 hours' WHERE id = $1", [friend.referral])
    await maintain()
    expect(await wayOf(friend.referral)).toEqual(["claimed code_entered", "lapsed below_minimum"])
  })

  it("of a lost event is heard of by the reconciliation, and of a replayed one nothing is given twice", async () => {
    await setTerms()
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await withoutSubscribers("order.placed", () => buy(friend))
    expect((await referralRow(friend.referral)).state).toBe("claimed")
    await run("reconcile-b2b-orders", {})
    await untilState(friend.referral, "rewarded")
    for (let replay = 0; replay < 3; replay++) await followOrder(order)
    expect(await ledgerOf(buyer)).toEqual([["earn", 500]])
  })

  it("of which a process died before it gave anything is made up for", async () => {
    await setTerms({ holding_days: 3 })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    await followOrder(await buy(friend))
    await inDatabase("UPDATE referral SET state = 'rewarded', rewarded_at = now(), friend_number = 1, rewards_open = true, updated_at = now() - interval '10 minutes' WHERE id = $1", [friend.referral])
    await maintain()
    await untilPoints(buyer, 500)
  })

  it("gives a company's points into its wallet, and a milestone for every second friend", async () => {
    await setTerms({ members_refer_for: "company", milestones: [{ every: 2, points: 1000 }] })
    const company = await makeCompany()
    const advocate = await insertAdvocate({ companyId: company.id })
    const friends = [await makeFriend(advocate), await makeFriend(advocate), await makeFriend(advocate)]
    const orders = []
    for (const friend of friends) {
      orders.push(await buy(friend))
      await untilState(friend.referral, "rewarded")
    }
    const wallet = async (): Promise<number> => (await ok<{ accounts: { available: number }[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: company.id }))).accounts[0]?.available
    await eventually(async () => ((await wallet()) === 2500 ? true : undefined))
    await cancelOrder(orders[1])
    await eventually(async () => ((await wallet()) === 1000 ? true : undefined))
    const another = await makeFriend(advocate)
    await buy(another)
    await eventually(async () => ((await wallet()) === 1500 ? true : undefined))
  })

  it("in review keeps the advocate waiting; approved, it goes on from where it stood", async () => {
    await setTerms()
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate, { state: "in_review", reason: "signals" })
    await followOrder(await buy(friend))
    expect(await referralRow(friend.referral)).toMatchObject({ state: "in_review", net: "200" })
    await run("approve-referral", { id: friend.referral, decision: { note: "Sisters" }, actor_id: null })
    await untilPoints(buyer, 500)
    expect(await wayOf(friend.referral)).toEqual(["in_review signals", "qualified approved", "rewarded holding_over"])
  })

  it("rejected, rewards nobody, whatever happens then", async () => {
    await setTerms({ holding_days: 2 })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await untilState(friend.referral, "qualified")
    await run("reject-referral", { id: friend.referral, decision: { note: "A second account" }, actor_id: null })
    await passHolding(friend.referral)
    await maintain()
    await followOrder(order)
    expect(await wayOf(friend.referral)).toEqual(["claimed code_entered", "qualified first_order", "rejected rejected_by_admin"])
    expect(await ledgerOf(buyer)).toEqual([])
  })

  it("of an erased advocate keeps its sums and loses the name, and rewards nobody", async () => {
    await setTerms({ holding_days: 2 })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    await buy(friend)
    await untilState(friend.referral, "qualified")
    await run("erase-points-owner", { customer_id: buyer.customerId })
    await run("erase-points-owner", { customer_id: friend.buyer.customerId })
    await passHolding(friend.referral)
    await maintain()
    expect(await referralRow(friend.referral)).toMatchObject({ state: "rewarded", customer_id: null, net: "200", rewards_open: false })
    const [{ owner_id }] = (await inDatabase("SELECT owner_id FROM referral_advocate WHERE id = $1", [advocate.id])).rows
    expect(owner_id).toBeNull()
    expect((await inDatabase("SELECT id FROM referral_code WHERE advocate_id = $1 AND replaced_at IS NULL", [advocate.id])).rows).toEqual([])
  })

  it("of an advocate who was deleted in Medusa keeps its sums and loses the name, and the code works no longer", async () => {
    await setTerms({ holding_days: 2 })
    const { buyer, advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    await buy(friend)
    await untilState(friend.referral, "qualified")
    await ok(asAdmin().delete(`/admin/customers/${buyer.customerId}`))
    await eventually(async () => ((await inDatabase("SELECT owner_id FROM referral_advocate WHERE id = $1", [advocate.id])).rows[0].owner_id === null ? true : undefined))
    expect((await inDatabase("SELECT id FROM referral_code WHERE advocate_id = $1 AND replaced_at IS NULL", [advocate.id])).rows).toEqual([])
    await passHolding(friend.referral)
    await maintain()
    expect(await referralRow(friend.referral)).toMatchObject({ state: "rewarded", net: "200", rewards_open: false })
  })

  it("costs an order one statement where nobody waits for it", async () => {
    await setTerms()
    const { advocate } = await makeAdvocate()
    const friend = await makeFriend(advocate)
    const order = await buy(friend)
    await untilState(friend.referral, "rewarded")
    await inDatabase("UPDATE referral SET state = 'lapsed' WHERE state IN ('claimed', 'in_review')")
    const stranger = session(shop, await makeBuyer(shop))
    const { id } = await makeCart(stranger, [{ variant_id: variant, quantity: 1 }])
    const other = (await placeOrder(stranger, id)).id
    await followOrder(other)
    const aboutReferrals = (statements: string[]) => statements.filter((sql) => /\breferral/.test(sql))
    expect(aboutReferrals(await statementsOf(() => followOrder(other)))).toHaveLength(1)
    expect(aboutReferrals(await statementsOf(() => followOrder(order)))).toHaveLength(1)
  })
})
