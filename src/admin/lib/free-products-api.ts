import type {
  AdminFreeProductPreview,
  AdminFreeProductPreviewInput,
  AdminFreeProductRuleInput,
  AdminFreeProductRuleResponse,
  AdminFreeProductRulesResponse,
  AdminFreeProductUsage,
  AdminOrderFreeProducts,
} from "../../types/free-products"
import type { AdminConditionDefinition } from "../../types/reward-points"
import { sdk, send } from "./sdk"

const root = "/admin/free-product-rules"

export type AdminFreeProductRulesQuery = {
  q?: string
  status?: string | string[]
  variant_id?: string
  product_id?: string
  customer_group_id?: string
  order?: string
  limit: number
  offset: number
}
export type AdminFreeProductUsageQuery = { from?: string; to?: string; limit: number; offset: number }

/** The Admin API of free products, one function per route. */
export const freeProducts = {
  rules: (query: AdminFreeProductRulesQuery) => sdk.client.fetch<AdminFreeProductRulesResponse>(root, { query }),
  rule: (id: string) => sdk.client.fetch<AdminFreeProductRuleResponse>(`${root}/${id}`),
  createRule: (input: AdminFreeProductRuleInput) => send<AdminFreeProductRuleResponse>(root, input),
  updateRule: (id: string, input: Partial<AdminFreeProductRuleInput>) => send<AdminFreeProductRuleResponse>(`${root}/${id}`, input),
  deleteRule: (id: string) => sdk.client.fetch<{ id: string; deleted: boolean }>(`${root}/${id}`, { method: "DELETE" }),
  conditions: () => sdk.client.fetch<{ conditions: AdminConditionDefinition[] }>(`${root}/conditions`),
  preview: (input: AdminFreeProductPreviewInput) => send<AdminFreeProductPreview>(`${root}/preview`, input),
  usage: (id: string, query: AdminFreeProductUsageQuery) => sdk.client.fetch<AdminFreeProductUsage>(`${root}/${id}/usage`, { query }),
  order: (id: string) => sdk.client.fetch<AdminOrderFreeProducts>(`${root}/orders/${id}`),
}
