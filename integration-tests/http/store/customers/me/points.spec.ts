import type { Response } from "supertest"
import type { StorePointsAccount } from "../../../../../src/types/reward-points"
import { asAdmin, asBuyer, asStranger, ok } from "../../../../support/api"
import { makeCompany, setMember } from "../../../../support/companies"
import { joinGroup, leaveGroup, makeBuyer, type Buyer } from "../../../../support/customers"
import { accountOf, givePoints, setProgram, switchProgramOff } from "../../../../support/reward-points"
import { makeShop, type Shop } from "../../../../support/shops"

const WALLETS = "/store/customers/me/points"
const ENTRIES = "/store/customers/me/points/entries"

describe("/store/customers/me/points", () => {
  let shop: Shop
  let buyer: Buyer

  beforeAll(async () => {
    shop = await makeShop()
  })
  beforeEach(async () => {
    await setProgram()
    buyer = await makeBuyer(shop)
  })
  afterAll(() => switchProgramOff())

  const client = () => asBuyer(shop, buyer)
  const reasonsOf = ({ status, body }: Response): [number, string[]] => [status, (body.errors ?? []).map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]
  const adjust = async (company_id: string, points: number): Promise<string> => {
    const { accounts } = await ok<{ accounts: { id: string }[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id }))
    await ok(asAdmin().post(`/admin/reward-points/accounts/${accounts[0].id}/adjust`, { points, reason: "For the test" }))
    return accounts[0].id
  }

  it("has an account for everybody, at 0, with the first look, and the same one with the second", async () => {
    const { body } = await client().get(WALLETS)
    expect(body).toEqual({
      accounts: [{ id: expect.any(String), owner: { type: "customer", id: buyer.customerId, name: buyer.email }, available: 0, pending: 0, expiring: [], value: 0, currency_code: "eur", may_redeem: true }],
    })
    expect((await client().get(WALLETS)).body).toEqual(body)
  })

  it("answers wallets of the buyer and of his companies in the shape that others rely on", async () => {
    const { id } = await accountOf(buyer)
    const expires_at = "2099-01-01T00:00:00.000Z"
    await ok(asAdmin().post(`/admin/reward-points/accounts/${id}/adjust`, { points: 150, reason: "For the test", expires_at }))
    await givePoints(buyer, 99)
    const company = await makeCompany()
    const wallet = await adjust(company.id, 1234)
    await joinGroup(company.customer_group_id, buyer.customerId)
    await setMember(company.id, buyer.customerId, { may_redeem: false })
    const common = { pending: 0, currency_code: "kwd" }
    expect((await client().get(WALLETS, { currency_code: "KWD" })).body).toEqual({
      accounts: [
        { ...common, id, owner: { type: "customer", id: buyer.customerId, name: buyer.email }, available: 249, expiring: [{ points: 150, expires_at }], value: 2.49, may_redeem: true },
        { ...common, id: wallet, owner: { type: "company", id: company.id, name: company.name }, available: 1234, expiring: [], value: 12.34, may_redeem: false },
      ],
    })
    // A value is rounded down to what can be paid: 249 points are 2.49 yen, and so 2.
    const yen: StorePointsAccount[] = (await client().get(WALLETS, { currency_code: "jpy" })).body.accounts
    expect(yen.map(({ value }) => value)).toEqual([2, 12])
    const dirham: StorePointsAccount[] = (await client().get(WALLETS, { currency_code: "aed" })).body.accounts
    expect(dirham.map(({ value, currency_code }) => [value, currency_code])).toEqual([[0, "aed"], [0, "aed"]])
    const region: StorePointsAccount[] = (await client().get(WALLETS, { region_id: shop.regionId })).body.accounts
    expect(region.map(({ value, currency_code }) => [value, currency_code])).toEqual([[2.49, "eur"], [12.34, "eur"]])
  })

  it("loses sight of a company's wallet that the buyer has left, whose points stay", async () => {
    const company = await makeCompany()
    const wallet = await adjust(company.id, 500)
    await joinGroup(company.customer_group_id, buyer.customerId)
    expect((await client().get(ENTRIES, { account_id: wallet })).body).toMatchObject({ count: 1, entries: [{ type: "adjust", points: 500 }] })
    await leaveGroup(company.customer_group_id, buyer.customerId)
    expect((await client().get(WALLETS)).body.accounts).toHaveLength(1)
    expect(reasonsOf(await client().get(ENTRIES, { account_id: wallet }))).toEqual([404, ["account_id: account_not_found"]])
    expect((await client().get(ENTRIES)).body.count).toBe(0)
    const { account } = await ok<{ account: { available: number } }>(asAdmin().get(`/admin/reward-points/accounts/${wallet}`))
    expect(account.available).toBe(500)
  })

  it("pages through the history, newest first, with reasons for people, and tells nothing of who adjusted", async () => {
    for (const points of [10, 20, 30]) await givePoints(buyer, points)
    const { body } = await client().get(ENTRIES, { limit: 2, offset: 1 })
    expect([body.count, body.limit, body.offset, body.entries.map(({ points }: { points: number }) => points)]).toEqual([3, 2, 1, [20, 10]])
    expect(body.entries[0]).toMatchObject({ type: "adjust", balance: 30, reason_code: "adjustment", created_at: expect.any(String) })
    expect(JSON.stringify(body)).not.toContain("user_")
    expect((await client().get(ENTRIES, { type: "earn" })).body).toMatchObject({ count: 0, entries: [] })
    expect((await client().get(ENTRIES, { offset: 1_000_000 })).body).toMatchObject({ count: 3, entries: [] })
  })

  it.each([
    [ENTRIES, "limit=0", "limit: too_small"],
    [ENTRIES, "limit=-1", "limit: too_small"],
    [ENTRIES, "limit=201", "limit: too_big"],
    [ENTRIES, "limit=1e309", "limit: invalid_type"],
    [ENTRIES, "limit=1.5", "limit: invalid_type"],
    [ENTRIES, "limit=many", "limit: invalid_type"],
    [ENTRIES, "offset=-1", "offset: too_small"],
    [ENTRIES, "offset=99999999999", "offset: too_big"],
    [ENTRIES, "type=stolen", "type: invalid_value"],
    [ENTRIES, "type[]=earn&type[]=redeem", "type: invalid_value"],
    [ENTRIES, "account_id=a%00b", "account_id: unstorable_text"],
    [ENTRIES, "account_id[]=a", "account_id: invalid_type"],
    [ENTRIES, "customer_id=cus_1", "customer_id: unrecognized_keys"],
    [WALLETS, "customer_id=cus_1", "customer_id: unrecognized_keys"],
    [WALLETS, "currency_code=euro", "currency_code: invalid_format"],
    [WALLETS, "currency_code[]=eur", "currency_code: invalid_type"],
    [WALLETS, "region_id=a%00b", "region_id: unstorable_text"],
    [WALLETS, "region_id=reg_none", "region_id: unknown_id"],
  ])("%s refuses %s", async (route, query, expected) => {
    expect(reasonsOf(await client().get(`${route}?${query}`))).toEqual([400, [expected]])
  })

  it("finds nobody else's wallet, whatever it is called", async () => {
    const other = await makeBuyer(shop)
    await givePoints(other, 100)
    for (const account_id of [(await accountOf(other)).id, "rpacc_none", "x".repeat(5000), "' OR 1=1 --"]) {
      expect(reasonsOf(await client().get(ENTRIES, { account_id }))).toEqual([404, ["account_id: account_not_found"]])
    }
  })

  it("is for a customer's own session, and for none of a customer who was deleted", async () => {
    for (const route of [WALLETS, ENTRIES]) {
      expect((await asBuyer(shop).get(route)).status).toBe(401)
      expect((await asBuyer(shop, { token: testApp.adminToken }).get(route)).status).toBe(401)
      expect((await asStranger({ authorization: `Bearer ${buyer.token}` }).get(route)).status).toBe(400)
      const { status, headers } = await client().get(route)
      expect([status, headers["cache-control"], headers.vary]).toEqual([200, "private, no-cache", expect.stringMatching(/Authorization.*Cookie/)])
    }
    await ok(asAdmin().delete(`/admin/customers/${buyer.customerId}`))
    for (const route of [WALLETS, ENTRIES]) expect((await client().get(route)).status).toBe(401)
  })
})
