import { Outlet, type UIMatch, useParams } from "react-router-dom"
import { RuleDetail } from "../../../components/rule-detail/rule-detail"
import { RuleBreadcrumb } from "../../../components/rule-detail/rule-breadcrumb"
import { useTierPriceRule } from "../../../hooks/use-tier-price-rules"

const TierPricePage = () => {
  const { id } = useParams()
  const { data, isError, error } = useTierPriceRule(id)
  if (isError) {
    throw error
  }
  return (
    <>
      {data && <RuleDetail key={data.id} rule={data} />}
      <Outlet />
    </>
  )
}

export const handle = {
  breadcrumb: (match: UIMatch) => <RuleBreadcrumb id={match.params.id} />,
}

export default TierPricePage
