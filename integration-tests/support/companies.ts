import { asAdmin, ok } from "./api"
import { makeGroup } from "./customers"

export type Company = {
  id: string
  customer_group_id: string
  name: string | null
  vat_number: string | null
  mail_domains: string[]
  members_may_redeem: boolean
  member_points_limit: number | null
  created_at: string
  updated_at: string
}

/** A customer group marked as a company: a new one unless the fields name one. */
export const makeCompany = async (fields: Record<string, unknown> = {}): Promise<Company> => {
  const customer_group_id = fields.customer_group_id ?? (await makeGroup())
  const { b2b_company } = await ok<{ b2b_company: Company }>(asAdmin().post("/admin/b2b-companies", { ...fields, customer_group_id }))
  return b2b_company
}

/** Says what differs for one member of a company. */
export const setMember = (companyId: string, customerId: string, fields: { may_redeem?: boolean | null; points_limit?: number | null }) =>
  ok(asAdmin().post(`/admin/b2b-companies/${companyId}/members/${customerId}`, fields))
