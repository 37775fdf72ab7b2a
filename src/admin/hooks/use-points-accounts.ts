import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { type AdminPointsAccountsQuery, type AdminPointsAdjustInput, type AdminPointsEntriesQuery, rewardPoints } from "../lib/points-api"

const root = ["reward-points", "accounts"]

/** A page of the accounts that the filters leave. */
export const usePointsAccounts = (query: AdminPointsAccountsQuery, enabled = true) =>
  useQuery({
    queryKey: [...root, "list", query],
    queryFn: () => rewardPoints.accounts(query),
    placeholderData: keepPreviousData,
    enabled,
  })

/** One account with its lots. */
export const usePointsAccount = (id: string | undefined) =>
  useQuery({
    queryKey: [...root, "one", id],
    queryFn: () => rewardPoints.account(id ?? ""),
    enabled: Boolean(id),
  })

/** A page of its ledger, the newest entry first. */
export const usePointsEntries = (id: string | undefined, query: AdminPointsEntriesQuery) =>
  useQuery({
    queryKey: [...root, "entries", id, query],
    queryFn: () => rewardPoints.entries(id ?? "", query),
    placeholderData: keepPreviousData,
    enabled: Boolean(id),
  })

/** What an order did to points. */
export const useOrderPoints = (id: string) =>
  useQuery({ queryKey: ["reward-points", "orders", id], queryFn: () => rewardPoints.order(id), retry: false })

/** Whatever changes a balance changes reports and orders with it: all is read again. */
export const useForgetPoints = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ["reward-points"] })
}

export const useAdjustPoints = (id: string) => {
  const forget = useForgetPoints()
  return useMutation({ mutationFn: (input: AdminPointsAdjustInput) => rewardPoints.adjust(id, input), onSuccess: forget })
}

/** What is held of orders that were placed as a guest with a customer's e-mail address. */
export const useHeldOrders = (customer_id: string) =>
  useQuery({ queryKey: ["reward-points", "held-orders", customer_id], queryFn: () => rewardPoints.heldOrders(customer_id) })

export const useClaimHeldOrders = (id: string) => {
  const forget = useForgetPoints()
  return useMutation({ mutationFn: (input: { reason: string }) => rewardPoints.claimHeldOrders(id, input), onSuccess: forget })
}
