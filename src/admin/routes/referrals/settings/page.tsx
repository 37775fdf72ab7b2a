import { Outlet, type UIMatch } from "react-router-dom"
import { SettingsPage } from "../../../components/referral-settings/settings-page"
import { ReferralsBreadcrumb } from "../../../components/referrals/breadcrumbs"

const ReferralSettingsPage = () => (
  <>
    <SettingsPage />
    <Outlet />
  </>
)

export const handle = {
  breadcrumb: (_: UIMatch) => <ReferralsBreadcrumb page="settings" />,
}

export default ReferralSettingsPage
