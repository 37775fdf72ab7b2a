import type { CompaniesService } from "../../../../src/modules/companies/service"
import type { StoreCartCompany } from "../../../../src/types/company"
import { asAdmin, ok } from "../../../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, session, type Session } from "../../../support/carts"
import { makeCompany, type Company } from "../../../support/companies"
import { leaveGroup, makeBuyer, type Buyer } from "../../../support/customers"
import { eventually } from "../../../support/eventually"
import { newEmail, orderAsGuest } from "../../../support/guests"
import { makeProduct } from "../../../support/products"
import { followOrder, untilPurchases } from "../../../support/purchases"
import { cartPoints, deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

describe("/store/carts/:id/company", () => {
  let shop: Shop
  let variant: string
  let first: Company
  let second: Company
  let rule: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    ;[first, second] = [await makeCompany(), await makeCompany()]
    rule = await makeEarningRule()
  })

  beforeEach(() => setProgram({ earning: { earner: { type: "company" } } }))
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  const buyerOf = async (...companies: Company[]): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop, companies.map(({ customer_group_id }) => customer_group_id))
    return { ...session(shop, buyer), buyer }
  }
  const withCart = async (...companies: Company[]) => {
    const buying = await buyerOf(...companies)
    const cart = await makeCart(buying, [{ variant_id: variant, quantity: 3 }])
    return { buying, cart, route: `/store/carts/${cart.id}/company` }
  }
  const named = ({ id, name }: Company) => ({ id, name: name ?? "" })
  const read = ({ client }: Session, route: string): Promise<StoreCartCompany> => ok(client.get(route))
  const choose = ({ client }: Session, route: string, { id }: Company): Promise<StoreCartCompany> => ok(client.post(route, { company_id: id }))
  const availableOf = async ({ id }: Company): Promise<number> =>
    (await ok<{ accounts: { available: number }[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: id }))).accounts[0].available
  /** How many points a company has got since. */
  const gains = async (company: Company, work: () => Promise<unknown>, points: number) => {
    const before = await availableOf(company)
    await work()
    await eventually(async () => ((await availableOf(company)) === before + points ? true : undefined))
  }

  it("is the company joined first until another is chosen, and again when the choice is taken back", async () => {
    const { buying, route } = await withCart(first, second)
    const companies = [named(first), named(second)]
    expect(await read(buying, route)).toEqual({ company: named(first), companies })
    expect(await choose(buying, route, second)).toEqual({ company: named(second), companies })
    expect(await read(buying, route)).toEqual({ company: named(second), companies })
    expect(await ok(buying.client.delete(route))).toEqual({ company: named(first), companies })
  })

  it("is none for who belongs to none", async () => {
    const { buying, route } = await withCart()
    expect(await read(buying, route)).toEqual({ company: null, companies: [] })
  })

  it("earns for the company that is chosen, and the cart says so before", async () => {
    const { buying, cart, route } = await withCart(first, second)
    const untouched = await availableOf(first)
    const account = async () => (await cartPoints(buying, cart.id)).earns.account_id
    const of_first = await account()
    await choose(buying, route, second)
    expect(await account()).not.toBe(of_first)
    await gains(second, () => placeOrder(buying, cart.id), 30)
    expect(await availableOf(first)).toBe(untouched)
  })

  it("is the company that purchases are recorded for, also where the buyer has left it before they are", async () => {
    const { buying, cart, route } = await withCart(first, second)
    await choose(buying, route, second)
    await prepareCheckout(buying, cart.id)
    const order = await complete(buying, cart.id)
    await untilPurchases(order.id, ({ length }) => length > 0)
    await leaveGroup(second.customer_group_id, buying.buyer.customerId)
    // As if its event had been lost: the order is followed by the reconciliation, days later.
    await testApp.container.resolve("__pg_connection__").raw("DELETE FROM purchase_order WHERE order_id = ?", [order.id])
    const { purchases } = await followOrder(order.id)
    expect(purchases.map(({ company_id }) => company_id)).toEqual([second.id])
  })

  it("is recorded where there is no programme, too", async () => {
    await switchProgramOff()
    const { buying, cart, route } = await withCart(first, second)
    await choose(buying, route, second)
    const { purchases } = await followOrder((await placeOrder(buying, cart.id)).id)
    expect(purchases.map(({ company_id }) => company_id)).toEqual([second.id])
  })

  it("does not count any more once the buyer has left it before the order", async () => {
    const { buying, cart, route } = await withCart(first, second)
    await choose(buying, route, second)
    await leaveGroup(second.customer_group_id, buying.buyer.customerId)
    expect(await read(buying, route)).toEqual({ company: named(first), companies: [named(first)] })
    await gains(first, () => placeOrder(buying, cart.id), 30)
  })

  it("decides whether a rule for companies applies", async () => {
    const { buying, cart, route } = await withCart(first, second)
    const extra = await makeEarningRule({ grant: { type: "fixed", points: 7 }, conditions: { code: "companies", args: { ids: [second.id] } } })
    expect((await cartPoints(buying, cart.id)).earns.points).toBe(30)
    await choose(buying, route, second)
    expect((await cartPoints(buying, cart.id)).earns.points).toBe(37)
    await deleteEarningRule(extra)
  })

  it("is void for another customer to whom the cart is transferred", async () => {
    const { buying, route, cart } = await withCart(first, second)
    await choose(buying, route, second)
    const other = await buyerOf(first, second)
    await testApp.container.resolve("cart").updateCarts(cart.id, { customer_id: other.buyer.customerId, email: other.buyer.email })
    expect((await read(other, route)).company).toEqual(named(first))
  })

  it("is not recorded for the order of a guest who orders with the cart after its former customer had tried in vain", async () => {
    const { buyer } = await buyerOf(first)
    const decided = (cart_id: string) => testApp.container.resolve<CompaniesService>("b2b_companies").noteCartDecision(cart_id, { customer_id: buyer.customerId, company_id: first.id })
    const { id } = await orderAsGuest(shop, newEmail(), [{ variant_id: variant, quantity: 1 }], decided)
    const { purchases } = await followOrder(id)
    expect(purchases.map(({ company_id }) => company_id)).toEqual([null])
  })

  it.each([
    ["a company that one does not belong to", () => first.id, 404, "company_id: company_not_found"],
    ["a company that is none", () => "b2bcomp_none", 404, "company_id: company_not_found"],
    ["nothing", () => undefined, 400, "company_id: invalid_type"],
    ["text that cannot be stored", () => "a\u0000b", 400, "company_id: unstorable_text"],
  ])("refuses %s", async (_name, id, status, refusal) => {
    const { buying, route } = await withCart(second)
    const answer = await buying.client.post(route, { company_id: id() })
    expect([answer.status, answer.body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([status, [refusal]])
    expect((await read(buying, route)).company).toEqual(named(second))
  })

  it("refuses a cart that is an order already", async () => {
    const { buying, cart, route } = await withCart(first, second)
    await placeOrder(buying, cart.id)
    const { status, body } = await buying.client.post(route, { company_id: second.id })
    expect([status, body.code]).toEqual([400, "cart_completed"])
  })

  it("is nobody else's: another buyer is told that there is no such cart, a guest that he is to log in", async () => {
    const { route } = await withCart(first, second)
    const other = await buyerOf(first, second)
    for (const answer of [await other.client.get(route), await other.client.post(route, { company_id: first.id }), await other.client.delete(route)]) {
      expect([answer.status, answer.body.code]).toEqual([404, "cart_not_found"])
    }
    const guest = session(shop).client
    for (const answer of [await guest.get(route), await guest.post(route, { company_id: first.id }), await guest.delete(route)]) {
      expect(answer.status).toBe(401)
    }
  })
})
