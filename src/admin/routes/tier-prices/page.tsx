import { defineRouteConfig } from "@medusajs/admin-sdk"
import { DescendingSorting } from "@medusajs/icons"
import { Outlet, type UIMatch } from "react-router-dom"
import { RunningImport } from "../../components/import/running-import"
import { ListBreadcrumb } from "../../components/rule-list/list-breadcrumb"
import { RuleList } from "../../components/rule-list/rule-list"

const TierPricesPage = () => (
  <>
    <div className="flex flex-col gap-y-3">
      <RunningImport />
      <RuleList />
    </div>
    <Outlet />
  </>
)

export const config = defineRouteConfig({
  label: "title",
  icon: DescendingSorting,
  translationNs: "tier-pricing",
})

export const handle = {
  breadcrumb: (_: UIMatch) => <ListBreadcrumb />,
}

export default TierPricesPage
