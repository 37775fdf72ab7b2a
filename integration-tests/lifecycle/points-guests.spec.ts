import type { PurchaseRow, PurchasesService } from "../../src/modules/purchases/service"
import { asAdmin, ok } from "../support/api"
import { makeBuyer, makeGroup, type Buyer } from "../support/customers"
import { withClient } from "../support/database"
import { makeDraft } from "../support/draft-orders"
import { eventually, pause } from "../support/eventually"
import { claim, claimed, heldFor, linksTo, newEmail, orderAsGuest, requestClaim, tokenOf, untilHeld } from "../support/guests"
import { cancelOrder, capture, deliverAll, editOrder, orderLine, returnItems } from "../support/orders"
import { ledger } from "../support/points"
import { makeProduct } from "../support/products"
import { followOrder } from "../support/purchases"
import { accountOf, availableOf, deleteEarningRule, ledgerOf, makeEarningRule, setProgram, switchProgramOff } from "../support/reward-points"
import { makeShop, type Shop } from "../support/shops"

const refusalOf = async (answer: ReturnType<typeof claim>): Promise<[number, string]> => {
  const { status, body } = await answer
  return [status, body.errors?.[0]?.reason ?? JSON.stringify(body)]
}

const sql = (statement: string, values: unknown[]): Promise<unknown[]> =>
  withClient(new URL(testApp.databaseUrl).pathname.slice(1), async (client) => (await client.query(statement, values)).rows)

/** Waits until something is recorded of each of these orders, of one line each. */
const untilKnown = (orders: string[], what: (purchase: PurchaseRow) => boolean) =>
  eventually(async () => {
    const purchases = await testApp.container.resolve<PurchasesService>("purchases").purchasesOfOrders(orders)
    return purchases.filter(what).length === orders.length ? true : undefined
  })

