import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { LevelOf } from "../components/loyalty/level-of"
import { useCompanyOfGroup } from "../hooks/use-company"
import { useWords } from "../hooks/use-words"

/** On a customer group that is a company: the company's level, which covers its members. Nothing on other groups. */
const CustomerGroupLevel = ({ data: group }: DetailWidgetProps<AdminCustomerGroup>) => {
  const { t } = useWords()
  const { data: company } = useCompanyOfGroup(group.id)
  return company ? <LevelOf owner={{ type: "company", id: company.id }} hint={t("levels.widgets.company")} /> : null
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-group-level",
  zone: "customer_group.details.after",
})

export default CustomerGroupLevel
