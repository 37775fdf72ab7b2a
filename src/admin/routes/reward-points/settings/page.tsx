import { Outlet, type UIMatch } from "react-router-dom"
import { PointsBreadcrumb } from "../../../components/points-accounts/points-breadcrumb"
import { SettingsPage } from "../../../components/points-settings/settings-page"

const PointsSettingsPage = () => (
  <>
    <SettingsPage />
    <Outlet />
  </>
)

export const handle = {
  breadcrumb: (_: UIMatch) => <PointsBreadcrumb page="settings" />,
}

export default PointsSettingsPage
