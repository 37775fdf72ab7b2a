import { beginningOf, claimPlan, joinedClaim, type KnownClaim } from "./claim"

const AT = new Date("2026-11-29T12:00:00Z")
const LATER = new Date("2026-12-29T12:00:00Z")
const known = (over: Partial<KnownClaim> = {}): KnownClaim => ({ id: "refer_1", advocate_id: "refadv_a", state: "claimed", lapses_at: LATER, is_used: false, ...over })

describe("a friend comes by the code of A", () => {
  it.each<[string, KnownClaim[], string, string[]]>([
    ["for the first time", [], "new", []],
    ["a second time, or with a second cart", [known()], "joined", []],
    ["a second time while it is in review", [known({ state: "in_review" })], "joined", []],
    ["after the code of B", [known({ advocate_id: "refadv_b" })], "claimed_before", []],
    ["after the code of B, whose time is over", [known({ advocate_id: "refadv_b", lapses_at: AT })], "new", ["refer_1"]],
    ["after the code of A, whose time is over", [known({ lapses_at: AT })], "new", ["refer_1"]],
    ["a moment before the time of B is over", [known({ advocate_id: "refadv_b", lapses_at: new Date(AT.getTime() + 1) })], "claimed_before", []],
    ["while the first order is made", [known({ is_used: true })], "claimed_before", []],
    ["while the first order is made, after the time of the claim", [known({ is_used: true, lapses_at: AT })], "claimed_before", []],
    ["after the first order", [known({ state: "qualified", is_used: true })], "claimed_before", []],
    ["after a first order that was undone", [known({ state: "reversed", is_used: false })], "claimed_before", []],
    ["as two friends of A at once", [known(), known({ id: "refer_2" })], "claimed_before", []],
    ["as a friend of A and of B, whose time is over", [known(), known({ id: "refer_2", advocate_id: "refadv_b", lapses_at: AT })], "joined", ["refer_2"]],
  ])("%s", (_title, claims, outcome, lapsed) => {
    const plan = claimPlan(claims, "refadv_a", AT)
    expect([plan.outcome, plan.lapsed.map(({ id }) => id)]).toEqual([outcome, lapsed])
  })
})

describe("a claim begins", () => {
  const signal = { code: "mail_domain" as const, detail: "brenner.example" }

  it("with how the code came to the friend", () => {
    expect((["code", "link", "invitation"] as const).flatMap((channel) => beginningOf(channel, [], []))).toEqual([
      { state: "claimed", reason: "code_entered" },
      { state: "claimed", reason: "link_followed" },
      { state: "claimed", reason: "invitation_followed" },
    ])
  })

  it("in review where a signal is one that the programme wants reviewed, and not where it is not", () => {
    expect(beginningOf("code", [signal], ["mail_domain"]).map(({ state }) => state)).toEqual(["claimed", "in_review"])
    expect(beginningOf("code", [signal], ["same_name"]).map(({ state }) => state)).toEqual(["claimed"])
  })

  it("once: a second cart adds what is new, and sends it into review unless an admin has approved it", () => {
    const claim = { state: "claimed" as const, approved_at: null, signals: [signal] }
    const name = { code: "same_name" as const, detail: null }
    expect(joinedClaim(claim, [name, signal], ["same_name"])).toEqual({ signals: [signal, name], goes_into_review: true })
    expect(joinedClaim({ ...claim, approved_at: AT }, [name], ["same_name"]).goes_into_review).toBe(false)
    expect(joinedClaim({ ...claim, state: "in_review" as const }, [name], ["same_name"]).goes_into_review).toBe(false)
    expect(joinedClaim(claim, [name], []).goes_into_review).toBe(false)
  })
})
