import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { ReferralOfOrder } from "../components/referrals/referral-of-order"

/** On an order: the referral that it is the first order of. */
const OrderReferral = ({ data: order }: DetailWidgetProps<AdminOrder>) => <ReferralOfOrder orderId={order.id} />

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:order-referral",
  zone: "order.details.side.after",
})

export default OrderReferral
