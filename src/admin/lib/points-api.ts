import type {
  AdminConditionDefinition,
  AdminEarningPreview,
  AdminEarningRule,
  AdminEarningRuleInput,
  AdminHeldOrdersClaimed,
  AdminHeldOrdersResponse,
  AdminOrderPoints,
  AdminPointsAccount,
  AdminPointsAccountResponse,
  AdminPointsAccountsResponse,
  AdminPointsActivity,
  AdminPointsAdjustResponse,
  AdminPointsEntriesResponse,
  AdminPointsLiability,
  AdminPointsProgramResponse,
  AdminPointsVerifyResponse,
  PointsEntryType,
} from "../../types/reward-points"
import type { ProgramChange } from "./points-settings"
import { sdk, send } from "./sdk"

const root = "/admin/reward-points"
const rules = `${root}/earning-rules`
const accounts = `${root}/accounts`

export type AdminPointsAccountsQuery = {
  q?: string
  customer_id?: string
  company_id?: string
  customer_group_id?: string
  owner_type?: string
  balance?: string
  limit: number
  offset: number
}
export type AdminPointsEntriesQuery = { type?: PointsEntryType; limit: number; offset: number }
export type AdminPointsAdjustInput = { points: number; reason: string; idempotency_key: string; expires_at?: string }
export type AdminEarningRulesQuery = { q?: string; status?: string | string[]; order?: string; limit: number; offset: number }
export type AdminEarningRulesResponse = { earning_rules: AdminEarningRule[]; count: number; offset: number; limit: number }
export type AdminEarningPreviewInput = { customer_id?: string; cart_id?: string; order_id?: string }
export type AdminPointsActivityQuery = { from: string; to: string; period: "day" | "week" | "month" }

/** A row of a file that cannot be used. `row` counts from 1 with the header. */
export type PointsImportError = { row: number; column: string | null; reason: string; value: string | null; message: string }
export type AdminPointsImportResponse = { dry_run: boolean; rows: number; accounts: number; points: number; errors: PointsImportError[]; error_count: number }
export type AdminPointsBackfillInput = { from?: string; to?: string; dry_run: boolean }
export type AdminPointsBackfillResponse = { dry_run: boolean; orders: number; granted: number; points: number }

/** The Admin API of reward points, one function per route. */
export const rewardPoints = {
  program: () => sdk.client.fetch<AdminPointsProgramResponse>(`${root}/program`),
  changeProgram: (change: ProgramChange) => send<AdminPointsProgramResponse>(`${root}/program`, change),

  conditions: () => sdk.client.fetch<{ conditions: AdminConditionDefinition[] }>(`${root}/conditions`),
  rules: (query: AdminEarningRulesQuery) => sdk.client.fetch<AdminEarningRulesResponse>(rules, { query }),
  rule: (id: string) => sdk.client.fetch<{ earning_rule: AdminEarningRule }>(`${rules}/${id}`),
  createRule: (input: AdminEarningRuleInput) => send<{ earning_rule: AdminEarningRule }>(rules, input),
  updateRule: (id: string, input: Partial<AdminEarningRuleInput>) => send<{ earning_rule: AdminEarningRule }>(`${rules}/${id}`, input),
  deleteRule: (id: string) => sdk.client.fetch<{ id: string; deleted: boolean }>(`${rules}/${id}`, { method: "DELETE" }),
  preview: (input: AdminEarningPreviewInput) => send<AdminEarningPreview>(`${rules}/preview`, input),

  accounts: (query: AdminPointsAccountsQuery) => sdk.client.fetch<AdminPointsAccountsResponse>(accounts, { query }),
  account: (id: string) => sdk.client.fetch<AdminPointsAccountResponse>(`${accounts}/${id}`),
  entries: (id: string, query: AdminPointsEntriesQuery) => sdk.client.fetch<AdminPointsEntriesResponse>(`${accounts}/${id}/entries`, { query }),
  adjust: (id: string, input: AdminPointsAdjustInput) => send<AdminPointsAdjustResponse>(`${accounts}/${id}/adjust`, input),
  heldOrders: (customer_id: string) => sdk.client.fetch<AdminHeldOrdersResponse>(`${root}/held-orders`, { query: { customer_id } }),
  claimHeldOrders: (id: string, input: { reason: string }) => send<AdminHeldOrdersClaimed>(`${accounts}/${id}/claim-held-orders`, input),
  order: (id: string) => sdk.client.fetch<AdminOrderPoints>(`${root}/orders/${id}`),

  liability: () => sdk.client.fetch<AdminPointsLiability>(`${root}/reports/liability`),
  activity: (query: AdminPointsActivityQuery) => sdk.client.fetch<AdminPointsActivity>(`${root}/reports/activity`, { query }),
  verify: () => send<AdminPointsVerifyResponse>(`${root}/verify`, {}),

  tryImport: (csv: string) => send<AdminPointsImportResponse>(`${root}/import?dry_run=true`, { csv }),
  import: (csv: string) => send<AdminPointsImportResponse>(`${root}/import?dry_run=false`, { csv }),
  backfill: (input: AdminPointsBackfillInput) => send<AdminPointsBackfillResponse>(`${root}/backfill`, input),
  erase: (input: { account_id: string }) => send<{ account: AdminPointsAccount }>(`${root}/erase`, input),

  /** All accounts with their balances, as CSV text. */
  export: async (): Promise<string> => {
    const answer = await sdk.client.fetch<Response>(`${root}/export`, { headers: { accept: "text/csv" } })
    return answer.text()
  },
}
