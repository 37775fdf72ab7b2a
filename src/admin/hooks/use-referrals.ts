import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminReferralCodeInput, AdminReferralDecision } from "../../types/referrals"
import { type AdminAdvocatesQuery, type AdminReferralReportQuery, type AdminReferralsQuery, referrals } from "../lib/referrals-api"

const root = ["referrals"]

/** The settings in force, and both sides in words. */
export const useReferralProgram = () => useQuery({ queryKey: [...root, "program"], queryFn: async () => (await referrals.program()).program })

export const useReferrals = (query: AdminReferralsQuery) =>
  useQuery({ queryKey: [...root, "list", query], queryFn: () => referrals.list(query), placeholderData: keepPreviousData })

export const useReferral = (id: string | undefined) =>
  useQuery({ queryKey: [...root, "one", id], queryFn: async () => (await referrals.one(id ?? "")).referral, enabled: Boolean(id) })

/** The referral whose first order this is, or null. */
export const useReferralOfOrder = (order_id: string) =>
  useQuery({ queryKey: [...root, "of-order", order_id], queryFn: async () => (await referrals.list({ order_id, limit: 1, offset: 0 })).referrals[0] ?? null, retry: false })

/** The referral by which a customer came, or null; the latest where an earlier one came to nothing. */
export const useReferralOfFriend = (customer_id: string) =>
  useQuery({
    queryKey: [...root, "of-friend", customer_id],
    queryFn: async () => (await referrals.list({ customer_id, limit: 100, offset: 0 })).referrals.find(({ friend }) => friend.customer_id === customer_id) ?? null,
    retry: false,
  })

export const useAdvocates = (query: AdminAdvocatesQuery) =>
  useQuery({ queryKey: [...root, "advocates", query], queryFn: () => referrals.advocates(query), placeholderData: keepPreviousData })

/** The advocate that a customer or a company is, or null where no code was asked for yet. */
export const useAdvocateOf = (owner: { customer_id: string } | { company_id: string }) =>
  useQuery({ queryKey: [...root, "advocate-of", owner], queryFn: async () => (await referrals.advocates({ ...owner, limit: 1, offset: 0 })).advocates[0] ?? null, retry: false })

export const useReferralReport = (query: AdminReferralReportQuery) =>
  useQuery({ queryKey: [...root, "report", query], queryFn: () => referrals.report(query), placeholderData: keepPreviousData })

/** Whatever changes one referral changes lists and counts with it: all is read again. */
const useForgetReferrals = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: root })
}

/** Changes what is named and leaves the rest. */
export const useChangeReferralProgram = () => {
  const forget = useForgetReferrals()
  return useMutation({ mutationFn: referrals.changeProgram, onSuccess: forget })
}

export const useDecideReferral = (id: string, decision: "approve" | "reject") => {
  const forget = useForgetReferrals()
  return useMutation({ mutationFn: (input: AdminReferralDecision) => referrals[decision](id, input), onSuccess: forget })
}

export const useSetReferralCode = (advocate_id: string) => {
  const forget = useForgetReferrals()
  return useMutation({ mutationFn: (input: AdminReferralCodeInput) => referrals.setCode(advocate_id, input), onSuccess: forget })
}
