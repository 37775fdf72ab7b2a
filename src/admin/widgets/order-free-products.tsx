import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { OrderFreeProducts } from "../components/free-products/order-free-products"

/** On an order: its free pieces, and why it got them. */
const OrderFreeProductsWidget = ({ data: order }: DetailWidgetProps<AdminOrder>) => <OrderFreeProducts orderId={order.id} />

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:order-free-products",
  zone: "order.details.side.after",
})

export default OrderFreeProductsWidget
