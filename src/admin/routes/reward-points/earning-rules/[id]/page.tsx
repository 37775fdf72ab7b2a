import { Outlet, type UIMatch, useParams } from "react-router-dom"
import { EarningRuleBreadcrumb } from "../../../../components/points-accounts/points-breadcrumb"
import { EarningRuleDetail } from "../../../../components/points-rules/rule-detail"
import { useEarningRule } from "../../../../hooks/use-points-rules"

const EarningRulePage = () => {
  const { id } = useParams()
  const { data, isError, error } = useEarningRule(id)
  if (isError) {
    throw error
  }
  return (
    <>
      {data && <EarningRuleDetail key={data.id} rule={data} />}
      <Outlet />
    </>
  )
}

export const handle = {
  breadcrumb: (match: UIMatch) => <EarningRuleBreadcrumb id={match.params.id} />,
}

export default EarningRulePage
