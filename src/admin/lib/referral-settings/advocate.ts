import type { AdminReferralProgramSettings, ReferralAdvocateReward, ReferralCodeValue, ReferralPoints } from "../../../types/referrals"
import { problemOfOptionalWhole, problemOfWhole, required, typedText, wholeOf, wholeOrNull } from "../points-number"
import type { Problem } from "../problem"
import { amountsOf, problemsOfPositiveAmounts, someAmountsOf, type TypedAmounts } from "../typed-amounts"
import { amountDecimals, type DiscountDraft, discountOf, draftOfDiscount, draftOfScope, percentOf, problemsOfDiscount, problemsOfPercent, problemsOfScope, type ScopeDraft, scopeOf } from "../typed-discount"
import { referralPoints, type ReferralSectionForm } from "./section"

export const advocateKinds = ["points", "personal_code"] as const satisfies readonly ReferralAdvocateReward["kind"][]
export const rewardAmounts = ["fixed", "share"] as const satisfies readonly ReferralPoints["type"][]
export type RewardAmount = (typeof rewardAmounts)[number]

/** One milestone as it is typed. `key` is stable while rows come and go. */
export type MilestoneDraft = { key: string; every: string; points: string }

/** The reward as the form holds it; only the fields of its kind and type are sent. */
export type AdvocateDraft = {
  kind: ReferralAdvocateReward["kind"]
  type: RewardAmount
  points: string
  percent: string
  points_per_unit: TypedAmounts
  maximum_points: string
  discount: DiscountDraft
  maximum: TypedAmounts
  valid_days: string
  minimum_spend: TypedAmounts
  scope: ScopeDraft
}

/** `members_refer_for` is changed elsewhere; it decides what a reward can be. */
export type ReferralAdvocateDraft = Pick<AdminReferralProgramSettings, "members_refer_for"> & { advocate: AdvocateDraft; milestones: MilestoneDraft[] }

/** So many milestones the Admin API takes. */
export const mostMilestones = 20

let drawn = 0

/** A new row: the milestone that most programmes start with. */
export const emptyMilestone = (every = "5", points = "500"): MilestoneDraft => {
  drawn += 1
  return { key: `milestone-${drawn}`, every, points }
}

const start: AdvocateDraft = {
  kind: "points",
  type: "fixed",
  points: "500",
  percent: "5",
  points_per_unit: {},
  maximum_points: "",
  discount: { type: "percentage", value: "10", amounts: {} },
  maximum: {},
  valid_days: "90",
  minimum_spend: {},
  scope: { type: "all", ids: [] },
}

const someDays = { least: 1, most: 3660 }
const someFriends = { least: 1, most: 1_000_000 }

/** What the advocate gets for each friend, and more for every so many. */
export const referralAdvocateForm: ReferralSectionForm<ReferralAdvocateDraft> = {
  fields: ["advocate", "milestones"],
  read: ({ members_refer_for, advocate, milestones }) => ({
    members_refer_for,
    advocate: draftOf(advocate),
    milestones: milestones.map(({ every, points }) => emptyMilestone(String(every), String(points))),
  }),
  write: ({ advocate, milestones }) => ({
    advocate: rewardOf(advocate),
    milestones: milestones.map(({ every, points }) => ({ every: wholeOf(every), points: wholeOf(points) })),
  }),
  check: ({ members_refer_for, advocate, milestones }) => [
    ...required(members_refer_for === "person" || advocate.kind === "points", "advocate.kind", "company_gets_points"),
    ...problemsOfReward(advocate),
    ...milestones.flatMap(problemsOfMilestone),
  ],
}

const draftOf = (reward: ReferralAdvocateReward): AdvocateDraft => {
  if (reward.kind === "points") {
    const { amount } = reward
    return amount.type === "fixed"
      ? { ...start, points: String(amount.points) }
      : { ...start, type: "share", percent: amount.percent, points_per_unit: amount.points_per_unit, maximum_points: typedText(amount.maximum) }
  }
  const { amount, valid_days, minimum_spend, scope } = reward
  const code = { ...start, kind: reward.kind, valid_days: String(valid_days), minimum_spend: minimum_spend ?? {}, scope: draftOfScope(scope) }
  return amount.type === "fixed" ? { ...code, discount: draftOfDiscount(amount.discount) } : { ...code, type: "share", percent: amount.percent, maximum: amount.maximum ?? {} }
}

const rewardOf = (draft: AdvocateDraft): ReferralAdvocateReward =>
  draft.kind === "points"
    ? { kind: "points", amount: pointsOf(draft) }
    : { kind: "personal_code", amount: codeValueOf(draft), valid_days: wholeOf(draft.valid_days), minimum_spend: someAmountsOf(draft.minimum_spend), scope: scopeOf(draft.scope) }

const pointsOf = ({ type, points, percent, points_per_unit, maximum_points }: AdvocateDraft): ReferralPoints =>
  type === "fixed"
    ? { type, points: wholeOf(points) }
    : { type, percent: percentOf(percent), points_per_unit: amountsOf(points_per_unit), maximum: wholeOrNull(maximum_points) }

const codeValueOf = ({ type, discount, percent, maximum }: AdvocateDraft): ReferralCodeValue =>
  type === "fixed" ? { type, discount: discountOf(discount) } : { type, percent: percentOf(percent), maximum: someAmountsOf(maximum) }

const problemsOfReward = (draft: AdvocateDraft): Problem[] =>
  draft.kind === "points"
    ? problemsOfPoints(draft)
    : [
        ...(draft.type === "fixed"
          ? problemsOfDiscount("advocate.amount.discount", draft.discount)
          : [...problemsOfPercent("advocate.amount.percent", draft.percent), ...problemsOfPositiveAmounts("advocate.amount.maximum", draft.maximum, amountDecimals)]),
        ...problemOfWhole("advocate.valid_days", draft.valid_days, someDays),
        ...problemsOfPositiveAmounts("advocate.minimum_spend", draft.minimum_spend, amountDecimals),
        ...problemsOfScope("advocate.scope", draft.scope),
      ]

const problemsOfPoints = ({ type, points, percent, points_per_unit, maximum_points }: AdvocateDraft): Problem[] =>
  type === "fixed"
    ? problemOfWhole("advocate.amount.points", points, referralPoints)
    : [
        ...problemsOfPercent("advocate.amount.percent", percent),
        ...problemsOfPositiveAmounts("advocate.amount.points_per_unit", points_per_unit, amountDecimals, true),
        ...problemOfOptionalWhole("advocate.amount.maximum", maximum_points, referralPoints),
      ]

const problemsOfMilestone = ({ every, points }: MilestoneDraft, index: number, all: MilestoneDraft[]): Problem[] => {
  const at = `milestones.${index}`
  const twice = all.findIndex((other) => other.every.trim() === every.trim()) < index
  return [
    ...problemOfWhole(`${at}.every`, every, someFriends),
    ...required(!twice, `${at}.every`, "duplicate_milestone"),
    ...problemOfWhole(`${at}.points`, points, referralPoints),
  ]
}
