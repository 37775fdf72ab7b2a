import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { ReferralsOfCompany } from "../components/referrals/referrals-of"
import { useCompanyOfGroup } from "../hooks/use-company"

/** On a customer group that is a company: whom it brought. On every other group nothing. */
const CustomerGroupReferrals = ({ data: group }: DetailWidgetProps<AdminCustomerGroup>) => {
  const { data: company } = useCompanyOfGroup(group.id)
  return company ? <ReferralsOfCompany companyId={company.id} /> : null
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-group-referrals",
  zone: "customer_group.details.after",
})

export default CustomerGroupReferrals
