import { Outlet, type UIMatch } from "react-router-dom"
import { LoyaltyBreadcrumb } from "../../../components/loyalty/breadcrumbs"
import { OccasionList } from "../../../components/loyalty/occasion-list"

const OccasionsPage = () => (
  <>
    <OccasionList />
    <Outlet />
  </>
)

export const handle = {
  breadcrumb: (_: UIMatch) => <LoyaltyBreadcrumb page="occasions" />,
}

export default OccasionsPage
