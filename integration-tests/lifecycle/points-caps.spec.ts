import { asAdmin, ok } from "../support/api"
import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeCompany, type Company } from "../support/companies"
import { makeBuyer, type Buyer } from "../support/customers"
import { eventually } from "../support/eventually"
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

  it("counts the buyer's own orders where persons earn", async () => {
    await setProgram()
    const buying = await member()
    expect(await buy(buying)).toBe(80)
    await holds(() => availableOf(buying.buyer), 80)
    expect([await buy(buying), await buy(await member())]).toEqual([20, 80])
  })
})
