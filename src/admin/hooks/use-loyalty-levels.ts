import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminLevelGrantInput, AdminLevelWhatIfInput, OccasionTrigger } from "../../types/loyalty-levels"
import { type AdminGrantsQuery, type AdminMembersQuery, type AdminOccasionsQuery, type LevelOwner, loyaltyLevels } from "../lib/loyalty-api"

const root = ["loyalty-levels"]
const everySecond = 1000

export const useLadders = () => useQuery({ queryKey: [...root, "ladders"], queryFn: async () => (await loyaltyLevels.ladders()).ladders })

export const useLadder = (id: string | undefined) =>
  useQuery({ queryKey: [...root, "ladder", id], queryFn: async () => (await loyaltyLevels.ladder(id ?? "")).ladder, enabled: Boolean(id) })

export const useLevelRules = (id: string) => useQuery({ queryKey: [...root, "rules", id], queryFn: async () => (await loyaltyLevels.levelRules(id)).rules, retry: false })

/** Who would move; asked when the button is clicked. */
export const useWhatIf = () => useMutation({ mutationFn: (input: AdminLevelWhatIfInput) => loyaltyLevels.whatIf(input) })

export const useMembers = (query: AdminMembersQuery) =>
  useQuery({ queryKey: [...root, "members", query], queryFn: () => loyaltyLevels.members(query), placeholderData: keepPreviousData })

export const useMember = (owner: LevelOwner | null) =>
  useQuery({
    queryKey: [...root, "member", owner],
    queryFn: async () => (owner ? (await loyaltyLevels.member(owner)).member : null),
    enabled: owner !== null,
    retry: false,
  })

/** How far the last recomputation is; read every second while it runs. */
export const useLevelRun = () =>
  useQuery({
    queryKey: [...root, "run"],
    queryFn: async () => (await loyaltyLevels.run()).run,
    refetchInterval: ({ state }) => (state.data?.status === "running" ? everySecond : false),
    retry: false,
  })

export const useOccasions = (query: AdminOccasionsQuery) =>
  useQuery({ queryKey: [...root, "occasions", query], queryFn: () => loyaltyLevels.occasions(query), placeholderData: keepPreviousData })

export const useOccasion = (id: string | undefined) =>
  useQuery({ queryKey: [...root, "occasion", id], queryFn: async () => (await loyaltyLevels.occasion(id ?? "")).occasion, enabled: Boolean(id) })

/** How the editor draws what an occasion with this trigger may ask. It changes with the plugin's version only. */
export const useOccasionConditions = (trigger: OccasionTrigger["type"]) =>
  useQuery({
    queryKey: [...root, "conditions", trigger],
    queryFn: async () => (await loyaltyLevels.conditions(trigger)).conditions,
    staleTime: Infinity,
  })

export const useOccasionPreview = (id: string) => useQuery({ queryKey: [...root, "preview", id], queryFn: () => loyaltyLevels.preview(id), retry: false })

export const useRewardGrants = (query: AdminGrantsQuery) =>
  useQuery({ queryKey: [...root, "grants", query], queryFn: () => loyaltyLevels.grants(query), placeholderData: keepPreviousData })

/** Whatever changes a ladder changes members and counts with it: all is read again. */
export const useForgetLevels = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: root })
}

export const useGrantLevel = (owner: LevelOwner) => {
  const forget = useForgetLevels()
  return useMutation({ mutationFn: (input: AdminLevelGrantInput) => loyaltyLevels.grant(owner, input), onSuccess: forget })
}

export const useEndGrant = (owner: LevelOwner) => {
  const forget = useForgetLevels()
  return useMutation({ mutationFn: (grant_id: string) => loyaltyLevels.endGrant(owner, grant_id), onSuccess: forget })
}

export const useRecompute = () => {
  const forget = useForgetLevels()
  return useMutation({ mutationFn: loyaltyLevels.recompute, onSuccess: forget })
}
