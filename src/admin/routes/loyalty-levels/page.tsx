import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Star } from "@medusajs/icons"
import { Outlet, type UIMatch } from "react-router-dom"
import { LoyaltyBreadcrumb } from "../../components/loyalty/breadcrumbs"
import { LadderList } from "../../components/loyalty/ladder-list"

const LoyaltyLevelsPage = () => (
  <>
    <LadderList />
    <Outlet />
  </>
)

export const config = defineRouteConfig({
  label: "levels.title",
  icon: Star,
  translationNs: "tier-pricing",
})

export const handle = {
  breadcrumb: (_: UIMatch) => <LoyaltyBreadcrumb page="ladders" />,
}

export default LoyaltyLevelsPage
