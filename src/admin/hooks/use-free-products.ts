import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminFreeProductPreviewInput, AdminFreeProductRuleInput } from "../../types/free-products"
import { type AdminFreeProductRulesQuery, type AdminFreeProductUsageQuery, freeProducts } from "../lib/free-products-api"

const root = ["free-products", "rules"]

/** A page of rules. */
export const useFreeProductRules = (query: AdminFreeProductRulesQuery) =>
  useQuery({ queryKey: [...root, "list", query], queryFn: () => freeProducts.rules(query), placeholderData: keepPreviousData })

/** One rule; none is asked for without an id. */
export const useFreeProductRule = (id: string | null | undefined) =>
  useQuery({ queryKey: [...root, "one", id], queryFn: async () => (await freeProducts.rule(id ?? "")).rule, enabled: Boolean(id) })

/** How the editor draws each condition that a rule may ask. It changes with the plugin's version only. */
export const useFreeProductConditions = () =>
  useQuery({ queryKey: ["free-products", "conditions"], queryFn: async () => (await freeProducts.conditions()).conditions, staleTime: Infinity })

/** What the rules say to a cart, an order or typed goods. Asks only when the question is complete. */
export const useFreeProductPreview = (input: AdminFreeProductPreviewInput | null) =>
  useQuery({ queryKey: [...root, "preview", input], queryFn: () => freeProducts.preview(input ?? {}), enabled: input !== null, retry: false })

/** The same when somebody asks for it, for a rule that is not saved. */
export const useAskFreeProductPreview = () => useMutation({ mutationFn: freeProducts.preview })

/** What a rule has given so far, newest first. */
export const useFreeProductUsage = (id: string, query: AdminFreeProductUsageQuery) =>
  useQuery({ queryKey: [...root, "usage", id, query], queryFn: () => freeProducts.usage(id, query), placeholderData: keepPreviousData })

/** The free pieces of an order. */
export const useOrderFreeProducts = (id: string) => useQuery({ queryKey: ["free-products", "order", id], queryFn: () => freeProducts.order(id), retry: false })

/** Whatever changes a rule may change what carts get: lists, rules and previews are read again. */
export const useForgetFreeProducts = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: root })
}

export const useUpdateFreeProductRule = () => {
  const forget = useForgetFreeProducts()
  return useMutation({ mutationFn: ({ id, ...input }: Partial<AdminFreeProductRuleInput> & { id: string }) => freeProducts.updateRule(id, input), onSuccess: forget })
}

/** The rule itself is not read again: its page is still there for a moment, and would find nothing. */
export const useDeleteFreeProductRule = () => {
  const client = useQueryClient()
  return useMutation({ mutationFn: freeProducts.deleteRule, onSuccess: () => client.invalidateQueries({ queryKey: [...root, "list"] }) })
}
