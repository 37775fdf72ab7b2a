import type {
  AdminCompanyInput,
  AdminCompanyListResponse,
  AdminCompanyMemberInput,
  AdminCompanyMemberListResponse,
  AdminCompanyMemberResponse,
  AdminCompanyResponse,
} from "../../types/company"
import { sdk, send } from "./sdk"

const root = "/admin/b2b-companies"

/** The Admin API of companies, one function per route. */
export const companies = {
  /** The company that a group is, if it is one. */
  ofGroup: (customer_group_id: string) => sdk.client.fetch<AdminCompanyListResponse>(root, { query: { customer_group_id, limit: 1 } }),

  create: (customer_group_id: string, input: AdminCompanyInput) => send<AdminCompanyResponse>(root, { customer_group_id, ...input }),

  update: (id: string, input: AdminCompanyInput) => send<AdminCompanyResponse>(`${root}/${id}`, input),

  delete: (id: string) => sdk.client.fetch<{ id: string; deleted: boolean }>(`${root}/${id}`, { method: "DELETE" }),

  members: (id: string, query: { q?: string; limit: number; offset: number }) =>
    sdk.client.fetch<AdminCompanyMemberListResponse>(`${root}/${id}/members`, { query }),

  setMember: (id: string, customer_id: string, input: AdminCompanyMemberInput) =>
    send<AdminCompanyMemberResponse>(`${root}/${id}/members/${customer_id}`, input),
}
