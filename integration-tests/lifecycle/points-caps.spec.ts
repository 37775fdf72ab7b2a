import { asAdmin, ok } from "../support/api"
import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeCompany, type Company } from "../support/companies"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
import { editOrder, orderLine } from "../support/orders"
import { makeProduct } from "../support/products"
import { availableOf, cartPoints, deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

describe("a rule's cap per account", () => {
  let shop: Shop
  let variant: string
  let rule: string
  let company: Company

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeEarningRule({ caps: { per_order: null, per_account: 100, per_period: null } })
  })
  beforeEach(async () => {
    company = await makeCompany()
  })
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const member = async (): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop, [company.customer_group_id])
    return { ...session(shop, buyer), buyer }
  }
  const companys = async (): Promise<number> => (await ok<{ accounts: { available: number }[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: company.id }))).accounts[0].available
  /** What a cart of so many pieces at 10.00 would earn. */
  const wouldEarn = async (buying: Session, quantity: number): Promise<number> =>
    (await cartPoints(buying, (await makeCart(buying, [{ variant_id: variant, quantity }])).id)).earns.points

  /** Buys for 80.00; the cart says what that earns. */
  const buy = async (buying: Session): Promise<number> => {
    const { id } = await makeCart(buying, [{ variant_id: variant, quantity: 8 }])
    const { earns } = await cartPoints(buying, id)
    await placeOrder(buying, id)
    return earns.points
  }
  const holds = (who: () => Promise<number>, points: number) => eventually(async () => ((await who()) === points ? true : undefined))

  it("counts what a buyer's orders got, his part and the company's together", async () => {
    await setProgram({ earning: { earner: { type: "split", company_percent: 75 } } })
    const buying = await member()
    const own = () => availableOf(buying.buyer)
    expect(await buy(buying)).toBe(80)
    await holds(own, 20)
    expect(await buy(buying)).toBe(20)
    await holds(own, 25)
    expect(await buy(buying)).toBe(0)
    await holds(companys, 75)
    // What one buyer has used up is nothing to his colleague.
    expect(await buy(await member())).toBe(80)
  })

  it("counts what the company got, whoever ordered, where the company earns", async () => {
    await setProgram({ earning: { earner: { type: "company" } } })
    expect(await buy(await member())).toBe(80)
    await holds(companys, 80)
    expect(await buy(await member())).toBe(20)
    await holds(companys, 100)
  })

  it("counts what an edit adds to an order, once, and no more when another takes it out", async () => {
    await setProgram()
    const buying = await member()
    const { id } = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    const order = await placeOrder(buying, id)
    const own = () => availableOf(buying.buyer)
    await holds(own, 30)
    const lineId = (await orderLine(order.id, variant)).id
    const becomes = async (quantity: number, points: number) => {
      await editOrder(order.id, { set: [{ lineId, quantity }] })
      await holds(own, points)
    }
    await becomes(7, 70)
    expect(await wouldEarn(buying, 8)).toBe(30)
    // What it has given for these very pieces is no reason to give less for them.
    await becomes(9, 90)
    expect(await wouldEarn(buying, 8)).toBe(10)
    await becomes(20, 100)
    expect(await wouldEarn(buying, 8)).toBe(0)
    await becomes(3, 30)
    expect(await wouldEarn(buying, 8)).toBe(70)
  })

  it("counts the buyer's own orders where persons earn", async () => {
    await setProgram()
    const buying = await member()
    expect(await buy(buying)).toBe(80)
    await holds(() => availableOf(buying.buyer), 80)
    expect([await buy(buying), await buy(await member())]).toEqual([20, 80])
  })
})
