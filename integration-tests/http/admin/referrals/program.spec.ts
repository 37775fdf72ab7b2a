import { asAdmin, asStranger, ok } from "../../../support/api"
import { makeGroup } from "../../../support/customers"
import { endReferralProgram, inDatabase, setReferralProgram } from "../../../support/referrals"
import type { AdminReferralProgram } from "../../../../src/types/referrals"

const PROGRAM = "/admin/referrals/program"

const readProgram = async (): Promise<AdminReferralProgram> => (await ok<{ program: AdminReferralProgram }>(asAdmin().get(PROGRAM))).program

const refusals = async (changes: Record<string, unknown>): Promise<[string, string][]> => {
  const { status, body } = await asAdmin().post(PROGRAM, changes)
  expect(status).toBe(400)
  return (body.errors as { path: string; reason: string }[]).map(({ path, reason }) => [path, reason])
}

describe("the referral programme over HTTP", () => {
  afterAll(endReferralProgram)

  it("is off with its defaults until it is set, and is no stranger's business", async () => {
    await inDatabase("UPDATE referral_program SET settings = '{}'")
    expect(await readProgram()).toMatchObject({ status: "off", claim_days: 30, preview: { friend: { en: "10 % off the first order" }, advocate: { en: "500 points for each friend" } } })
    expect((await asStranger().get(PROGRAM)).status).toBe(401)
  })

  it("changes in part, and says both sides in words", async () => {
    const customer_group_ids = [await makeGroup()]
    const before = await setReferralProgram({ advocates: { customer_group_ids }, friend: { discount: { type: "percentage", value: "10" }, minimum_spend: { EUR: "50.00" } }, holding_days: 14 })
    const { program } = await ok<{ program: AdminReferralProgram }>(asAdmin().post(PROGRAM, { friend: { points: 100 }, advocates: { with_completed_order: true } }))
    expect(program).toMatchObject({
      revision: before.revision + 1,
      status: "active",
      holding_days: 14,
      advocates: { customer_group_ids, level_ids: [], with_completed_order: true },
      friend: { discount: { type: "percentage", value: "10", maximum: null }, minimum_spend: { eur: "50.00" }, points: 100 },
      preview: { friend: { en: "10 % off the first order from 50.00 EUR and 100 points", de: "10 % Rabatt auf die erste Bestellung ab 50,00 EUR und 100 Punkte" } },
    })
    expect(await readProgram()).toEqual(program)
  })

  it("keeps the time of its schedule", async () => {
    const { starts_at, ends_at } = await setReferralProgram({ starts_at: "2027-01-01T00:00:00+01:00", ends_at: "2027-02-01T00:00:00Z" })
    expect([starts_at, ends_at]).toEqual(["2026-12-31T23:00:00.000Z", "2027-02-01T00:00:00.000Z"])
  })

  it.each<[string, Record<string, unknown>, [string, string][]]>([
    ["with several wrong settings", { claim_days: 0, friend: { discount: { type: "percentage", value: "0" } }, colour: 1 }, [["friend.discount.value", "not_positive"], ["claim_days", "too_small"], ["colour", "unrecognized_keys"]]],
    [
      "that name what is not there",
      { advocates: { customer_group_ids: ["cusgroup_none"], level_ids: ["level_none"] }, minimum_order: { xxq: "5" } },
      [["advocates.customer_group_ids", "unknown_id"], ["advocates.level_ids", "unknown_id"], ["minimum_order.xxq", "unknown_id"]],
    ],
  ])("refuses changes %s, all at once, and changes nothing", async (_name, changes, expected) => {
    const before = await readProgram()
    expect(await refusals(changes)).toEqual(expected)
    expect(await readProgram()).toEqual(before)
  })

  it("loses none of two changes at the same moment", async () => {
    await setReferralProgram()
    await Promise.all(Array.from({ length: 8 }, (_each, index) => ok(asAdmin().post(PROGRAM, index % 2 ? { friend: { points: 7 } } : { holding_days: 3 }))))
    expect(await readProgram()).toMatchObject({ holding_days: 3, friend: { points: 7 } })
  })
})
