import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Trophy } from "@medusajs/icons"
import type { UIMatch } from "react-router-dom"
import { AccountList } from "../../components/points-accounts/account-list"
import { PointsBreadcrumb } from "../../components/points-accounts/points-breadcrumb"

const RewardPointsPage = () => (
  <div className="flex flex-col gap-y-3">
    <AccountList />
  </div>
)

export const config = defineRouteConfig({
  label: "points.title",
  icon: Trophy,
  translationNs: "tier-pricing",
})

export const handle = {
  breadcrumb: (_: UIMatch) => <PointsBreadcrumb page="accounts" />,
}

export default RewardPointsPage
