import type { AdminCompany, AdminCompanyInput, AdminCompanyMember, AdminCompanyMemberInput } from "../../types/company"
import { problemOfOptionalWhole, type Range, typedText, wholeOrNull } from "./points-number"
import type { Problem } from "./problem"

/** A company as it is typed: one domain a line, no limit where the limit is empty. */
export type CompanyDraft = { vat_number: string; mail_domains: string; members_may_redeem: boolean; member_points_limit: string }

/** What of the Admin API has a field in the form. */
export const companyFields = ["vat_number", "mail_domains", "members_may_redeem", "member_points_limit"] as const

/** Points that a member may spend in a month; the Admin API takes no more. */
export const monthlyLimit: Range = { least: 0, most: 2_147_483_647 }

/** The form of a company, or of a group that becomes one. */
export const draftOfCompany = (company: AdminCompany | null): CompanyDraft => ({
  vat_number: company?.vat_number ?? "",
  mail_domains: (company?.mail_domains ?? []).join("\n"),
  members_may_redeem: company?.members_may_redeem ?? true,
  member_points_limit: typedText(company?.member_points_limit ?? null),
})

/** What is sent. People write domains below each other, with commas, or with the @ of an address. */
export const inputOfCompany = (draft: CompanyDraft): AdminCompanyInput => ({
  vat_number: draft.vat_number.trim() === "" ? null : draft.vat_number.trim(),
  mail_domains: domainsIn(draft.mail_domains),
  members_may_redeem: draft.members_may_redeem,
  member_points_limit: wholeOrNull(draft.member_points_limit),
})

const domainsIn = (typed: string): string[] =>
  typed
    .split(/[\s,;]+/)
    .map((domain) => domain.replace(/^@/, ""))
    .filter(Boolean)

/** What the form can tell is wrong before anything is sent. */
export const problemsOfCompany = ({ member_points_limit }: CompanyDraft): Problem[] => problemOfOptionalWhole("member_points_limit", member_points_limit, monthlyLimit)

/** Whether a member may spend points: as the company says, or not as it says. */
export type MemberChoice = "company" | "may" | "may_not"

export const memberChoices: readonly MemberChoice[] = ["company", "may", "may_not"]

/** What differs for one member, as it is typed; an empty limit is the company's. */
export type MemberDraft = { choice: MemberChoice; points_limit: string }

export const draftOfMember = ({ own_may_redeem, own_points_limit }: AdminCompanyMember): MemberDraft => ({
  choice: own_may_redeem === null ? "company" : own_may_redeem ? "may" : "may_not",
  points_limit: typedText(own_points_limit),
})

export const inputOfMember = ({ choice, points_limit }: MemberDraft): AdminCompanyMemberInput => ({
  may_redeem: choice === "company" ? null : choice === "may",
  points_limit: wholeOrNull(points_limit),
})

export const problemsOfMember = ({ points_limit }: MemberDraft): Problem[] => problemOfOptionalWhole("points_limit", points_limit, monthlyLimit)

/** A member by name, or by e-mail where there is none. */
export const nameOfMember = ({ first_name, last_name, email, customer_id }: AdminCompanyMember): string =>
  [first_name, last_name].filter(Boolean).join(" ") || (email ?? customer_id)
