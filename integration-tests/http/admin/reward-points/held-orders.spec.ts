import { asAdmin, ok } from "../../../support/api"
import { makeCompany } from "../../../support/companies"
import { makeBuyer } from "../../../support/customers"
import { heldFor, newEmail, orderAsGuest, untilHeld } from "../../../support/guests"
import { makeProduct } from "../../../support/products"
import { accountOf, availableOf, deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"
import type { AdminHeldOrdersClaimed, AdminPointsAccount, AdminPointsEntriesResponse } from "../../../../src/types/reward-points"

const HELD = "/admin/reward-points/held-orders"
const claimOf = (id: string) => `/admin/reward-points/accounts/${id}/claim-held-orders`

describe(`GET ${HELD}, and POST ${claimOf(":id")}`, () => {
  let shop: Shop
  let variant: string
  let rule: string

  beforeAll(async () => {
    shop = await makeShop()
    variant = (await makeProduct(shop, { variants: [{ prices: [{ amount: 10, currency_code: "eur" }] }] })).variantIds[0]
    rule = await makeEarningRule()
  })
  beforeEach(() => setProgram({ earning: { guests: "claim" } }))
  afterAll(async () => {
    await deleteEarningRule(rule)
    await switchProgramOff()
  })

  it("show what is held for a customer, and grant it with the reason and who gave it", async () => {
    const email = newEmail()
    const first = await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 3 }])
    const second = await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 1 }])
    const buyer = await makeBuyer(shop, [], email.toUpperCase())
    await untilHeld(buyer, 40)
    expect(await heldFor(buyer)).toEqual({
      held_orders: [
        { order_id: first.id, display_id: first.display_id, points: 30, currency_code: "eur", placed_at: expect.any(String) },
        { order_id: second.id, display_id: second.display_id, points: 10, currency_code: "eur", placed_at: expect.any(String) },
      ],
      count: 2,
      points: 40,
      has_account: true,
    })
    const { id } = await accountOf(buyer)
    expect(await ok<AdminHeldOrdersClaimed>(asAdmin().post(claimOf(id), { reason: "Called, knows both orders" }))).toMatchObject({ granted: 40, orders: 2, account: { id, available: 40 } })
    expect(await ok<AdminHeldOrdersClaimed>(asAdmin().post(claimOf(id), { reason: "Again" }))).toMatchObject({ granted: 0, orders: 0, account: { available: 40 } })
    const { entries } = await ok<AdminPointsEntriesResponse>(asAdmin().get(`/admin/reward-points/accounts/${id}/entries`))
    expect(entries.map(({ points, reason, reason_code, actor_name }) => [points, reason, reason_code, actor_name !== null])).toEqual([
      [10, "Called, knows both orders", "guest_claim", true],
      [30, "Called, knows both orders", "guest_claim", true],
    ])
  })

  it("show what a guest has, who has to register first", async () => {
    const { id } = await orderAsGuest(shop, newEmail(), [{ variant_id: variant, quantity: 1 }])
    const { order } = await ok<{ order: { customer_id: string } }>(asAdmin().get(`/admin/orders/${id}`, { fields: "id,customer_id" }))
    await untilHeld({ customerId: order.customer_id }, 10)
    expect(await heldFor({ customerId: order.customer_id })).toMatchObject({ count: 1, has_account: false })
    const account = await accountOf({ customerId: order.customer_id })
    const { status, body } = await asAdmin().post(claimOf(account.id), { reason: "Called" })
    expect([status, body.errors[0].reason]).toEqual([404, "account_not_found"])
  })

  it.each([
    [{}, "reason: invalid_type"],
    [{ reason: "  " }, "reason: too_small"],
    [{ reason: "x".repeat(501) }, "reason: too_big"],
    [{ reason: "Called", points: 5 }, "points: unrecognized_keys"],
  ])("refuse %j", async (input, refusal) => {
    const { id } = await accountOf(await makeBuyer(shop))
    const { status, body } = await asAdmin().post(claimOf(id), input)
    expect([status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, [refusal]])
  })

  it("refuse a company's account, one that is not there, and a customer who is not", async () => {
    const company = await makeCompany()
    const { accounts } = await ok<{ accounts: AdminPointsAccount[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id: company.id }))
    const refusals = [
      await asAdmin().post(claimOf(accounts[0].id), { reason: "Called" }),
      await asAdmin().post(claimOf("rpacc_none"), { reason: "Called" }),
      await asAdmin().get(HELD, { customer_id: "cus_none" }),
      await asAdmin().get(HELD),
    ]
    expect(refusals.map(({ status, body }) => [status, body.errors[0].reason])).toEqual([
      [400, "company_account"],
      [404, "account_not_found"],
      [400, "unknown_id"],
      [400, "invalid_type"],
    ])
  })

  it("grant nothing while the programme is off, and what is held stays held", async () => {
    const email = newEmail()
    await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 1 }])
    const buyer = await makeBuyer(shop, [], email)
    await untilHeld(buyer, 10)
    const { id } = await accountOf(buyer)
    await switchProgramOff()
    const { status, body } = await asAdmin().post(claimOf(id), { reason: "Called" })
    expect([status, body.errors[0].reason]).toEqual([400, "program_off"])
    expect([(await heldFor(buyer)).points, await availableOf(buyer)]).toEqual([10, 0])
  })
})
