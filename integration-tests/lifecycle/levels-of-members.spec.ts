import type { AdminLadder, AdminLevel } from "../../src/types/loyalty-levels"
import { asAdmin, ok } from "../support/api"
import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeCompany, type Company } from "../support/companies"
import { joinGroup, leaveGroup, makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { levelOf, makeLadder, memberOf, ownLoyalty, removeLadder, requalifyAt } from "../support/levels"
import { cancelOrder } from "../support/orders"
import { makeProduct } from "../support/products"
import { makeShop, type Shop } from "../support/shops"

type Told = { level?: { name: string } | null; to_level?: { name: string } | null; from_level: { name: string } | null; cause: string; company: { id: string } | null; counts?: boolean }

describe("what a company's level does for its members", () => {
  let shop: Shop
  let variant: string
  let ladder: AdminLadder
  let silver: AdminLevel
  let gold: AdminLevel
  let company: Company

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    const made = await makeLadder({ audiences: ["customer", "company"], window: { type: "rolling_days", days: 30 } }, { net_spend: { eur: "50.00" } }, { net_spend: { eur: "100.00" } }, { net_spend: { eur: "300.00" } })
    ladder = made.ladder
    ;[, silver, gold] = made.levels
  })

  beforeEach(async () => {
    company = await makeCompany()
  })

  afterAll(() => removeLadder(ladder))

  const newMember = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop, [company.customer_group_id])
    return { ...session(shop, buyer), buyer }
  }
  const buys = async (buying: Session, quantity: number): Promise<string> => (await placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity }])).id)).id
  const becomes = (buyer: Buyer, level: string | null) => eventually(async () => ((await levelOf(buyer)) === level ? true : undefined))
  const grants = (level: AdminLevel) => ok<{ grant: { id: string } }>(asAdmin().post(`/admin/loyalty-levels/members/${company.id}/grants`, { level_id: level.id, reason: "Contract", owner_type: "company" }))

  /** The oldest first: `none > Gold company`. */
  const lines = (history: Told[]): string[] =>
    [...history].reverse().map(({ level, to_level, from_level, cause, counts }) => `${counts === false ? "~" : ""}${from_level?.name ?? "none"} > ${(level ?? to_level)?.name ?? "none"} ${cause}`)
  const ownHistory = async (buying: Session) => lines((await ownLoyalty(buying)).history)
  const adminHistory = async (buyer: Buyer) => lines((await memberOf(buyer)).history)

  it("stands in their history, once for each, with the company and since when", async () => {
    const [boss, colleague] = [await newMember(), await newMember()]
    const order = await buys(boss, 30)
    await becomes(colleague.buyer, "Gold")
    await becomes(boss.buyer, "Gold")
    expect(await ownHistory(colleague)).toEqual(["none > Gold company"])
    expect(await ownHistory(boss)).toEqual(["none > Gold reached"])
    expect(await adminHistory(boss.buyer)).toEqual(["none > Gold reached"])
    const { history, since } = await memberOf(colleague.buyer)
    expect(history).toMatchObject([{ cause: "company", company: { id: company.id, name: company.name ?? expect.anything() }, counts: true, figures: null, order_id: null }])
    expect([since, (await ownLoyalty(colleague)).since]).toEqual([history[0].at, history[0].at])
    await cancelOrder(order)
    await becomes(colleague.buyer, null)
    await becomes(boss.buyer, null)
    expect(await ownHistory(colleague)).toEqual(["none > Gold company", "Gold > none company"])
    expect(await ownHistory(boss)).toEqual(["none > Gold reached", "Gold > none undone"])
    expect([(await ownLoyalty(colleague)).since, (await memberOf(colleague.buyer)).since]).toEqual([null, null])
  })

  it("begins when they join and ends when they leave, and what they have earned below it is kept apart", async () => {
    await grants(gold)
    const buyer = await makeBuyer(shop)
    const buying = { ...session(shop, buyer), buyer }
    await buys(buying, 5)
    await becomes(buyer, "Bronze")
    await joinGroup(company.customer_group_id, buyer.customerId)
    expect((await memberOf(buyer)).history[0]).toMatchObject({ cause: "company", company: { id: company.id }, from_level: { name: "Bronze" }, to_level: { name: "Gold" } })
    await buys(buying, 5)
    await eventually(async () => ((await memberOf(buyer)).earned_level?.name === "Silver" ? true : undefined))
    const joined = (await ownLoyalty(buying)).since
    await leaveGroup(company.customer_group_id, buyer.customerId)
    expect(await adminHistory(buyer)).toEqual(["none > Bronze reached", "Bronze > Gold company", "~Bronze > Silver reached", "Gold > Silver company"])
    expect(await ownHistory(buying)).toEqual(["none > Bronze reached", "Bronze > Gold company", "Gold > Silver company"])
    expect(Date.parse((await ownLoyalty(buying)).since ?? "")).toBeGreaterThan(Date.parse(joined ?? ""))
  })

  it("is told once however often it is looked at, and as what they rise above it", async () => {
    await grants(silver)
    const buying = await newMember()
    await Promise.all(Array.from({ length: 5 }, () => requalifyAt(new Date().toISOString(), buying.buyer)))
    expect(await ownHistory(buying)).toEqual(["none > Silver company"])
    await ok(asAdmin().post(`/admin/loyalty-levels/members/${buying.buyer.customerId}/grants`, { level_id: gold.id, reason: "Trade fair" }))
    expect(await ownHistory(buying)).toEqual(["none > Silver company", "Silver > Gold granted"])
  })

  it("is forgotten with the member", async () => {
    await grants(silver)
    const { buyer } = await newMember()
    expect(await levelOf(buyer)).toBe("Silver")
    await ok(asAdmin().post("/admin/reward-points/erase", { customer_id: buyer.customerId }))
    const { rows } = await testApp.container.resolve("__pg_connection__").raw("SELECT 1 FROM loyalty_cover WHERE customer_id = ?", [buyer.customerId])
    expect(rows).toEqual([])
  })
})
