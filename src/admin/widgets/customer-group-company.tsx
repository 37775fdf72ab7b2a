import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { CompanySection } from "../components/company/company-section"

/** On a customer group: whether it is a company, and which of its members may spend the company's points. */
const CustomerGroupCompany = ({ data: group }: DetailWidgetProps<AdminCustomerGroup>) => <CompanySection group={{ id: group.id, name: group.name ?? "" }} />

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-group-company",
  zone: "customer_group.details.after",
})

export default CustomerGroupCompany
