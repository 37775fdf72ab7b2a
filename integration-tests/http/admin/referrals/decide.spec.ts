import { asAdmin, asStranger, ok } from "../../../support/api"
import { makeCart, session } from "../../../support/carts"
import { makeBuyer } from "../../../support/customers"
import { endReferralProgram, insertAdvocate, insertClaim, setReferralProgram } from "../../../support/referrals"
import { makeShop, type Shop } from "../../../support/shops"
import type { AdminReferralDetail } from "../../../../src/types/referrals"

describe("an admin who decides about a referral", () => {
  let shop: Shop

  beforeAll(async () => {
    shop = await makeShop()
    await setReferralProgram()
  })

  afterAll(endReferralProgram)

  const inReview = async (): Promise<string> => {
    const friend = await makeBuyer(shop)
    const { id: cartId } = await makeCart(session(shop, friend))
    return insertClaim({ advocate: await insertAdvocate(await makeBuyer(shop)), cartId, customerId: friend.customerId, state: "in_review", reason: "signals" })
  }

  const decide = (id: string, verdict: "approve" | "reject", note = "Seen") => asAdmin().post(`/admin/referrals/${id}/${verdict}`, { note })

  it.each([
    ["approve", "claimed", "approved"],
    ["reject", "rejected", "rejected_by_admin"],
  ] as const)("can %s it, with a reason that the others read", async (verdict, state, reason) => {
    const { referral } = await ok<{ referral: AdminReferralDetail }>(decide(await inReview(), verdict, "Two sisters"))
    expect(referral).toMatchObject({ state, reason })
    expect(referral.history.slice(-1)).toMatchObject([{ from_state: "in_review", to_state: state, reason, note: "Two sisters", actor_id: expect.stringMatching(/^user_/) }])
  })

  it("is told what is wrong: no reason, one that is over, none at all", async () => {
    const id = await inReview()
    const refusal = async (call: PromiseLike<{ status: number; body: { errors: { path: string; reason: string }[] } }>) => {
      const { status, body } = await call
      return [status, ...body.errors.map(({ path, reason }) => `${path}: ${reason}`)]
    }
    expect(await refusal(asAdmin().post(`/admin/referrals/${id}/approve`, { note: " ", mood: 1 }))).toEqual([400, "note: too_small", "mood: unrecognized_keys"])
    await ok(decide(id, "reject"))
    expect(await refusal(decide(id, "approve"))).toEqual([400, "state: referral_state"])
    expect(await refusal(decide(id, "reject"))).toEqual([400, "state: referral_state"])
    expect(await refusal(decide("refer_none", "reject"))).toEqual([404, "id: referral_not_found"])
    expect((await asStranger().post(`/admin/referrals/${id}/approve`, { note: "x" })).status).toBe(401)
  })

  it("decides once, where two decide at the same moment", async () => {
    const id = await inReview()
    const answers = await Promise.all([decide(id, "approve"), decide(id, "approve"), decide(id, "approve")])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400])
  })
})
