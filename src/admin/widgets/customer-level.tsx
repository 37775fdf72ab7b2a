import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { LevelOf } from "../components/loyalty/level-of"
import { useWords } from "../hooks/use-words"

/** On a customer: the level that counts, what it rests on, and a grant by hand. */
const CustomerLevel = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => {
  const { t } = useWords()
  return <LevelOf owner={{ type: "customer", id: customer.id }} hint={t("levels.widgets.customer")} />
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-level",
  zone: "customer.details.side.after",
})

export default CustomerLevel
