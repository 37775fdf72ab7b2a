import type { AdminReferralReport } from "../../../../src/types/referrals"
import { asAdmin, ok } from "../../../support/api"
import { makeBuyer, type Buyer } from "../../../support/customers"
import { endReferralProgram, inDatabase, insertAdvocate, insertClaim, setReferralProgram } from "../../../support/referrals"
import { grantReward } from "../../../support/rewards"
import { makeShop } from "../../../support/shops"

const report = (query: object): Promise<AdminReferralReport> => ok<AdminReferralReport>(asAdmin().get("/admin/referrals/reports", query))

/** A year that no other spec looks at. */
const MAY = { from: "2037-05-01T00:00:00Z", to: "2037-05-04T00:00:00Z" }
const at = (day: number): Date => new Date(`2037-05-0${day}T10:00:00Z`)

describe("the report of referrals", () => {
  let anna: Buyer

  beforeAll(async () => {
    await setReferralProgram()
    anna = await makeBuyer(await makeShop())
    const advocate = await insertAdvocate({ customerId: anna.customerId })
    const claim = (day: number, state = "claimed") => insertClaim({ advocate, cartId: `cart_report_${testApp.nextNumber()}`, claimedAt: at(day), state })
    const move = (id: string, sequence: number, to: string, day: number) =>
      inDatabase("INSERT INTO referral_change (id, referral_id, sequence, from_state, to_state, reason, at) VALUES ($1, $2, $3, 'claimed', $4, 'first_order', $5)", [`${id}_${sequence}`, id, sequence, to, at(day)])

    await claim(1)
    await claim(1, "rejected")
    const rewarded = await claim(1)
    await move(rewarded, 2, "qualified", 2)
    await move(rewarded, 3, "rewarded", 3)
    await inDatabase("UPDATE referral SET state = 'rewarded', qualified_at = $2, rewarded_at = $3, currency_code = 'eur', net = 80.50 WHERE id = $1", [rewarded, at(2), at(3)])
    const reversed = await claim(2)
    await move(reversed, 2, "qualified", 2)
    await move(reversed, 3, "reversed", 3)
    await inDatabase("UPDATE referral SET state = 'reversed', qualified_at = $2, currency_code = 'usd', net = 0 WHERE id = $1", [reversed, at(2)])

    const { grant_id } = await grantReward({ key: `referral:${rewarded}:advocate`, customer_id: anna.customerId, source: { type: "referral", id: rewarded } })
    await inDatabase(`UPDATE reward_grant SET granted_at = $2, kind = 'points', reward = '{"kind":"points","points":500}' WHERE id = $1`, [grant_id, at(3)])
  })

  afterAll(() => endReferralProgram())

  it("says by day what was claimed, what came of it, what it cost and what it brought", async () => {
    const { periods, conversion } = await report(MAY)
    expect(periods).toEqual([
      { from: "2037-05-01T00:00:00.000Z", claims: 2, qualified: 0, rewarded: 0, reversed: 0, points: 0, discounts: {}, revenue: {} },
      { from: "2037-05-02T00:00:00.000Z", claims: 1, qualified: 2, rewarded: 0, reversed: 0, points: 0, discounts: {}, revenue: { eur: "80.5", usd: "0" } },
      { from: "2037-05-03T00:00:00.000Z", claims: 0, qualified: 0, rewarded: 1, reversed: 1, points: 500, discounts: {}, revenue: {} },
    ])
    expect(conversion).toBeCloseTo(2 / 3)
  })

  it("says it by month, and nothing of a time in which nothing happened", async () => {
    const { periods } = await report({ from: "2037-04-15T00:00:00Z", to: "2037-06-01T00:00:00Z", period: "month" })
    expect(periods).toMatchObject([
      { from: "2037-04-01T00:00:00.000Z", claims: 0 },
      { from: "2037-05-01T00:00:00.000Z", claims: 3, qualified: 2, points: 500, revenue: { eur: "80.5", usd: "0" } },
    ])
    expect(await report({ from: "2037-07-01T00:00:00Z", to: "2037-07-02T00:00:00Z" })).toMatchObject({ periods: [{ claims: 0 }], conversion: null })
  })

  it.each([
    [{ from: "2037-05-02T00:00:00Z", to: "2037-05-01T00:00:00Z" }, "from ends_before_start"],
    [{ from: "2030-01-01T00:00:00Z", to: "2037-05-01T00:00:00Z" }, "from window_too_long"],
    [{ period: "year" }, "period invalid_value"],
  ])("refuses %j", async (query, expected) => {
    const { status, body } = await asAdmin().get("/admin/referrals/reports", query)
    expect(status).toBe(400)
    expect(body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path} ${reason}`)).toEqual([expected])
  })
})
