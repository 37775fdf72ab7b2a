import { Outlet, type UIMatch } from "react-router-dom"
import { PointsBreadcrumb } from "../../../components/points-accounts/points-breadcrumb"
import { EarningRuleList } from "../../../components/points-rules/rule-list"

const EarningRulesPage = () => (
  <>
    <EarningRuleList />
    <Outlet />
  </>
)

export const handle = {
  breadcrumb: (_: UIMatch) => <PointsBreadcrumb page="earning-rules" />,
}

export default EarningRulesPage
