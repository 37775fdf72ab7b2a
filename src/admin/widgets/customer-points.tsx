import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { Section } from "../components/common/section"
import { AccountsOf } from "../components/points-widgets/accounts-of"
import { useWords } from "../hooks/use-words"

/** On a customer: the own wallet with its last entries, and those of the customer's companies. */
const CustomerPoints = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => {
  const { t } = useWords()
  return (
    <Section title={t("points.title")} hint={t("points.widgets.customer.hint")}>
      <AccountsOf of={{ customer_id: customer.id }} none={t("points.widgets.customer.none")} />
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-points",
  zone: "customer.details.side.after",
})

export default CustomerPoints
