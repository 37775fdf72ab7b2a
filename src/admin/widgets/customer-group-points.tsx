import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { Section } from "../components/common/section"
import { AccountOf } from "../components/points-widgets/account-of"
import { useWords } from "../hooks/use-words"

/** On a customer group that is a company: the company's wallet. Who may spend from it is said by the Company widget. */
const CustomerGroupPoints = ({ data: group }: DetailWidgetProps<AdminCustomerGroup>) => {
  const { t } = useWords()
  return (
    <Section title={t("points.widgets.group.title")} hint={t("points.widgets.group.hint")}>
      <AccountOf of={{ customer_group_id: group.id }} none={t("points.widgets.group.none")} />
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-group-points",
  zone: "customer_group.details.after",
})

export default CustomerGroupPoints
