import { Outlet, type UIMatch } from "react-router-dom"
import { PointsBreadcrumb } from "../../../components/points-accounts/points-breadcrumb"
import { DataPage } from "../../../components/points-data/data-page"

const PointsDataPage = () => (
  <>
    <DataPage />
    <Outlet />
  </>
)

export const handle = {
  breadcrumb: (_: UIMatch) => <PointsBreadcrumb page="data" />,
}

export default PointsDataPage
