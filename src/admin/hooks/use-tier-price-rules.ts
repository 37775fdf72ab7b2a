import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type {
  AdminTierPricePreviewInput,
  AdminTierPriceRuleInput,
  AdminTierPriceRuleListParams,
} from "../../types/tier-price-rule"
import { tierPriceRules } from "../lib/tier-price-rules-api"

const root = ["tier-pricing", "rules"]
const previews = ["tier-pricing", "previews"]

export function useTierPriceRules(params: AdminTierPriceRuleListParams) {
  return useQuery({
    queryKey: [...root, "list", params],
    queryFn: () => tierPriceRules.list(params),
    placeholderData: keepPreviousData,
  })
}

export function useTierPriceRule(id: string | undefined) {
  return useQuery({
    queryKey: [...root, "one", id],
    queryFn: async () => (await tierPriceRules.retrieve(id ?? "")).tier_price_rule,
    enabled: Boolean(id),
  })
}

export function useTierPriceItems(id: string | undefined, query: { q?: string; limit: number; offset: number }) {
  return useQuery({
    queryKey: [...root, "items", id, query],
    queryFn: () => tierPriceRules.items(id ?? "", query),
    placeholderData: keepPreviousData,
    enabled: Boolean(id),
  })
}

/** Asks only when `input` is complete. */
export function useTierPricePreview(input: AdminTierPricePreviewInput | null) {
  return useQuery({
    queryKey: [...previews, input],
    queryFn: async () => (input ? (await tierPriceRules.preview(input)).prices : []),
    enabled: input !== null && input.variant_ids.length > 0,
    retry: false,
  })
}

/** Whatever changes a rule may change any price: lists, rules and previews are read again. */
export function useForgetTierPrices() {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: root }),
      client.invalidateQueries({ queryKey: previews }),
    ])
  }
}

export function useUpdateTierPriceRule() {
  const forget = useForgetTierPrices()
  return useMutation({
    mutationFn: ({ id, ...input }: Partial<AdminTierPriceRuleInput> & { id: string }) =>
      tierPriceRules.update(id, input),
    onSuccess: forget,
  })
}

export function useDeleteTierPriceRule() {
  const forget = useForgetTierPrices()
  return useMutation({ mutationFn: tierPriceRules.delete, onSuccess: forget })
}