describe("points of a guest", () => {
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
  afterEach(async () => expect(await ledger().brokenInvariants()).toEqual([]))

  const asGuest = (email: string, before: (cart_id: string) => Promise<void>) => orderAsGuest(shop, email, [{ variant_id: variant, quantity: 1 }], before)
  const bought = async (email: string, quantity: number): Promise<string> => (await orderAsGuest(shop, email, [{ variant_id: variant, quantity }])).id
  const becomes = (buyer: Buyer, points: number) => eventually(async () => ((await availableOf(buyer)) === points ? true : undefined))
  const problemsOf = async (buyer: Buyer) => (await ledger().verify([(await accountOf(buyer)).id])).problems

  /** A guest who has bought this many pieces at 10.00, and has registered then. */
  const registeredAfter = async (quantity: number): Promise<{ buyer: Buyer; email: string; order: string }> => {
    const email = newEmail()
    const order = await bought(email, quantity)
    const buyer = await makeBuyer(shop, [], email)
    await untilHeld(buyer, quantity * 10)
    return { buyer, email, order }
  }

  /** Asks for a link by himself: whether one came with the registration depends on which event was first. */
  const asked = async (buyer: Buyer, email: string): Promise<string> => {
    await pause(200)
    const before = await linksTo(email)
    if (before.length) return before[0].data.token
    await ok(requestClaim(shop, buyer))
    return tokenOf(email)
  }

  it("wait for an account with the same e-mail address in any case, are granted by its link once, and are taken back like others", async () => {
    const email = newEmail()
    const order = await bought(email, 3)
    await eventually(async () => ((await ledger().findHeldOrder(order)) ? true : undefined))
    const buyer = await makeBuyer(shop, [], email.toUpperCase())
    const token = await tokenOf(buyer.email)
    expect(await linksTo(buyer.email)).toEqual([
      { to: email.toUpperCase(), data: { points: 30, orders: 1, name_singular: expect.any(String), name_plural: expect.any(String), token, expires_at: expect.any(String), first_name: null } },
    ])
    expect(await availableOf(buyer)).toBe(0)
    expect(await claimed(shop, buyer, token)).toEqual({ granted: 30, orders: 1 })
    expect(await ledgerOf(buyer)).toEqual([["earn", 30]])
    const { body } = await asAdmin().get(`/admin/reward-points/accounts/${(await accountOf(buyer)).id}/entries`)
    expect(body.entries[0]).toMatchObject({ order_id: order, reason_code: "guest_claim", actor_id: buyer.customerId })
    expect(await refusalOf(claim(shop, buyer, token))).toEqual([400, "claim_used"])
    expect(await heldFor(buyer)).toEqual({ held_orders: [], count: 0, points: 0, has_account: true })

    await capture(order)
    await deliverAll(shop, order)
    await returnItems(shop, order, { lineId: (await orderLine(order, variant)).id, quantity: 1 })
    await becomes(buyer, 20)
    expect(await ledgerOf(buyer)).toEqual([["earn", 30], ["clawback", -10]])
    expect(await problemsOf(buyer)).toEqual([])
  })

  it("are nobody else's: a stranger's address, his own link, and a link of another customer grant nothing", async () => {
    const { buyer, email } = await registeredAfter(2)
    const stranger = await makeBuyer(shop)
    const token = await asked(buyer, email)
    expect((await requestClaim(shop, stranger)).body).toEqual({ requested: true, hours: 24, pause_minutes: 5 })
    expect((await requestClaim(shop, buyer)).body).toEqual({ requested: true, hours: 24, pause_minutes: 5 })
    expect(await refusalOf(claim(shop, stranger, token))).toEqual([400, "claim_invalid"])
    await pause(300)
    expect(await linksTo(stranger.email)).toEqual([])
    expect(await availableOf(stranger)).toBe(0)
    expect(await claimed(shop, buyer, token)).toEqual({ granted: 20, orders: 1 })
  })

  it.each([
    ["nothing is held for guests", { earning: { guests: "none" } } as const],
    ["the programme is off", { status: "off" } as const],
  ])("are not what somebody else tried to order with the cart before, where %s", async (_title, settings) => {
    const stranger = await makeBuyer(shop)
    const { id: account_id } = await accountOf(stranger)
    const { id } = await asGuest(newEmail(), async (cart_id) => {
      // As a completion of his leaves it that failed.
      await ledger().noteAwards(cart_id, { program_version: 1, company_id: null, orders_before: null, awards: [{ account_id, points: 10, breakdown: [], lines: [] }] })
      await setProgram(settings)
    })
    await followOrder(id)
    expect(await ledger().readOrders([id])).toEqual([])
    expect(await ledgerOf(stranger)).toEqual([])
  })

  it("are granted once by ten parallel claims of one link", async () => {
    const { buyer, email } = await registeredAfter(2)
    const token = await asked(buyer, email)
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim(shop, buyer, token)))
    expect(answers.filter(({ status }) => status === 200).map(({ body }) => body)).toEqual([{ granted: 20, orders: 1 }])
    expect(answers.filter(({ status }) => status !== 200).map(({ status, body }) => [status, body.errors[0].reason])).toEqual(Array(9).fill([400, "claim_used"]))
    expect(await ledgerOf(buyer)).toEqual([["earn", 20]])
  })

  it("are granted once where the link and an admin grant at the same time", async () => {
    const { buyer, email } = await registeredAfter(2)
    const token = await asked(buyer, email)
    const { id } = await accountOf(buyer)
    await Promise.all([claim(shop, buyer, token), asAdmin().post(`/admin/reward-points/accounts/${id}/claim-held-orders`, { reason: "Called" })])
    expect(await ledgerOf(buyer)).toEqual([["earn", 20]])
  })

  it.each([
    ["a letter changed", (token: string) => `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`],
    ["no signature", (token: string) => token.split(".")[0]],
    ["another random part", (token: string) => `x${token}`],
    ["nothing of a token", () => "free points"],
  ])("are not granted by a token with %s", async (_title, forge) => {
    const { buyer, email } = await registeredAfter(1)
    const token = await asked(buyer, email)
    expect(await refusalOf(claim(shop, buyer, forge(token)))).toEqual([400, "claim_invalid"])
    expect(await availableOf(buyer)).toBe(0)
  })

  it("are not granted by a link that has ended, or was sent to an address that the customer has no more", async () => {
    const { buyer, email } = await registeredAfter(1)
    const token = await asked(buyer, email)
    await sql("UPDATE reward_points_claim_link SET expires_at = now() WHERE customer_id = $1", [buyer.customerId])
    expect(await refusalOf(claim(shop, buyer, token))).toEqual([400, "claim_expired"])
    await sql("UPDATE reward_points_claim_link SET expires_at = now() + interval '1 day' WHERE customer_id = $1", [buyer.customerId])
    await testApp.container.resolve("customer").updateCustomers(buyer.customerId, { email: newEmail() })
    expect(await refusalOf(claim(shop, buyer, token))).toEqual([400, "claim_invalid"])
    expect(await availableOf(buyer)).toBe(0)
  })

  it("of a cancelled order are not granted, and those of a returned piece neither", async () => {
    const email = newEmail()
    const [cancelled, returned] = [await bought(email, 5), await bought(email, 3)]
    const buyer = await makeBuyer(shop, [], email)
    await untilHeld(buyer, 80)
    await cancelOrder(cancelled)
    await capture(returned)
    await deliverAll(shop, returned)
    await returnItems(shop, returned, { lineId: (await orderLine(returned, variant)).id, quantity: 1 })
    await untilKnown([cancelled, returned], ({ undone_num }) => Number(undone_num) > 0)
    expect(await claimed(shop, buyer, await asked(buyer, email))).toEqual({ granted: 20, orders: 2 })
    expect(await ledgerOf(buyer)).toEqual([["earn", 20]])
  })

  it("wait for the earn event where it has not come yet, and are granted with it", async () => {
    await setProgram({ earning: { guests: "claim", event: "payment_captured" } })
    const { buyer, email, order } = await registeredAfter(2)
    expect(await claimed(shop, buyer, await asked(buyer, email))).toEqual({ granted: 0, orders: 1 })
    expect(await availableOf(buyer)).toBe(0)
    await capture(order)
    await becomes(buyer, 20)
  })

  it("count what an edit has added, before and after they are granted", async () => {
    const { buyer, email, order } = await registeredAfter(1)
    const line = (await orderLine(order, variant)).id
    await editOrder(order, { set: [{ lineId: line, quantity: 2 }] })
    await untilKnown([order], ({ added_net }) => Number(added_net) > 0)
    expect(await claimed(shop, buyer, await asked(buyer, email))).toEqual({ granted: 20, orders: 1 })
    await editOrder(order, { set: [{ lineId: line, quantity: 4 }] })
    await becomes(buyer, 40)
    expect(await problemsOf(buyer)).toEqual([])
  })

  it("are held for what a guest may earn: a rule for a group or a company gives nothing, a cap counts all his orders", async () => {
    const group = await makeGroup()
    const rules = [
      await makeEarningRule({ grant: { type: "fixed", points: 1000 }, conditions: { any: [{ code: "customer_groups", args: { ids: [group] } }, { code: "companies", args: {} }] } }),
      await makeEarningRule({ grant: { type: "fixed", points: 100 }, caps: { per_order: null, per_account: 100, per_period: null } }),
    ]
    const email = newEmail()
    await bought(email, 1)
    await eventually(async () => ((await sql("SELECT 1 FROM reward_points_held_order h JOIN \"order\" o ON o.id = h.order_id WHERE o.email = $1", [email])).length === 1 ? true : undefined))
    await bought(email, 1)
    const buyer = await makeBuyer(shop, [group], email)
    await untilHeld(buyer, 120)
    expect(await claimed(shop, buyer, await asked(buyer, email))).toEqual({ granted: 120, orders: 2 })
    // What the account has had of the capped rule it does not get a second time as a guest.
    await sql("UPDATE customer SET email = $1 WHERE id = $2", [newEmail(), buyer.customerId])
    await bought(email, 1)
    await sql("UPDATE customer SET email = $1 WHERE id = $2", [email, buyer.customerId])
    await untilHeld(buyer, 110)
    const { id } = await accountOf(buyer)
    expect((await ok<{ granted: number }>(asAdmin().post(`/admin/reward-points/accounts/${id}/claim-held-orders`, { reason: "Called" }))).granted).toBe(10)
    await Promise.all(rules.map(deleteEarningRule))
  })

  it("fill an account to its greatest balance, and no further", async () => {
    const { buyer, email } = await registeredAfter(3)
    await setProgram({ earning: { guests: "claim", maximum_balance: 25 } })
    expect(await claimed(shop, buyer, await asked(buyer, email))).toEqual({ granted: 25, orders: 1 })
    expect(await availableOf(buyer)).toBe(25)
  })

  it("hold from when they are granted: the holding period begins then", async () => {
    const { buyer, email } = await registeredAfter(1)
    await setProgram({ earning: { guests: "claim", holding_days: 7 }, expiry: { type: "days_after_grant", days: 30 } })
    const before = Date.now()
    expect(await claimed(shop, buyer, await asked(buyer, email))).toEqual({ granted: 10, orders: 1 })
    const account = await accountOf(buyer)
    expect(account).toMatchObject({ available: 0, pending: 10 })
    expect(new Date(account.expiring[0].expires_at).getTime()).toBeGreaterThanOrEqual(before + 29.9 * 24 * 3_600_000)
  })

  it("of a draft order are held, too", async () => {
    const email = newEmail()
    const draft = await makeDraft(shop, [{ variant_id: variant, quantity: 2 }], { email })
    await ok(asAdmin().post(`/admin/draft-orders/${draft.id}/convert-to-order`))
    const buyer = await makeBuyer(shop, [], email)
    await untilHeld(buyer, 20)
    expect(await claimed(shop, buyer, await asked(buyer, email))).toEqual({ granted: 20, orders: 1 })
  })

  it("are not held where the programme gives guests nothing, and stay held while it is off", async () => {
    await setProgram({ earning: { guests: "none" } })
    const email = newEmail()
    const order = await bought(email, 1)
    await setProgram({ earning: { guests: "claim" } })
    await bought(email, 2)
    const buyer = await makeBuyer(shop, [], email)
    await untilHeld(buyer, 20)
    expect(await ledger().findHeldOrder(order)).toBeNull()
    const token = await asked(buyer, email)
    await setProgram({ earning: { guests: "none" } })
    expect(await refusalOf(claim(shop, buyer, token))).toEqual([400, "claims_off"])
    await switchProgramOff()
    expect(await refusalOf(claim(shop, buyer, token))).toEqual([400, "program_off"])
    expect(await refusalOf(requestClaim(shop, buyer))).toEqual([400, "program_off"])
    await setProgram({ earning: { guests: "claim" } })
    expect(await claimed(shop, buyer, token)).toEqual({ granted: 20, orders: 1 })
  })

  it("are never granted once the customer is erased, and nothing says whose they were", async () => {
    const { buyer, email, order } = await registeredAfter(2)
    const token = await asked(buyer, email)
    await ok(asAdmin().post("/admin/reward-points/erase", { customer_id: buyer.customerId }))
    expect(await heldFor(buyer)).toMatchObject({ count: 0, points: 0 })
    expect(await refusalOf(claim(shop, buyer, token))).toEqual([400, "claim_invalid"])
    await capture(order)
    await pause(300)
    expect(await heldFor(buyer)).toMatchObject({ count: 0 })
    const rows = await sql(
      "SELECT email_digest FROM reward_points_held_order WHERE order_id = $1 UNION ALL SELECT email_digest FROM reward_points_claim_link WHERE customer_id = $2 UNION ALL SELECT customer_id FROM reward_points_claim_request WHERE customer_id = $2", [order, buyer.customerId]
    )
    expect(rows).toEqual([{ email_digest: null }])
  })
})
