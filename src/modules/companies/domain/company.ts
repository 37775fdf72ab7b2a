/** What an admin says of a company and of one member, and what follows for that member. Pure. */
import { storableText, z } from "../../../shared/schema"

/** A month's points beyond this are no limit any more; they fit the column. */
const MOST_POINTS = 2_147_483_647

const VAT_NUMBER = /^[A-Z]{2}[A-Z0-9]{2,13}$/

/** Labels of letters, digits and inner hyphens, two at least; the last one is no number, so that no address of a machine passes. */
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

const MOST_DOMAINS = 100

/** A VAT number as people write it, in the one form in which it is stored: `de 123.456-789` is `DE123456789`. */
export const normalizedVatNumber = (typed: string): string => typed.replace(/[\s.-]/g, "").toUpperCase()

const vatNumber = storableText()
  .transform(normalizedVatNumber)
  .refine((number) => VAT_NUMBER.test(number), {
    message: "must be two letters and 2 to 13 letters or digits, such as DE123456789",
    params: { reason: "invalid_vat_number" },
  })

const mailDomain = storableText()
  .transform((typed) => typed.trim().toLowerCase())
  .refine((domain) => DOMAIN.test(domain), {
    message: "must be a domain such as brenner.example, without the part before the @",
    params: { reason: "invalid_domain" },
  })

const mailDomains = z
  .array(mailDomain)
  .max(MOST_DOMAINS)
  .transform((domains) => [...new Set(domains)])

const pointsLimit = z.number().int().min(0).max(MOST_POINTS)

/**
 * What can be said of a company.
 *
 * @property member_points_limit Points that one member may spend in a calendar month; null: as many as there are
 */
const settings = {
  vat_number: vatNumber.nullable(),
  mail_domains: mailDomains,
  members_may_redeem: z.boolean(),
  member_points_limit: pointsLimit.nullable(),
}

/** A new company: a customer group, with what is said of it. */
export const companyInput = z.strictObject({
  customer_group_id: storableText().min(1),
  vat_number: settings.vat_number.default(null),
  mail_domains: settings.mail_domains.default([]),
  members_may_redeem: settings.members_may_redeem.default(true),
  member_points_limit: settings.member_points_limit.default(null),
})

export type CompanyInput = z.infer<typeof companyInput>

/** What is left out stays as it is. The group of a company is what it is: another group is another company. */
export const companyChanges = z.strictObject(settings).partial()

export type CompanyChanges = z.infer<typeof companyChanges>

/** What differs for one member; null: as the company says, left out: as it is. */
export const memberChanges = z.strictObject({ may_redeem: z.boolean().nullable().optional(), points_limit: pointsLimit.nullable().optional() })

export type MemberChanges = z.infer<typeof memberChanges>

/** What is stored of one member, null where nothing differs. */
export type OwnRights = { may_redeem: boolean | null; points_limit: number | null }

export const NOTHING_OWN: OwnRights = { may_redeem: null, points_limit: null }

/** What a member may do with the company's points. */
export type MemberRights = {
  may_redeem: boolean
  /** Points in a calendar month; null: as many as there are. */
  points_limit: number | null
}

/**
 * A member's own word goes before the company's.
 *
 * @example rightsOf({ members_may_redeem: false, member_points_limit: 500 }, { may_redeem: true, points_limit: null })
 *   // { may_redeem: true, points_limit: 500 }
 */
export const rightsOf = (company: Pick<CompanyInput, "members_may_redeem" | "member_points_limit">, own: OwnRights): MemberRights => ({
  may_redeem: own.may_redeem ?? company.members_may_redeem,
  points_limit: own.points_limit ?? company.member_points_limit,
})

/** Whether a member has a word of their own at all. */
export const differs = ({ may_redeem, points_limit }: OwnRights): boolean => may_redeem !== null || points_limit !== null
