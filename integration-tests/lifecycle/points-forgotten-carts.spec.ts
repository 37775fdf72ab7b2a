import type { ForgottenCarts } from "../../src/workflows/orders/forget-carts"
import { ok } from "../support/api"
import { makeCart, placeOrder, session, type Session } from "../support/carts"
import { makeCompany } from "../support/companies"
import { makeBuyer, type Buyer } from "../support/customers"
import { withClient } from "../support/database"
import { eventually } from "../support/eventually"
import { claimed, newEmail, orderAsGuest, tokenOf, untilHeld } from "../support/guests"
import { editOrder, orderLine } from "../support/orders"
import { ledger } from "../support/points"
import { makeProduct } from "../support/products"
import { followOrder } from "../support/purchases"
import { availableOf, deleteEarningRule, ledgerOf, makeEarningRule, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"
import { withoutSubscribers } from "../support/statements"

const sql = (statement: string, values: unknown[]): Promise<Record<string, unknown>[]> =>
  withClient(new URL(testApp.databaseUrl).pathname.slice(1), async (client) => (await client.query(statement, values)).rows)

/** As if what is remembered of a cart were so many days old. */
const age = async (cart_id: string, days: number): Promise<void> => {
  await sql("UPDATE reward_points_award SET created_at = now() - make_interval(days => $2) WHERE cart_id = $1", [cart_id, days])
  await sql("UPDATE b2b_company_cart SET updated_at = now() - make_interval(days => $2) WHERE cart_id = $1", [cart_id, days])
  await sql("UPDATE purchase_completing SET taken_at = now() - make_interval(days => $2) WHERE cart_id = $1", [cart_id, days])
}

/** The tables that remember something of a cart. */
const remembered = async (cart_id: string): Promise<string[]> => {
  const tables = ["b2b_company_cart", "purchase_completing", "reward_points_award"]
  const rows = await Promise.all(tables.map(async (table) => [table, (await sql(`SELECT 1 FROM ${table} WHERE cart_id = $1`, [cart_id])).length] as const))
  return rows.flatMap(([table, count]) => (count ? [table] : []))
}

const forget = async (batch?: number): Promise<ForgottenCarts> => (await testApp.container.resolve("workflows").run("forget-b2b-carts", { input: { batch } })).result

describe("what is remembered of carts", () => {
  let shop: Shop
  let variant: string
  let rules: string[]

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rules = [await makeEarningRule(), await makeEarningRule({ grant: { type: "per_piece", points: 100 }, conditions: { code: "first_order", args: {} } })]
    await setProgram({ earning: { guests: "claim" } })
  })

  afterAll(async () => {
    for (const rule of rules) await deleteEarningRule(rule)
    await switchProgramOff()
    expect(await ledger().brokenInvariants()).toEqual([])
  })

  const newcomer = async (groups: string[] = []): Promise<Session & { buyer: Buyer }> => {
    const buyer = await makeBuyer(shop, groups)
    return { ...session(shop, buyer), buyer }
  }
  const cartOf = async (buying: Session): Promise<string> => (await makeCart(buying, [{ variant_id: variant, quantity: 1 }])).id
  const becomes = ({ buyer }: { buyer: Buyer }, points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))
  const ALL = ["b2b_company_cart", "purchase_completing", "reward_points_award"]

  it("is forgotten of orders that are recorded, when it is old, and the order keeps its number", async () => {
    const buying = await newcomer()
    const cart_id = await cartOf(buying)
    const order = await placeOrder(buying, cart_id)
    await becomes(buying, 110)
    await placeOrder(buying, await cartOf(buying))
    await becomes(buying, 120)
    await forget()
    expect(await remembered(cart_id)).toEqual(ALL)
    await age(cart_id, 91)
    expect(await forget(1)).toMatchObject({ awards: expect.any(Number), companies: expect.any(Number), turns: expect.any(Number) })
    expect(await remembered(cart_id)).toEqual([])
    await editOrder(order.id, { set: [{ lineId: (await orderLine(order.id, variant)).id, quantity: 2 }] })
    await becomes(buying, 230)
  })

  it("stays as long as its order is not recorded, however old, and does not keep the rest", async () => {
    const buying = await newcomer()
    const carts = [await cartOf(buying), await cartOf(buying)]
    const order = await withoutSubscribers("order.placed", () => placeOrder(buying, carts[0]))
    await placeOrder(buying, carts[1])
    await becomes(buying, 10)
    await age(carts[0], 120)
    await age(carts[1], 110)
    await forget(1)
    expect([await remembered(carts[0]), await remembered(carts[1])]).toEqual([["b2b_company_cart", "reward_points_award"], []])
    await followOrder(order.id)
    expect(await ledgerOf(buying.buyer)).toEqual([["earn", 10], ["earn", 110]])
    await forget()
    expect(await remembered(carts[0])).toEqual([])
  })

  it("stays of a guest's order until its points are claimed", async () => {
    const email = newEmail()
    let cart_id = ""
    await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 2 }], async (id) => void (cart_id = id))
    const buyer = await makeBuyer(shop, [], email)
    await untilHeld(buyer, 20)
    await age(cart_id, 91)
    await forget()
    expect(await remembered(cart_id)).toEqual(["reward_points_award"])
    await session(shop, buyer).client.post("/store/customers/me/points/claim-requests")
    await claimed(shop, buyer, await tokenOf(email))
    await forget()
    expect(await remembered(cart_id)).toEqual([])
    expect(await availableOf(buyer)).toBe(20)
  })

  it("is what a buyer has chosen on an open cart, until the cart is as old as one that nobody comes back to", async () => {
    const companies = [await makeCompany(), await makeCompany()]
    const buying = await newcomer(companies.map(({ customer_group_id }) => customer_group_id))
    const cart_id = await cartOf(buying)
    await ok(buying.client.post(`/store/carts/${cart_id}/company`, { company_id: companies[1].id }))
    await age(cart_id, 89)
    await forget()
    expect(await remembered(cart_id)).toEqual(["b2b_company_cart"])
    await age(cart_id, 91)
    await forget()
    expect(await remembered(cart_id)).toEqual([])
  })
})
