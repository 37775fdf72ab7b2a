import type { AdminReferralProgram, ReferralAdvocateReward, ReferralFriendReward } from "../../../types/referrals"
import {
  emptyMilestone,
  filledIn,
  referralAdvocateForm,
  referralAdvocatesForm,
  referralCountingForm,
  referralFriendForm,
  referralGeneralForm,
  referralLimitsForm,
  referralReviewForm,
  referralSharingForm,
} from "."

const program: AdminReferralProgram = {
  id: "refprog",
  revision: 3,
  status: "active",
  starts_at: "2026-11-01T00:00:00.000Z",
  ends_at: null,
  advocates: { customer_group_ids: ["cusgroup_1"], level_ids: ["lev_1"], with_completed_order: true },
  members_refer_for: "person",
  friend: { discount: { type: "percentage", value: "10", maximum: { eur: "50" } }, minimum_spend: { eur: "50" }, points: null },
  advocate: { kind: "points", amount: { type: "fixed", points: 500 } },
  milestones: [{ every: 5, points: 500 }],
  minimum_order: { eur: "50" },
  qualifies_at: "payment_captured",
  claim_days: 30,
  holding_days: 14,
  limits: { per_advocate: 20, per_period: { period: "month", count: 5 }, in_total: null },
  when_undone: "proportional",
  reviewed_signals: ["mail_domain", "same_name"],
  invitations_per_day: 5,
  advocate_name: "first_name",
  link_base: "https://shop.example/",
  share_template: { subject: "A hint", text: "Use {code}: {link}" },
  terms: "Once for each friend.",
  preview: { friend: { en: "", de: "" }, advocate: { en: "", de: "" } },
  updated_at: "2026-11-01T00:00:00.000Z",
}

const at = (problems: { path: string; reason: string }[]) => problems.map(({ path, reason }) => `${path}: ${reason}`)

