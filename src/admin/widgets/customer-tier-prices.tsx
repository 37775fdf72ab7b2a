import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomer, DetailWidgetProps } from "@medusajs/framework/types"
import { Section } from "../components/common/section"
import { PreviewButton, RulesOf } from "../components/rules-of/rules-of"
import { useWords } from "../hooks/use-words"

/** On a customer: every rule that concerns them, by name, by group, or because it is for everyone. */
const CustomerTierPrices = ({ data: customer }: DetailWidgetProps<AdminCustomer>) => {
  const { t } = useWords()
  return (
    <Section
      title={t("title")}
      hint={t("customer.hint")}
      action={<PreviewButton query={{ customer_id: customer.id }} />}
    >
      <RulesOf of={{ applies_to_customer_id: customer.id }} none={t("customer.none")} />
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-tier-prices",
  zone: "customer.details.after",
})

export default CustomerTierPrices
