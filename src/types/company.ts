/**
 * The HTTP shapes of companies, as the Admin API and the Store API send and take them. Types only: nothing here
 * exists at run time. Times are ISO 8601 strings in UTC.
 */

/** What can be said of a company. */
export type AdminCompanyInput = {
  /** Without spaces, dots and dashes, in upper case. */
  vat_number: string | null
  /** Domains of its e-mail addresses, in lower case. */
  mail_domains: string[]
  members_may_redeem: boolean
  /** Points that one member may spend in a calendar month; null: as many as there are. */
  member_points_limit: number | null
}

/** A customer group that is a company. */
export type AdminCompany = AdminCompanyInput & {
  id: string
  customer_group_id: string
  /** The name of its group; null where the group was deleted. */
  name: string | null
  created_at: string
  updated_at: string
}

export type AdminCompanyResponse = { b2b_company: AdminCompany }

export type AdminCompanyListResponse = { b2b_companies: AdminCompany[]; count: number; offset: number; limit: number }

export type AdminCompanyListParams = { q?: string; id?: string | string[]; customer_group_id?: string | string[]; limit?: number; offset?: number }

/** One member, with what holds for them: their own word where they have one, else the company's. */
export type AdminCompanyMember = {
  customer_id: string
  email: string | null
  first_name: string | null
  last_name: string | null
  joined_at: string
  may_redeem: boolean
  points_limit: number | null
  /** Whether something differs from what the company says of all its members. */
  own: boolean
  /** What differs, null where the company's word holds. */
  own_may_redeem: boolean | null
  own_points_limit: number | null
}

export type AdminCompanyMemberResponse = { member: AdminCompanyMember }

export type AdminCompanyMemberListResponse = { members: AdminCompanyMember[]; count: number; offset: number; limit: number }

/** Null: as the company says; left out: as it is. */
export type AdminCompanyMemberInput = { may_redeem?: boolean | null; points_limit?: number | null }

/** A company as its members see it. */
export type StoreCompany = { id: string; name: string }

/**
 * `GET|POST|DELETE /store/carts/:id/company`: the company that the cart is bought for, the one chosen or
 * else the one joined first (null: none), and those that its buyer may choose.
 */
export type StoreCartCompany = { company: StoreCompany | null; companies: StoreCompany[] }
