import type { AdminReferralProgramSettings } from "../../../types/referrals"
import { required } from "../points-number"
import type { ReferralSectionForm } from "./section"

export const refersFor = ["person", "company"] as const satisfies readonly AdminReferralProgramSettings["members_refer_for"][]
export const advocateNames = ["none", "first_name", "full_name"] as const satisfies readonly AdminReferralProgramSettings["advocate_name"][]

/** `reward` is changed elsewhere; a company can only be given points. */
export type ReferralAdvocatesDraft = Pick<AdminReferralProgramSettings, "advocates" | "members_refer_for" | "advocate_name"> & { reward: AdminReferralProgramSettings["advocate"]["kind"] }

/** Who may refer, for whom, and how they are named. */
export const referralAdvocatesForm: ReferralSectionForm<ReferralAdvocatesDraft> = {
  fields: ["advocates", "members_refer_for", "advocate_name"],
  read: ({ advocates, members_refer_for, advocate_name, advocate }) => ({ advocates, members_refer_for, advocate_name, reward: advocate.kind }),
  write: ({ advocates, members_refer_for, advocate_name }) => ({ advocates, members_refer_for, advocate_name }),
  check: ({ members_refer_for, reward }) => required(members_refer_for === "person" || reward === "points", "members_refer_for", "company_gets_points"),
}

/** How an advocate would be named to a friend, by an example; null where nobody is named. */
export const exampleName = (named: AdminReferralProgramSettings["advocate_name"]): string | null => ({ none: null, first_name: "Anna", full_name: "Anna Berg" })[named]
