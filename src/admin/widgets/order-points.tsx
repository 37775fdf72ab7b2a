import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { OrderPoints } from "../components/points-widgets/order-points"

/** On an order: what it did to points. */
const OrderPointsWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => <OrderPoints orderId={order.id} />

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:order-points",
  zone: "order.details.side.after",
})

export default OrderPointsWidget
