import type {
  AdminTierPriceImportDryRun,
  AdminTierPriceImportInput,
  AdminTierPriceImportResponse,
  AdminTierPriceItemListResponse,
  AdminTierPriceItemsInput,
  AdminTierPricePreviewInput,
  AdminTierPricePreviewResponse,
  AdminTierPriceRuleInput,
  AdminTierPriceRuleListParams,
  AdminTierPriceRuleListResponse,
  AdminTierPriceRuleResponse,
} from "../../types/tier-price-rule"
import { sdk, send } from "./sdk"

const root = "/admin/tier-price-rules"

/** The Admin API of tier prices, one function per route. */
export const tierPriceRules = {
  list: (query: AdminTierPriceRuleListParams) =>
    sdk.client.fetch<AdminTierPriceRuleListResponse>(root, { query }),

  /** Without `items`: a price book is read page by page with `items`. */
  retrieve: (id: string) =>
    sdk.client.fetch<AdminTierPriceRuleResponse>(`${root}/${id}`, { query: { fields: "-items" } }),


  create: (input: AdminTierPriceRuleInput) => send<AdminTierPriceRuleResponse>(root, input),

  update: (id: string, input: Partial<AdminTierPriceRuleInput>) =>
    send<AdminTierPriceRuleResponse>(`${root}/${id}`, input),

  delete: (id: string) => sdk.client.fetch<{ id: string; deleted: boolean }>(`${root}/${id}`, { method: "DELETE" }),

  items: (id: string, query: { q?: string; limit: number; offset: number }) =>
    sdk.client.fetch<AdminTierPriceItemListResponse>(`${root}/${id}/items`, { query }),

  changeItems: (id: string, input: AdminTierPriceItemsInput) =>
    send<AdminTierPriceRuleResponse>(`${root}/${id}/items`, input),

  preview: (input: AdminTierPricePreviewInput) => send<AdminTierPricePreviewResponse>(`${root}/preview`, input),

  tryImport: (input: AdminTierPriceImportInput) =>
    send<AdminTierPriceImportDryRun>(`${root}/import?dry_run=true`, input),

  startImport: (input: AdminTierPriceImportInput) =>
    send<AdminTierPriceImportResponse>(`${root}/import?dry_run=false`, input),

  retrieveImport: (id: string) => sdk.client.fetch<AdminTierPriceImportResponse>(`${root}/import/${id}`),

  /** The rules that the filters leave, as CSV text. */
  export: async (query: AdminTierPriceRuleListParams): Promise<string> => {
    const answer = await sdk.client.fetch<Response>(`${root}/export`, { query, headers: { accept: "text/csv" } })
    return answer.text()
  },
}
