import { useQuery } from "@tanstack/react-query"
import type { AdminCompanyResponse } from "../../types/company"
import type { PointsOwner } from "../../types/reward-points"
import { sdk } from "../lib/sdk"

/** The owner's own page in the dashboard; a company's is that of its customer group. */
export const useOwnerAddress = (owner: PointsOwner | null): string | undefined => {
  const { data } = useQuery({
    queryKey: ["b2b-companies", "one", owner?.id],
    queryFn: () => sdk.client.fetch<AdminCompanyResponse>(`/admin/b2b-companies/${owner?.id}`),
    enabled: owner?.type === "company",
    retry: false,
  })
  if (owner?.type === "customer") {
    return `/customers/${owner.id}`
  }
  return data && `/customer-groups/${data.b2b_company.customer_group_id}`
}
