import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminCustomerGroup, DetailWidgetProps } from "@medusajs/framework/types"
import { LevelOfGroup } from "../components/loyalty/level-of-group"
import { LevelOf } from "../components/loyalty/level-of"
import { useCompanyOfGroup } from "../hooks/use-company"
import { useWords } from "../hooks/use-words"

/** On a customer group that is a company: the company's level, which covers its members. On a level's own group: which level that is. */
const CustomerGroupLevel = ({ data: group }: DetailWidgetProps<AdminCustomerGroup>) => {
  const { t } = useWords()
  const { data: company } = useCompanyOfGroup(group.id)
  return company ? <LevelOf owner={{ type: "company", id: company.id }} hint={t("levels.widgets.company")} /> : <LevelOfGroup groupId={group.id} />
}

export const config = defineWidgetConfig({
  id: "medusa-b2b-loyalty:customer-group-level",
  zone: "customer_group.details.after",
})

export default CustomerGroupLevel
