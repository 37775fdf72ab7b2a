import { emailDigest } from "../../../../src/modules/reward-points/domain/guest-email"
import type { RewardPointsService } from "../../../../src/modules/reward-points/service"
import type { AdminPointsAccount, AdminPointsVerifyResponse } from "../../../../src/types/reward-points"
import { asAdmin, ok } from "../../../support/api"
import { complete, makeCart, placeOrder, prepareCheckout, readCart, session, startPayment } from "../../../support/carts"
import { makeCompany, setMember } from "../../../support/companies"
import { joinGroup, makeBuyer, type Buyer } from "../../../support/customers"
import { withClient } from "../../../support/database"
import { newEmail, orderAsGuest } from "../../../support/guests"
import { editOrder, orderLine } from "../../../support/orders"
import { makeProduct } from "../../../support/products"
import { withoutSubscribers } from "../../../support/statements"
import { accountOf, deleteEarningRule, givePoints, makeEarningRule, redeemPoints, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

const ROUTE = "/admin/reward-points/erase"

/** Every row of our points tables, and of what companies say of members, that names a text. */
const rowsThatName = (...texts: string[]): Promise<string[]> =>
  withClient(new URL(testApp.databaseUrl).pathname.slice(1), async (client) => {
    const { rows: tables } = await client.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND (table_name LIKE 'reward\\_points\\_%' OR table_name LIKE 'b2b\\_company\\_%' OR table_name IN ('purchase_turn', 'purchase_completing'))")
    const found: string[] = []
    for (const { table_name } of tables) {
      const { rows } = await client.query(`SELECT CAST(t AS text) AS row FROM "${table_name}" t WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) x WHERE strpos(lower(CAST(t AS text)), lower(x)) > 0)`, [texts])
      found.push(...rows.map(({ row }) => `${table_name}: ${row}`))
    }
    return found
  })

describe("POST /admin/reward-points/erase", () => {
  let shop: Shop
  let variant: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    await setProgram()
  })
  afterAll(() => switchProgramOff())

  const verified = async (account_id: string) => (await ok<AdminPointsVerifyResponse>(asAdmin().post("/admin/reward-points/verify", { account_ids: [account_id] }))).problems

  /** Has done everything that leaves a trace: was named in a rule and a note, redeemed, and left a cart with a redemption. */
  const busyBuyer = async (): Promise<{ buyer: Buyer; account: AdminPointsAccount; rule: string; company: string }> => {
    const buyer = await makeBuyer(shop)
    const company = await makeCompany()
    await joinGroup(company.customer_group_id, buyer.customerId)
    await setMember(company.id, buyer.customerId, { points_limit: 500 })
    const rule = await makeEarningRule({ conditions: { code: "customers", args: { ids: [buyer.customerId] } } })
    await givePoints(buyer, 3000)
    const { id } = await accountOf(buyer)
    await ok(asAdmin().post(`/admin/reward-points/accounts/${id}/adjust`, { points: 5, reason: `Called from ${buyer.email.toUpperCase()}`, idempotency_key: buyer.email }))
    const buying = session(shop, buyer)
    const [cart, left] = [await makeCart(buying, [{ variant_id: variant, quantity: 2 }]), await makeCart(buying, [{ variant_id: variant, quantity: 1 }])]
    await redeemPoints(buying, cart.id, 500)
    await placeOrder(buying, cart.id)
    await redeemPoints(buying, left.id, 100)
    return { buyer, rule, company: company.id, account: await accountOf(buyer) }
  }

  it("leaves no trace of a customer, and every sum and the chain as they are", async () => {
    const { buyer, account, rule } = await busyBuyer()
    expect((await rowsThatName(buyer.customerId, buyer.email)).length).toBeGreaterThan(4)
    const { account: erased } = await ok<{ account: AdminPointsAccount }>(asAdmin().post(ROUTE, { customer_id: buyer.customerId }))
    expect(erased).toMatchObject({ id: account.id, owner: null, available: expect.any(Number) })
    expect(await rowsThatName(buyer.customerId, buyer.email)).toEqual([])
    expect(await verified(account.id)).toEqual([])
    const { account: kept } = await ok<{ account: AdminPointsAccount }>(asAdmin().get(`/admin/reward-points/accounts/${account.id}`))
    expect(kept.available).toBeGreaterThanOrEqual(account.available)
    const { earning_rule } = await ok<{ earning_rule: { broken: unknown } }>(asAdmin().get(`/admin/reward-points/earning-rules/${rule}`))
    expect(earning_rule.broken).toBeNull()
    await deleteEarningRule(rule)
  })

  const follow = (order_id: string) => testApp.container.resolve("workflows").run("follow-b2b-order", { input: { order_id } })

  /** What a failing database does to whoever follows an order of a buyer while he is erased. */
  const whileNothingCanBeFollowed = async (work: () => Promise<unknown>): Promise<void> => {
    const service = testApp.container.resolve<RewardPointsService>("reward_points")
    const recording = jest.spyOn(service, "recordOrder").mockRejectedValue(new Error("not now"))
    await work().finally(() => recording.mockRestore())
  }

  it.each([
    ["followed first", (work: () => Promise<unknown>) => work()],
    ["that could not be followed first", whileNothingCanBeFollowed],
  ])("leaves no trace with an order %s", async (_how, erasing) => {
    const buyer = await makeBuyer(shop)
    const rule = await makeEarningRule()
    const { id } = await accountOf(buyer)
    const buying = session(shop, buyer)
    const order = await withoutSubscribers("order.placed", async () => placeOrder(buying, (await makeCart(buying, [{ variant_id: variant, quantity: 2 }])).id))
    await erasing(() => ok(asAdmin().post(ROUTE, { customer_id: buyer.customerId })))
    await follow(order.id)
    expect(await rowsThatName(buyer.customerId, buyer.email)).toEqual([])
    const { account } = await ok<{ account: AdminPointsAccount }>(asAdmin().get(`/admin/reward-points/accounts/${id}`))
    expect(account).toMatchObject({ owner: null, available: 20 })
    await editOrder(order.id, { set: [{ lineId: (await orderLine(order.id, variant)).id, quantity: 3 }] })
    await follow(order.id)
    expect(await rowsThatName(buyer.customerId, buyer.email)).toEqual([])
    expect(await verified(id)).toEqual([])
    await deleteEarningRule(rule)
  })

  it("leaves no trace of an order that he has placed as a guest before, whenever it is followed", async () => {
    await setProgram({ earning: { guests: "claim" } })
    const rule = await makeEarningRule()
    const email = newEmail()
    const order = await withoutSubscribers("order.placed", () => orderAsGuest(shop, email, [{ variant_id: variant, quantity: 2 }]))
    const buyer = await makeBuyer(shop, [], email.toUpperCase())
    await ok(asAdmin().post(ROUTE, { customer_id: buyer.customerId }))
    await follow(order.id)
    expect(await rowsThatName(buyer.customerId, email, emailDigest(email)!)).toEqual([])
    await deleteEarningRule(rule)
    await setProgram()
  })

  it("takes what he wanted to redeem off his open carts: they cost their price, and can be bought", async () => {
    await setProgram()
    const buyer = await makeBuyer(shop)
    await givePoints(buyer, 3000)
    const buying = session(shop, buyer)
    const { id } = await makeCart(buying, [{ variant_id: variant, quantity: 1 }])
    const { total } = await readCart(buying, id)
    await redeemPoints(buying, id, 500)
    await prepareCheckout(buying, id)
    await ok(asAdmin().post(ROUTE, { customer_id: buyer.customerId }))
    const cart = await readCart(buying, id)
    expect([cart.item_total, cart.discount_total]).toEqual([total, 0])
    await startPayment(buying, id)
    expect((await complete(buying, id)).item_total).toBe(total)
  })

  it("leaves a company its points", async () => {
    const company = await makeCompany()
    const buyer = await makeBuyer(shop, [company.customer_group_id])
    const { accounts } = await ok<{ accounts: AdminPointsAccount[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: company.id }))
    await ok(asAdmin().post(`/admin/reward-points/accounts/${accounts[0].id}/adjust`, { points: 70, reason: "Founding gift" }))
    await accountOf(buyer)
    await ok(asAdmin().post(ROUTE, { customer_id: buyer.customerId }))
    const { account } = await ok<{ account: AdminPointsAccount }>(asAdmin().get(`/admin/reward-points/accounts/${accounts[0].id}`))
    expect(account).toMatchObject({ owner: { type: "company", id: company.id }, available: 70 })
  })

  it("finds the customer by the account, and nothing more to do the second time", async () => {
    const buyer = await makeBuyer(shop)
    const { id } = await accountOf(buyer)
    for (const _time of [1, 2]) {
      const { account } = await ok<{ account: AdminPointsAccount }>(asAdmin().post(ROUTE, { account_id: id }))
      expect(account).toMatchObject({ id, owner: null })
    }
  })

  it("refuses the account of a company", async () => {
    const company = await makeCompany()
    const { accounts } = await ok<{ accounts: AdminPointsAccount[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: company.id }))
    const { status, body } = await asAdmin().post(ROUTE, { account_id: accounts[0].id })
    expect([status, body.code]).toEqual([400, "company_account"])
  })

  it.each([
    [{}, 400, ": customer_or_account"],
    [{ customer_id: "cus_none", account_id: "rpacc_none" }, 400, ": customer_or_account"],
    [{ customer_id: "cus_none" }, 404, "customer_id: account_not_found"],
    [{ account_id: "rpacc_none" }, 404, "account_id: account_not_found"],
    [{ customer_id: "a\u0000b" }, 400, "customer_id: unstorable_text"],
    [{ customer_id: 7 }, 400, "customer_id: invalid_type"],
  ])("refuses %j", async (input, expected, refusal) => {
    const { status, body } = await asAdmin().post(ROUTE, input)
    expect([status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([expected, [refusal]])
  })
})
