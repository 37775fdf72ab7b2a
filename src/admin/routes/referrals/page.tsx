import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Share } from "@medusajs/icons"
import type { UIMatch } from "react-router-dom"
import { ReferralsBreadcrumb } from "../../components/referrals/breadcrumbs"
import { ReferralList } from "../../components/referrals/referral-list"

const ReferralsPage = () => (
  <div className="flex flex-col gap-y-3">
    <ReferralList />
  </div>
)

export const config = defineRouteConfig({
  label: "referrals.title",
  icon: Share,
  translationNs: "tier-pricing",
})

export const handle = {
  breadcrumb: (_: UIMatch) => <ReferralsBreadcrumb page="referrals" />,
}

export default ReferralsPage
