import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import type { AdminCompany, AdminCompanyInput, AdminCompanyMemberInput } from "../../types/company"
import { companies } from "../lib/company-api"

const root = ["b2b-companies"]

/** The company that a group is; null when it is a plain group. */
export const useCompanyOfGroup = (groupId: string) =>
  useQuery({
    queryKey: [...root, "of-group", groupId],
    queryFn: async (): Promise<AdminCompany | null> => (await companies.ofGroup(groupId)).b2b_companies[0] ?? null,
  })

/** A page of a company's members, by e-mail. */
export const useCompanyMembers = (id: string, query: { limit: number; offset: number }) =>
  useQuery({ queryKey: [...root, "members", id, query], queryFn: () => companies.members(id, query), placeholderData: keepPreviousData })

/** What a company is changes who may spend its points: all is read again. */
const useForgetCompanies = () => {
  const client = useQueryClient()
  return () => Promise.all([client.invalidateQueries({ queryKey: root }), client.invalidateQueries({ queryKey: ["reward-points"] })])
}

/** Marks a group as a company, or changes the company that it is. */
export const useSaveCompany = (groupId: string, company: AdminCompany | null) => {
  const forget = useForgetCompanies()
  return useMutation({
    mutationFn: (input: AdminCompanyInput) => (company ? companies.update(company.id, input) : companies.create(groupId, input)),
    onSuccess: forget,
  })
}

/** Makes the company a plain group. What was read of it is not read again: it is no company any more. */
export const useDeleteCompany = (groupId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: companies.delete,
    onSuccess: () => {
      client.setQueryData([...root, "of-group", groupId], null)
      client.removeQueries({ queryKey: [...root, "members"] })
      return client.invalidateQueries({ queryKey: ["reward-points"] })
    },
  })
}

/** Says what differs for one member. */
export const useSetCompanyMember = (id: string, customerId: string) => {
  const forget = useForgetCompanies()
  return useMutation({ mutationFn: (input: AdminCompanyMemberInput) => companies.setMember(id, customerId, input), onSuccess: forget })
}
