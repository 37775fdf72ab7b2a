import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminEarningRuleInput } from "../../types/reward-points"
import { type AdminEarningPreviewInput, type AdminEarningRulesQuery, rewardPoints } from "../lib/points-api"

const root = ["reward-points", "rules"]

export const useEarningRules = (query: AdminEarningRulesQuery) =>
  useQuery({ queryKey: [...root, "list", query], queryFn: () => rewardPoints.rules(query), placeholderData: keepPreviousData })

export const useEarningRule = (id: string | undefined) =>
  useQuery({
    queryKey: [...root, "one", id],
    queryFn: async () => (await rewardPoints.rule(id ?? "")).earning_rule,
    enabled: Boolean(id),
  })

/** How the editor draws each condition of the language. It changes with the plugin's version only. */
export const useConditionDefinitions = () =>
  useQuery({
    queryKey: ["reward-points", "conditions"],
    queryFn: async () => (await rewardPoints.conditions()).conditions,
    staleTime: Infinity,
  })

/** Asks only when the question is complete. */
export const useEarningPreview = (input: AdminEarningPreviewInput | null) =>
  useQuery({
    queryKey: [...root, "preview", input],
    queryFn: () => rewardPoints.preview(input ?? {}),
    enabled: input !== null,
    retry: false,
  })

export const useForgetEarningRules = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: root })
}

export const useUpdateEarningRule = () => {
  const forget = useForgetEarningRules()
  return useMutation({
    mutationFn: ({ id, ...input }: Partial<AdminEarningRuleInput> & { id: string }) => rewardPoints.updateRule(id, input),
    onSuccess: forget,
  })
}

/** The rule itself is not read again: its page is still there for a moment, and would find nothing. */
export const useDeleteEarningRule = () => {
  const client = useQueryClient()
  return useMutation({ mutationFn: rewardPoints.deleteRule, onSuccess: () => client.invalidateQueries({ queryKey: [...root, "list"] }) })
}
