import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { ReferralsOfCustomer } from "../components/referrals/referrals-of"

/** On a customer: as an advocate, and as a friend. */
const CustomerReferrals = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => <ReferralsOfCustomer customerId={customer.id} />

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-referrals",
  zone: "customer.details.side.after",
})

export default CustomerReferrals
