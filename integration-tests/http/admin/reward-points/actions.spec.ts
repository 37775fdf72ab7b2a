import type { AdminPointsAdjustResponse } from "../../../../src/types/reward-points"
import { asAdmin, ok } from "../../../support/api"
import { makeCompany } from "../../../support/companies"
import { makeBuyer, type Buyer } from "../../../support/customers"
import { eventually } from "../../../support/eventually"
import { accountOf, availableOf, ledgerOf, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

const ROUTE = "/admin/reward-points/actions"

describe("POST /admin/reward-points/actions", () => {
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

  const key = () => `action-${testApp.nextNumber()}`
  const action = (more: object = {}) => ({ customer_id: buyer.customerId, action: "training_finished", points: 40, idempotency_key: key(), ...more })
  const grant = (more: object = {}) => ok<AdminPointsAdjustResponse>(asAdmin().post(ROUTE, action(more)))
  const refusedBy = async (body: object): Promise<[number, string[]]> => {
    const answer = await asAdmin().post(ROUTE, body)
    return [answer.status, answer.body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]
  }

  it("grants points to a customer, with the action as the reason", async () => {
    const { entry, account } = await grant({ text: "Forklift licence" })
    expect(entry).toMatchObject({ type: "earn", points: 40, balance: 40, reason: "Forklift licence", reason_code: "training_finished", order_id: null, actor_id: expect.any(String) })
    expect(account).toMatchObject({ owner: { type: "customer", id: buyer.customerId }, available: 40, pending: 0 })
  })

  it("grants points to a company, on the terms of the programme", async () => {
    await setProgram({ earning: { holding_days: 3 }, expiry: { type: "days_after_grant", days: 10 } })
    const company = await makeCompany()
    const { account } = await grant({ customer_id: undefined, company_id: company.id })
    expect(account).toMatchObject({ owner: { type: "company", id: company.id }, available: 0, pending: 40, expiring: [{ points: 40, expires_at: expect.any(String) }] })
  })

  it("answers the same key with the first grant, and refuses it for anything else", async () => {
    const asked = action()
    const first = await ok<AdminPointsAdjustResponse>(asAdmin().post(ROUTE, asked))
    const again = await Promise.all([1, 2, 3].map(() => ok<AdminPointsAdjustResponse>(asAdmin().post(ROUTE, asked))))
    expect(again.map(({ entry }) => entry.id)).toEqual([1, 2, 3].map(() => first.entry.id))
    const other = await makeBuyer(shop)
    for (const change of [{ points: 41 }, { action: "review_written" }, { text: "Other" }, { customer_id: other.customerId }, { cap: { period: "day", points: 100 } }]) {
      expect(await refusedBy({ ...asked, ...change })).toEqual([409, ["idempotency_key: idempotency_conflict"]])
    }
    expect(await availableOf(buyer)).toBe(40)
  })

  it("grants what the cap of the period leaves, also to several at once", async () => {
    const cap = { period: "day", points: 100 }
    const answers = await Promise.all([1, 2, 3, 4].map(() => asAdmin().post(ROUTE, action({ cap }))))
    expect(answers.map(({ status, body }) => (status === 200 ? body.entry.points : body.code)).sort()).toEqual([20, 40, 40, "cap_reached"])
    expect(await refusedBy(action({ cap }))).toEqual([400, ["cap: cap_reached"]])
    expect((await grant({ action: "review_written", cap })).entry.points).toBe(40)
    expect(await availableOf(buyer)).toBe(140)
  })

  it("answers a capped grant again as it was granted", async () => {
    const asked = action({ points: 80, cap: { period: "year", points: 50 } })
    const first = await ok<AdminPointsAdjustResponse>(asAdmin().post(ROUTE, asked))
    expect(first.entry.points).toBe(50)
    expect((await ok<AdminPointsAdjustResponse>(asAdmin().post(ROUTE, asked))).entry).toEqual(first.entry)
  })

  it("stays below the greatest balance", async () => {
    await setProgram({ earning: { maximum_balance: 60 } })
    await grant()
    expect((await grant()).entry.points).toBe(20)
    expect(await refusedBy(action())).toEqual([400, ["points: maximum_balance"]])
  })

  it("grants nothing while the programme is off", async () => {
    await switchProgramOff()
    expect(await refusedBy(action())).toEqual([400, [": program_off"]])
  })

  it.each([
    [{ points: -1 }, "points: too_small"],
    [{ points: 0 }, "points: too_small"],
    [{ points: 1.5 }, "points: invalid_type"],
    [{ points: "40" }, "points: invalid_type"],
    [{ points: null }, "points: invalid_type"],
    [{ points: 2e12 }, "points: too_big"],
    [{ action: "Training finished" }, "action: invalid_format"],
    [{ action: "order" }, "action: reserved_code"],
    [{ action: "a\u0000b" }, "action: invalid_format"],
    [{ idempotency_key: "" }, "idempotency_key: too_small"],
    [{ idempotency_key: "a\u0000b" }, "idempotency_key: unstorable_text"],
    [{ text: "a\u0000b" }, "text: unstorable_text"],
    [{ cap: { period: "hour", points: 5 } }, "cap.period: invalid_value"],
    [{ cap: { period: "day", points: 0 } }, "cap.points: too_small"],
    [{ customer_id: undefined }, ": customer_or_company"],
    [{ company_id: "b2bcomp_none" }, ": customer_or_company"],
    [{ customer_id: "cus_none" }, "customer_id: unknown_id"],
    [{ customer_id: undefined, company_id: "b2bcomp_none" }, "company_id: unknown_id"],
    [{ extra: 1 }, "extra: unrecognized_keys"],
  ])("refuses %j", async (change, expected) => {
    expect(await refusedBy(action(change))).toEqual([400, [expected]])
  })

  it("refuses a number that JSON writes as infinite", async () => {
    const answer = await fetch(`${testApp.baseUrl}${ROUTE}`, {
      method: "POST",
      headers: { authorization: `Bearer ${testApp.adminToken}`, "content-type": "application/json" },
      body: JSON.stringify(action()).replace('"points":40', '"points":1e309'),
    })
    expect([answer.status, (await answer.json()).errors]).toEqual([400, [{ path: "points", reason: "invalid_type", message: expect.any(String) }]])
  })

  describe("gives for registering", () => {
    const welcomed = (customer: Buyer, points: number) => eventually(async () => ((await availableOf(customer)) === points ? true : undefined))
    const reconcile = () => testApp.container.resolve("workflows").run("grant-points-registrations", { input: {} })

    it("what the programme says, once, and nothing to who registered before", async () => {
      await setProgram({ earning: { registration_points: 25 } })
      const newcomer = await makeBuyer(shop)
      await welcomed(newcomer, 25)
      await reconcile()
      expect(await ledgerOf(newcomer)).toEqual([["earn", 25]])
      expect(await availableOf(buyer)).toBe(0)
      expect((await accountOf(newcomer)).pending).toBe(0)
    })

    it("nothing where the programme gives nothing for it", async () => {
      const newcomer = await makeBuyer(shop)
      await reconcile()
      expect(await availableOf(newcomer)).toBe(0)
    })
  })
})
