import type { AdminLadder, AdminLevel } from "../../src/types/loyalty-levels"
import { asAdmin, ok } from "../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, readCart, session, setQuantity, type Session } from "../support/carts"
import { makeCompany } from "../support/companies"
import { joinGroup, leaveGroup, makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { groupsOf, levelOf, makeLadder, memberOf, nightAt, ownLoyalty, removeLadder, requalifyAt } from "../support/levels"
import { cancelOrder, capture, refund } from "../support/orders"
import { makeProduct } from "../support/products"
import { cartPoints, deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../support/reward-points"
import { fixed, makeRule } from "../support/tier-price-rules"
import { makeShop, type Shop } from "../support/shops"

const DAY = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString()

describe("a buyer's level", () => {
  let shop: Shop
  let variant: string
  let ladder: AdminLadder
  let bronze: AdminLevel
  let silver: AdminLevel
  let gold: AdminLevel

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    const made = await makeLadder(
      { window: { type: "rolling_days", days: 30 }, grace_days: 5 },
      { net_spend: { eur: "50.00" }, orders: 5 },
      { net_spend: { eur: "100.00" } },
      { net_spend: { eur: "300.00" } }
    )
    ladder = made.ladder
    ;[bronze, silver, gold] = made.levels
  })

  afterAll(() => removeLadder(ladder))

  const buys = async (buying: Session, quantity: number): Promise<string> => {
    const cart = await makeCart(buying, [{ variant_id: variant, quantity }])
    return (await placeOrder(buying, cart.id)).id
  }
  const newBuyer = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop)
    return { ...session(shop, buyer), buyer }
  }
  const becomes = (buyer: Buyer, level: string | null) => eventually(async () => ((await levelOf(buyer)) === level ? true : undefined))

  it("rises with an order that reaches the threshold exactly, and price and points follow in the open cart", async () => {
    const buying = await newBuyer()
    const price = await makeRule({ audience: { type: "customer_groups", ids: [silver.customer_group_id] }, scope: { type: "variants", ids: [variant] }, breaks: [fixed(1, 8)], currency_code: "eur" })
    await setProgram()
    const rule = await makeEarningRule({ conditions: { code: "customer_groups", args: { ids: [silver.customer_group_id] } } })
    const open = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    expect((await readCart(buying, open.id)).items?.[0].unit_price).toBe(10)
    await buys(buying, 10)
    await becomes(buying.buyer, "Silver")
    expect(await groupsOf(buying.buyer)).toEqual([silver.customer_group_id])
    const changed = await setQuantity(buying, open.id, (await readCart(buying, open.id)).items?.[0].id ?? "", 2)
    expect(changed.items?.[0].unit_price).toBe(8)
    expect((await cartPoints(buying, open.id)).earns.points).toBe(16)
    const loyalty = await ownLoyalty(buying)
    expect(loyalty).toMatchObject({ level: { name: "Silver" }, source: "own", company: null, figures: { net_spend: { eur: "100" }, orders: 1, items: "10" }, offers: [] })
    expect(loyalty.next).toMatchObject({ level: { name: "Gold" }, needs: [{ figure: "net_spend", currency_code: "eur", threshold: "300", value: "100", missing: "200" }] })
    expect(loyalty.history).toMatchObject([{ level: { name: "Silver" }, from_level: null, cause: "reached" }])
    expect(await ok(asAdmin().get(`/admin/loyalty-levels/levels/${silver.id}/rules`))).toMatchObject({ rules: [{ kind: "tier_price_rule", id: price }, { kind: "earning_rule", id: rule }] })
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  it("falls at once when the order is refunded, as far as that takes it", async () => {
    const buying = await newBuyer()
    const order = await buys(buying, 30)
    await becomes(buying.buyer, "Gold")
    await capture(order)
    await refund(order, 200)
    await eventually(async () => ((await levelOf(buying.buyer)) !== "Gold" ? true : undefined))
    const { history, level } = await memberOf(buying.buyer)
    expect([level?.name, history[0].cause, history.length]).toEqual(["Silver", "undone", 2])
    expect(await groupsOf(buying.buyer)).toEqual([silver.customer_group_id])
  })

  it("is not kept by who orders, rises and cancels", async () => {
    const buying = await newBuyer()
    const order = await buys(buying, 30)
    await becomes(buying.buyer, "Gold")
    await cancelOrder(order)
    await becomes(buying.buyer, null)
    expect(await groupsOf(buying.buyer)).toEqual([])
    expect((await memberOf(buying.buyer)).history.map(({ cause }) => cause)).toEqual(["undone", "reached"])
  })

  it("is kept for the nights of grace when the order has aged out, then lost", async () => {
    const buying = await newBuyer()
    await buys(buying, 10)
    await becomes(buying.buyer, "Silver")
    await requalifyAt(inDays(30), buying.buyer)
    expect(await levelOf(buying.buyer)).toBe("Silver")
    await requalifyAt(inDays(35), buying.buyer)
    expect(await levelOf(buying.buyer)).toBe("Silver")
    await requalifyAt(inDays(36), buying.buyer)
    expect(await levelOf(buying.buyer)).toBeNull()
    expect((await memberOf(buying.buyer)).history[0]).toMatchObject({ cause: "aged_out", from_level: { name: "Silver" }, to_level: null })
    expect(await groupsOf(buying.buyer)).toEqual([])
  })

  it("has no more grace where nobody looked for days: the days count, not the looks", async () => {
    const buying = await newBuyer()
    await buys(buying, 10)
    await becomes(buying.buyer, "Silver")
    await requalifyAt(inDays(60), buying.buyer)
    expect(await levelOf(buying.buyer)).toBeNull()
  })

  it("is never below a grant in force, and falls when the grant ends", async () => {
    const { buyer } = await newBuyer()
    await ok(asAdmin().post(`/admin/loyalty-levels/members/${buyer.customerId}/grants`, { level_id: gold.id, reason: "Trade fair", ends_at: inDays(10) }))
    expect(await levelOf(buyer)).toBe("Gold")
    expect(await groupsOf(buyer)).toEqual([gold.customer_group_id])
    await requalifyAt(inDays(11), buyer)
    expect(await levelOf(buyer)).toBeNull()
    expect((await memberOf(buyer)).history.map(({ cause }) => cause)).toEqual(["grant_ended", "granted"])
  })

  it("falls at once when an admin ends the grant", async () => {
    const { buyer } = await newBuyer()
    const { grant } = await ok<{ grant: { id: string } }>(asAdmin().post(`/admin/loyalty-levels/members/${buyer.customerId}/grants`, { level_id: silver.id, reason: "Trade fair" }))
    expect(await levelOf(buyer)).toBe("Silver")
    await ok(asAdmin().delete(`/admin/loyalty-levels/members/${buyer.customerId}/grants/${grant.id}`))
    expect([await levelOf(buyer), await groupsOf(buyer)]).toEqual([null, []])
  })

  it("shows who was put into its group by hand as a grant, and ends that when he is taken out", async () => {
    const { buyer } = await newBuyer()
    await joinGroup(silver.customer_group_id, buyer.customerId)
    await requalifyAt(inDays(0), buyer)
    expect((await memberOf(buyer)).grants).toMatchObject([{ source: "group", level: { name: "Silver" }, ended_at: null }])
    expect(await levelOf(buyer)).toBe("Silver")
    await leaveGroup(silver.customer_group_id, buyer.customerId)
    await requalifyAt(inDays(0), buyer)
    expect([await levelOf(buyer), await groupsOf(buyer)]).toEqual([null, []])
  })

  it("is taken from who was put into its group by hand, where the ladder says so", async () => {
    const { buyer } = await newBuyer()
    await ok(asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}`, { manual_members: "remove" }))
    await joinGroup(gold.customer_group_id, buyer.customerId)
    await requalifyAt(inDays(0), buyer)
    expect([await levelOf(buyer), await groupsOf(buyer), (await memberOf(buyer)).grants]).toEqual([null, [], []])
    await ok(asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}`, { manual_members: "grant" }))
  })

  it("is the company's where that is higher, for as long as he belongs to it", async () => {
    await ok(asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}`, { audiences: ["customer", "company"] }))
    const company = await makeCompany()
    const [boss, colleague] = [await newBuyer(), await newBuyer()]
    await joinGroup(company.customer_group_id, boss.buyer.customerId, colleague.buyer.customerId)
    await buys(boss, 30)
    await becomes(colleague.buyer, "Gold")
    expect(await groupsOf(colleague.buyer)).toEqual([company.customer_group_id, gold.customer_group_id])
    expect(await ownLoyalty(colleague)).toMatchObject({ level: { name: "Gold" }, source: "company", company: { id: company.id } })
    await leaveGroup(company.customer_group_id, colleague.buyer.customerId)
    await requalifyAt(inDays(0), colleague.buyer)
    expect([await levelOf(colleague.buyer), await groupsOf(colleague.buyer)]).toEqual([null, []])
    await ok(asAdmin().post(`/admin/loyalty-levels/ladders/${ladder.id}`, { audiences: ["customer"] }))
  })

  it("is brought in line for everybody by a night that goes on where it was interrupted", async () => {
    const { buyer } = await newBuyer()
    await joinGroup(bronze.customer_group_id, buyer.customerId)
    const first = await nightAt(inDays(0), { batch: 3, minutes: 0 })
    expect(first).toMatchObject({ status: "running" })
    const second = await nightAt(inDays(0), { batch: 100 })
    expect(second).toMatchObject({ status: "done", run_id: first.run_id })
    expect(second.looked_at).toBeGreaterThan(first.looked_at)
    expect(await levelOf(buyer)).toBe("Bronze")
    expect(await ok(asAdmin().get("/admin/loyalty-levels/recompute"))).toMatchObject({ run: { id: first.run_id, status: "done" } })
  })

  it("follows at once when an admin puts a buyer into a group or takes him out", async () => {
    const { buyer } = await newBuyer()
    await joinGroup(bronze.customer_group_id, buyer.customerId)
    expect(await levelOf(buyer)).toBe("Bronze")
    await leaveGroup(bronze.customer_group_id, buyer.customerId)
    expect([await levelOf(buyer), await groupsOf(buyer)]).toEqual([null, []])
  })

  it("stays as it is once the plugin is retired: nobody moves, groups stay", async () => {
    const { buyer } = await newBuyer()
    await joinGroup(bronze.customer_group_id, buyer.customerId)
    const retire = (retired: boolean) => testApp.container.resolve("workflows").run("retire-loyalty-levels", { input: { retired } })
    await retire(true)
    await requalifyAt(inDays(0), buyer)
    await nightAt(inDays(0))
    expect(await groupsOf(buyer)).toEqual([bronze.customer_group_id])
    await retire(false)
    await requalifyAt(inDays(0), buyer)
    expect([await levelOf(buyer), await groupsOf(buyer)]).toEqual(["Bronze", [bronze.customer_group_id]])
  })

  it("is forgotten with its owner", async () => {
    const buying = await newBuyer()
    await buys(buying, 10)
    await becomes(buying.buyer, "Silver")
    await ok(asAdmin().post("/admin/reward-points/erase", { customer_id: buying.buyer.customerId }))
    const { rows } = await testApp.container.resolve("__pg_connection__").raw("SELECT 1 FROM loyalty_standing WHERE owner_id = ? UNION ALL SELECT 1 FROM loyalty_change WHERE owner_id = ? UNION ALL SELECT 1 FROM loyalty_membership WHERE customer_id = ?", [buying.buyer.customerId, buying.buyer.customerId, buying.buyer.customerId])
    expect(rows).toEqual([])
  })

  it("changes once where two orders at the same moment both reach it", async () => {
    const buying = await newBuyer()
    const carts = await Promise.all([1, 2].map(async () => (await makeCart(buying, [{ variant_id: variant, quantity: 12 }])).id))
    for (const cart of carts) await prepareCheckout(buying, cart)
    await Promise.all(carts.map((cart) => complete(buying, cart)))
    await becomes(buying.buyer, "Silver")
    await Promise.all(Array.from({ length: 6 }, () => requalifyAt(inDays(0), buying.buyer)))
    expect((await memberOf(buying.buyer)).history).toHaveLength(1)
    expect(await groupsOf(buying.buyer)).toEqual([silver.customer_group_id])
    expect((await memberOf(buying.buyer)).figures).toMatchObject({ net_spend: { eur: "240" }, orders: 2 })
  })

  it("is not read from an unknown group", async () => {
    const group = await makeGroup()
    const { buyer } = await newBuyer()
    await joinGroup(group, buyer.customerId)
    await requalifyAt(inDays(0), buyer)
    expect([await levelOf(buyer), await groupsOf(buyer)]).toEqual([null, [group]])
  })
})
