import { asStranger } from "../../support/api"
import { session } from "../../support/carts"
import { makeBuyer } from "../../support/customers"
import { eventually, pause } from "../../support/eventually"
import { claim, linksTo, newEmail, orderAsGuest, requestClaim, tokenOf, untilHeld } from "../../support/guests"
import { makeProduct } from "../../support/products"
import { deleteEarningRule, makeEarningRule, setProgram, switchProgramOff } from "../../support/reward-points"
import { makeShop, type Shop } from "../../support/shops"
import { withClient } from "../../support/database"

const ROUTE = "/store/customers/me/points"

const sql = (statement: string, values: unknown[]): Promise<unknown[]> =>
  withClient(new URL(testApp.databaseUrl).pathname.slice(1), async (client) => (await client.query(statement, values)).rows)

describe(`POST ${ROUTE}/claim-requests and ${ROUTE}/claims`, () => {
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

  it.each(["claim-requests", "claims"])("%s needs a customer's own session", async (route) => {
    const { status } = await asStranger({ "x-publishable-api-key": shop.publishableKey }).post(`${ROUTE}/${route}`, { token: "a.b" })
    expect(status).toBe(401)
  })

  it.each([
    [{}, "token: invalid_type"],
    [{ token: "" }, "token: too_small"],
    [{ token: 7 }, "token: invalid_type"],
    [{ token: "x".repeat(501) }, "token: too_big"],
    [{ token: "a\u0000b" }, "token: unstorable_text"],
    [{ token: "a.b", customer_id: "cus_1" }, "customer_id: unrecognized_keys"],
  ])("refuses %j", async (body, refusal) => {
    const buyer = await makeBuyer(shop)
    const answer = await session(shop, buyer).client.post(`${ROUTE}/claims`, body)
    expect([answer.status, answer.body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, [refusal]])
  })

  it("answers everybody the same, and sends one link to who asks often", async () => {
    const email = newEmail()
    // Registered before the order, so that no link comes by itself.
    const [buyer, other] = [await makeBuyer(shop), await makeBuyer(shop)]
    await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 1 }])
    await sql("UPDATE customer SET email = $1 WHERE id = $2", [email, buyer.customerId])
    await untilHeld(buyer, 10)
    const answers = [await requestClaim(shop, buyer), await requestClaim(shop, other), ...(await Promise.all([1, 2, 3].map(() => requestClaim(shop, buyer))))]
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(5).fill([200, { requested: true, hours: 24, pause_minutes: 5 }]))
    await tokenOf(email)
    await pause(500)
    expect([(await linksTo(email)).length, (await linksTo(other.email)).length]).toEqual([1, 0])
  })

  it("stores of a link neither its token nor the address", async () => {
    const email = newEmail()
    await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 1 }])
    const buyer = await makeBuyer(shop, [], email)
    await untilHeld(buyer, 10)
    await requestClaim(shop, buyer)
    const token = await tokenOf(email)
    const [link] = await sql("SELECT CAST(l AS text) || CAST(h AS text) AS row FROM reward_points_claim_link l JOIN reward_points_held_order h USING (email_digest) WHERE l.customer_id = $1", [buyer.customerId])
    expect(link).toMatchObject({ row: expect.not.stringContaining(token.split(".")[0]) })
    expect(JSON.stringify(link)).not.toContain(email)
  })

  it("answers the same where the shop cannot send, and the link that was not sent is void", async () => {
    const email = newEmail()
    await orderAsGuest(shop, email, [{ variant_id: variant, quantity: 1 }])
    const notification = testApp.container.resolve("notification")
    const sending = jest.spyOn(notification, "createNotifications").mockRejectedValue(new Error("the provider does not answer"))
    try {
      const buyer = await makeBuyer(shop, [], email)
      await untilHeld(buyer, 10)
      await eventually(async () => {
        const { status, body } = await requestClaim(shop, buyer)
        expect([status, body.requested]).toEqual([200, true])
        return sending.mock.calls.length > 0 ? true : undefined
      })
      await pause(200)
      expect(await sql("SELECT 1 FROM reward_points_claim_link WHERE customer_id = $1", [buyer.customerId])).toEqual([])
      const token = String((sending.mock.calls[0][0] as unknown as { data: { token: string } }[])[0].data.token)
      const { status, body } = await claim(shop, buyer, token)
      expect([status, body.errors[0].reason]).toEqual([400, "claim_invalid"])
    } finally {
      sending.mockRestore()
    }
  })

  it.each([
    ["none", "claims_off"],
    ["off", "program_off"],
  ])("says that nothing can be claimed: %s", async (setting, reason) => {
    const buyer = await makeBuyer(shop)
    await (setting === "off" ? switchProgramOff() : setProgram({ earning: { guests: "none" } }))
    for (const answer of [await requestClaim(shop, buyer), await claim(shop, buyer, "a.b")]) {
      expect([answer.status, answer.body.type, answer.body.errors[0].reason]).toEqual([400, "not_allowed", reason])
    }
  })

  it("tells storefronts whether guests can claim", async () => {
    const { body } = await session(shop).client.get("/store/points")
    expect(body.program).toMatchObject({ guests: "claim" })
  })
})
