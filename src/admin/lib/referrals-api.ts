import type {
  AdminReferral,
  AdminReferralAdvocate,
  AdminReferralCodeInput,
  AdminReferralDecision,
  AdminReferralDetail,
  AdminReferralListParams,
  AdminReferralProgram,
  AdminReferralReport,
} from "../../types/referrals"
import type { ReferralProgramChange } from "./referral-settings"
import { sdk, send } from "./sdk"

const root = "/admin/referrals"

export type AdminReferralsQuery = AdminReferralListParams & { limit: number; offset: number }
export type AdminAdvocatesQuery = { q?: string; customer_id?: string; company_id?: string; limit: number; offset: number }
export type AdminReferralReportQuery = { from: string; to: string; period: "day" | "week" | "month" }

/** The Admin API of referrals, one function per route. */
export const referrals = {
  program: () => sdk.client.fetch<{ program: AdminReferralProgram }>(`${root}/program`),
  changeProgram: (change: ReferralProgramChange) => send<{ program: AdminReferralProgram }>(`${root}/program`, change),

  list: (query: AdminReferralsQuery) => sdk.client.fetch<{ referrals: AdminReferral[]; count: number }>(root, { query }),
  one: (id: string) => sdk.client.fetch<{ referral: AdminReferralDetail }>(`${root}/${id}`),
  approve: (id: string, input: AdminReferralDecision) => send<{ referral: AdminReferralDetail }>(`${root}/${id}/approve`, input),
  reject: (id: string, input: AdminReferralDecision) => send<{ referral: AdminReferralDetail }>(`${root}/${id}/reject`, input),

  advocates: (query: AdminAdvocatesQuery) => sdk.client.fetch<{ advocates: AdminReferralAdvocate[]; count: number }>(`${root}/advocates`, { query }),
  setCode: (advocate_id: string, input: AdminReferralCodeInput) => send<{ advocate: AdminReferralAdvocate }>(`${root}/advocates/${advocate_id}/code`, input),
  report: (query: AdminReferralReportQuery) => sdk.client.fetch<AdminReferralReport>(`${root}/reports`, { query }),

  /** Everything that the filters leave, as CSV text. */
  export: async (query: AdminReferralListParams): Promise<string> => {
    const answer = await sdk.client.fetch<Response>(root, { query: { ...query, format: "csv" }, headers: { accept: "text/csv" } })
    return answer.text()
  },
}
