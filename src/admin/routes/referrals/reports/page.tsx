import type { UIMatch } from "react-router-dom"
import { ReferralsBreadcrumb } from "../../../components/referrals/breadcrumbs"
import { ReferralReportPage } from "../../../components/referrals/report-page"

const ReferralReportsPage = () => <ReferralReportPage />

export const handle = {
  breadcrumb: (_: UIMatch) => <ReferralsBreadcrumb page="reports" />,
}

export default ReferralReportsPage
