import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { Section } from "../components/common/section"
import { PreviewButton, RulesOf } from "../components/rules-of/rules-of"
import { useWords } from "../hooks/use-words"

/** On a customer group: the rules that name it. */
const CustomerGroupTierPrices = ({ data: group }: DetailWidgetProps<AdminCustomerGroup>) => {
  const { t } = useWords()
  return (
    <Section
      title={t("title")}
      hint={t("group.hint")}
      action={<PreviewButton query={{ customer_group_ids: group.id }} />}
    >
      <RulesOf of={{ customer_group_id: group.id }} none={t("group.none")} />
    </Section>
  )
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-group-tier-prices",
  zone: "customer_group.details.after",
})

export default CustomerGroupTierPrices