describe("the forms of the referral programme", () => {
  it("send back what they were given, and each setting is in one of them", () => {
    const sent = {
      ...referralGeneralForm.write(referralGeneralForm.read(program)),
      ...referralAdvocatesForm.write(referralAdvocatesForm.read(program)),
      ...referralFriendForm.write(referralFriendForm.read(program)),
      ...referralAdvocateForm.write(referralAdvocateForm.read(program)),
      ...referralCountingForm.write(referralCountingForm.read(program)),
      ...referralLimitsForm.write(referralLimitsForm.read(program)),
      ...referralReviewForm.write(referralReviewForm.read(program)),
      ...referralSharingForm.write(referralSharingForm.read(program)),
    }
    const { id: _id, revision: _revision, preview: _preview, updated_at: _updated, ...settings } = program
    expect(sent).toEqual(settings)
  })

  it.each<ReferralFriendReward>([
    { discount: { type: "percentage", value: "12.5", maximum: null }, minimum_spend: null, points: 100 },
    { discount: { type: "fixed", amounts: { eur: "5", usd: "5.5" } }, minimum_spend: { eur: "50", usd: "60" }, points: null },
    { discount: null, minimum_spend: null, points: 250 },
  ])("send back what the friend gets: %j", (friend) => {
    const draft = referralFriendForm.read({ ...program, friend })
    expect(referralFriendForm.check(draft)).toEqual([])
    expect(referralFriendForm.write(draft).friend).toEqual(friend)
  })

  it.each<ReferralAdvocateReward>([
    { kind: "points", amount: { type: "share", percent: "5", points_per_unit: { eur: "10" }, maximum: 1000 } },
    { kind: "points", amount: { type: "share", percent: "5", points_per_unit: { eur: "10", usd: "9.5" }, maximum: null } },
    { kind: "personal_code", amount: { type: "fixed", discount: { type: "percentage", value: "10" } }, valid_days: 90, minimum_spend: null, scope: null },
    { kind: "personal_code", amount: { type: "fixed", discount: { type: "fixed", amounts: { eur: "5" } } }, valid_days: 30, minimum_spend: { eur: "20" }, scope: { category_ids: ["cat_1"] } },
    { kind: "personal_code", amount: { type: "share", percent: "3", maximum: { eur: "25" } }, valid_days: 30, minimum_spend: null, scope: { product_ids: ["prod_1"] } },
  ])("send back what the advocate gets: %j", (advocate) => {
    const draft = referralAdvocateForm.read({ ...program, advocate })
    expect(referralAdvocateForm.check(draft)).toEqual([])
    expect(referralAdvocateForm.write(draft).advocate).toEqual(advocate)
  })

  it("take a month without a count as no limit", () => {
    const draft = referralLimitsForm.read({ ...program, limits: { per_advocate: null, per_period: null, in_total: null } })
    expect(referralLimitsForm.check(draft)).toEqual([])
    expect(referralLimitsForm.write(draft)).toEqual({ limits: { per_advocate: null, per_period: null, in_total: null } })
  })

  it("know a friend who gets nothing, more than all, or an amount of nothing", () => {
    const { friend } = referralFriendForm.read(program)
    const withDiscount = (discount: Partial<typeof friend.discount>, points = "") => at(referralFriendForm.check({ friend: { ...friend, points, discount: { ...friend.discount, ...discount } } }))
    expect(withDiscount({ type: "none" })).toEqual(["friend.points: nothing_given"])
    expect(withDiscount({ type: "none" }, "0")).toEqual(["friend.points: out_of_range"])
    expect(withDiscount({ value: "101" })).toEqual(["friend.discount.value: percentage_over_100"])
    expect(withDiscount({ type: "fixed", amounts: {} })).toEqual(["friend.discount.amounts: empty"])
    expect(withDiscount({ type: "fixed", amounts: { eur: "0" } })).toEqual(["friend.discount.amounts.eur: not_positive"])
  })

  it("know that a company can only be given points, wherever that is changed", () => {
    const code: ReferralAdvocateReward = { kind: "personal_code", amount: { type: "share", percent: "3", maximum: null }, valid_days: 30, minimum_spend: null, scope: null }
    expect(at(referralAdvocatesForm.check({ ...referralAdvocatesForm.read({ ...program, advocate: code }), members_refer_for: "company" }))).toEqual(["members_refer_for: company_gets_points"])
    expect(at(referralAdvocateForm.check(referralAdvocateForm.read({ ...program, members_refer_for: "company", advocate: code })))).toEqual(["advocate.kind: company_gets_points"])
  })

  it("know a milestone that is there twice, and a share without points", () => {
    const draft = referralAdvocateForm.read(program)
    expect(at(referralAdvocateForm.check({ ...draft, milestones: [emptyMilestone("5"), emptyMilestone(" 5")] }))).toEqual(["milestones.1.every: duplicate_milestone"])
    expect(at(referralAdvocateForm.check({ ...draft, advocate: { ...draft.advocate, type: "share", points_per_unit: {} } }))).toEqual(["advocate.amount.points_per_unit: empty"])
  })

  it.each([
    ["an end before its start", referralGeneralForm.check({ status: "active", starts_at: "2027-01-02T00:00:00Z", ends_at: "2027-01-01T00:00:00Z" }), ["ends_at: ends_before_start"]],
    ["a claim of no day", referralCountingForm.check({ ...referralCountingForm.read(program), claim_days: "0", holding_days: "0" }), ["claim_days: out_of_range"]],
    ["links that lead nowhere", referralSharingForm.check({ ...referralSharingForm.read(program), link_base: "shop.example" }), ["link_base: invalid_url"]],
    ["a text with a placeholder that is none", referralSharingForm.check({ ...referralSharingForm.read(program), share_template: { subject: "", text: "{name}" } }), ["share_template.subject: empty", "share_template.text: unknown_placeholder"]],
  ])("know %s", (_title, problems, expected) => {
    expect(at(problems)).toEqual(expected)
  })
})

describe("the text that an advocate sends", () => {
  const values = { link: "https://shop.example/?ref=ANNA", code: "ANNA", friend_reward: "10 % off", advocate: "Anna" }

  it("has every placeholder filled in, and leaves others as they are", () => {
    expect(filledIn("{advocate}: {friend_reward} with {code}, {link} {link} {else}", values)).toBe("Anna: 10 % off with ANNA, https://shop.example/?ref=ANNA https://shop.example/?ref=ANNA {else}")
  })

  it("is not misled by a value that looks like a pattern", () => {
    expect(filledIn("{advocate}", { ...values, advocate: "$& Co" })).toBe("$& Co")
  })
})
