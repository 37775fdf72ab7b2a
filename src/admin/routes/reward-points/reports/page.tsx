import type { UIMatch } from "react-router-dom"
import { PointsBreadcrumb } from "../../../components/points-accounts/points-breadcrumb"
import { ReportsPage } from "../../../components/points-reports/reports-page"

const PointsReportsPage = () => <ReportsPage />

export const handle = {
  breadcrumb: (_: UIMatch) => <PointsBreadcrumb page="reports" />,
}

export default PointsReportsPage
