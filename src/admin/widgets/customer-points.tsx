import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { Section } from "../components/common/section"
import { AccountOf } from "../components/points-widgets/account-of"
import { useWords } from "../hooks/use-words"

/** On a customer: the own wallet with its last entries. That of a company is on its group. */
const CustomerPoints = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => {
  const { t } = useWords()
  return (
    <Section title={t("points.title")} hint={t("points.widgets.customer.hint")}>
      <AccountOf of={{ customer_id: customer.id }} none={t("points.widgets.customer.none")} narrow />
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-points",
  zone: "customer.details.side.after",
})

export default CustomerPoints
