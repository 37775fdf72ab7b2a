import type { AdminPointsAccount, AdminPointsAccountResponse, AdminPointsAccountsResponse, AdminPointsAdjustResponse, AdminPointsEntriesResponse, AdminPointsVerifyResponse } from "../../../../src/types/reward-points"
import { asAdmin, asStranger, ok } from "../../../support/api"
import { makeCompany } from "../../../support/companies"
import { makeBuyer, type Buyer } from "../../../support/customers"
import { withClient } from "../../../support/database"
import { accountOf, availableOf, givePoints, ledgerOf, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

const ROUTE = "/admin/reward-points/accounts"

describe("/admin/reward-points/accounts", () => {
  let shop: Shop
  let buyer: Buyer
  let account: AdminPointsAccount

  beforeAll(async () => {
    shop = await makeShop()
    await setProgram()
  })
  beforeEach(async () => {
    buyer = await makeBuyer(shop)
    account = await accountOf(buyer)
  })
  afterAll(() => switchProgramOff())

  const list = (query: object) => ok<AdminPointsAccountsResponse>(asAdmin().get(ROUTE, query))
  const adjust = (body: object) => ok<AdminPointsAdjustResponse>(asAdmin().post(`${ROUTE}/${account.id}/adjust`, body))
  const refusedBy = async (path: string, body: object): Promise<[number, string[]]> => {
    const answer = await asAdmin().post(path, body)
    return [answer.status, answer.body.errors.map(({ path: at, reason }: { path: string; reason: string }) => `${at}: ${reason}`)]
  }

  it("finds a wallet by e-mail address, names in any order, company name, VAT number, mail domain, and ids", async () => {
    const number = testApp.nextNumber()
    const company = await makeCompany({ vat_number: `DE77${number}`, mail_domains: [`domain${number}.example`] })
    const { id: companys } = (await list({ company_id: company.id })).accounts[0]
    await ok(asAdmin().post(`/admin/customers/${buyer.customerId}`, { first_name: `Ada${number}`, last_name: `Love_lace${number}`, company_name: `Analytical ${number} Engines` }))
    const foundBy = async (q: string) => (await list({ q })).accounts.map(({ id }) => id)
    for (const q of [buyer.email, buyer.email.toUpperCase(), `ada${number} love_lace${number}`, `lace${number} Ada${number}`, `analytical ${number} eng`, account.id, buyer.customerId]) {
      expect([q, await foundBy(q)]).toEqual([q, [account.id]])
    }
    for (const q of [company.name ?? "", `DE77${number}`, `de 77 ${number}`, `domain${number}`, companys, company.id]) {
      expect([q, await foundBy(q)]).toEqual([q, [companys]])
    }
    // A mark of the pattern is a letter like others.
    expect(await foundBy(`ada${number} love%lace`)).toEqual([])
    expect(await foundBy(".-.")).toEqual([])
    expect((await list({ q: account.id, owner_type: "company" })).count).toBe(0)
  })

  it("makes the account of a customer with the first look, at 0", async () => {
    expect(await list({ customer_id: buyer.customerId })).toEqual({
      accounts: [{ id: account.id, owner: { type: "customer", id: buyer.customerId, name: buyer.email }, available: 0, pending: 0, deficit: 0, expiring: [], created_at: expect.any(String) }],
      count: 1,
      offset: 0,
      limit: 50,
    })
  })

  it("finds accounts by the e-mail address, the company and what they hold", async () => {
    await givePoints(buyer, 10)
    expect((await list({ q: buyer.email, balance: "positive" })).accounts.map(({ id }) => id)).toEqual([account.id])
    expect((await list({ q: buyer.email, balance: "zero" })).count).toBe(0)
    expect((await list({ q: buyer.email, owner_type: "company" })).count).toBe(0)
    const company = await makeCompany()
    const { accounts } = await list({ company_id: company.id })
    expect(accounts).toMatchObject([{ owner: { type: "company", id: company.id, name: company.name } }])
    expect((await list({ customer_group_id: company.customer_group_id })).accounts).toEqual(accounts)
    expect((await list({ customer_id: "cus_none" })).count).toBe(0)
  })

  it.each([
    ["?balance=much", "balance: invalid_value"],
    ["?limit=0", "limit: too_small"],
    ["?limit=1e309", "limit: invalid_type"],
    ["?offset=-1", "offset: too_small"],
    ["?q=a%00b", "q: unstorable_text"],
    ["?colour=red", "colour: unrecognized_keys"],
  ])("refuses %s", async (query, expected) => {
    const { status, body } = await asAdmin().get(`${ROUTE}${query}`)
    expect([status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, [expected]])
  })

  it("is for admins alone", async () => {
    expect((await asStranger().get(ROUTE)).status).toBe(401)
    expect((await asStranger({ authorization: `Bearer ${buyer.token}` }).post(`${ROUTE}/${account.id}/adjust`, { points: 5, reason: "Mine" })).status).toBe(401)
  })

  it("shows lots and entries, the newest first", async () => {
    const expires_at = "2099-01-01T00:00:00.000Z"
    await adjust({ points: 100, reason: "Welcome back", expires_at })
    const { entry } = await adjust({ points: -30, reason: "Too much" })
    const { account: now, lots } = await ok<AdminPointsAccountResponse>(asAdmin().get(`${ROUTE}/${account.id}`))
    expect(now).toMatchObject({ available: 70, expiring: [{ points: 70, expires_at }] })
    expect(lots).toEqual([{ id: expect.any(String), points: 100, remaining: 70, shortfall: 0, available_at: expect.any(String), expires_at, order_id: null, order_display_id: null, entry_id: expect.any(String), state: "available" }])
    const { entries, count } = await ok<AdminPointsEntriesResponse>(asAdmin().get(`${ROUTE}/${account.id}/entries`, { limit: 1 }))
    expect([count, entries]).toEqual([2, [entry]])
    expect(entry).toMatchObject({ type: "adjust", points: -30, balance: 70, sequence: 2, reason: "Too much", reason_code: "adjustment", actor_id: expect.any(String), draws: [{ lot_id: lots[0].id, points: 30 }] })
    expect((await ok<AdminPointsEntriesResponse>(asAdmin().get(`${ROUTE}/${account.id}/entries`, { type: "earn" }))).count).toBe(0)
  })

  it("adjusts once under one key, and refuses the key for anything else", async () => {
    const asked = { points: 20, reason: "Apology", idempotency_key: `adjust-${testApp.nextNumber()}` }
    const answers = await Promise.all([1, 2, 3].map(() => adjust(asked)))
    expect(new Set(answers.map(({ entry }) => entry.id)).size).toBe(1)
    for (const change of [{ points: 21 }, { reason: "Another" }, { expires_at: "2099-01-01T00:00:00Z" }]) {
      expect(await refusedBy(`${ROUTE}/${account.id}/adjust`, { ...asked, ...change })).toEqual([409, ["idempotency_key: idempotency_conflict"]])
    }
    expect(await ledgerOf(buyer)).toEqual([["adjust", 20]])
  })

  it.each([
    [{ points: 0 }, "points: nothing_to_adjust"],
    [{ points: 1.5 }, "points: invalid_type"],
    [{ points: "20" }, "points: invalid_type"],
    [{ points: null }, "points: invalid_type"],
    [{ points: 100_001 }, "points: above_ceiling"],
    [{ points: -100_001 }, "points: above_ceiling"],
    [{ points: -1 }, "points: insufficient_points"],
    [{ reason: "  " }, "reason: too_small"],
    [{ reason: undefined }, "reason: invalid_type"],
    [{ reason: "a\u0000b" }, "reason: unstorable_text"],
    [{ idempotency_key: "a\u0000b" }, "idempotency_key: unstorable_text"],
    [{ expires_at: "2020-01-01T00:00:00Z" }, "expires_at: in_the_past"],
    [{ points: -1, expires_at: "2099-01-01T00:00:00Z" }, "expires_at: not_for_debits"],
    [{ expires_at: "soon" }, "expires_at: invalid_union"],
    [{ colour: "red" }, "colour: unrecognized_keys"],
  ])("refuses to adjust by %j", async (change, expected) => {
    expect(await refusedBy(`${ROUTE}/${account.id}/adjust`, { points: 20, reason: "For the test", ...change })).toEqual([400, [expected]])
    expect(await availableOf(buyer)).toBe(0)
  })

  it.each(["NaN", "1e309", "-1e309"])("refuses %s", async (number) => {
    const { status } = await fetch(`${testApp.baseUrl}${ROUTE}/${account.id}/adjust`, {
      method: "POST",
      headers: { authorization: `Bearer ${testApp.adminToken}`, "content-type": "application/json" },
      body: `{"points":${number},"reason":"For the test"}`,
    })
    expect(status).toBe(400)
  })

  it("finds no account that is none", async () => {
    for (const path of ["rpacc_none", "rpacc_none/entries", "a%00b"]) {
      expect((await asAdmin().get(`${ROUTE}/${path}`)).body).toMatchObject({ type: "not_found", code: "account_not_found" })
    }
    expect(await refusedBy(`${ROUTE}/rpacc_none/adjust`, { points: 1, reason: "For the test" })).toEqual([404, ["account_id: account_not_found"]])
  })

  describe("POST /admin/reward-points/verify", () => {
    const verify = (body: object) => ok<AdminPointsVerifyResponse>(asAdmin().post("/admin/reward-points/verify", body))

    it("proves accounts, and tells a figure that is not what its entries come to", async () => {
      await givePoints(buyer, 10)
      await givePoints(buyer, -4)
      expect(await verify({ account_ids: [account.id] })).toEqual({ accounts_checked: 1, entries_checked: 2, problems: [] })
      const database = new URL(testApp.databaseUrl).pathname.slice(1)
      const shift = (points: number) => withClient(database, (client) => client.query("UPDATE reward_points_account SET balance = balance + $1 WHERE id = $2", [points, account.id]))
      await shift(5)
      expect((await verify({ account_ids: [account.id] })).problems).toMatchObject([{ account_id: account.id, problem: "account_mismatch" }])
      await shift(-5)
      expect((await verify({})).problems).toEqual([])
    })

    it("does not say of an account that there is not that it has no problem", async () => {
      const { status, body } = await asAdmin().post("/admin/reward-points/verify", { account_ids: [account.id, "rpacc_none", "rpacc_none"] })
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path: "account_ids", reason: "unknown_id", values: ["rpacc_none"] })]])
    })

    it.each([
      [{ account_ids: [] }, "account_ids: too_small"],
      [{ account_ids: ["a\u0000b"] }, "account_ids.0: unstorable_text"],
      [{ account_ids: 5 }, "account_ids: invalid_type"],
      [{ accounts: [] }, "accounts: unrecognized_keys"],
    ])("refuses %j", async (body, expected) => {
      expect(await refusedBy("/admin/reward-points/verify", body)).toEqual([400, [expected]])
    })
  })
})
