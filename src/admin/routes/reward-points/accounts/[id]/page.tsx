import { type UIMatch, useParams } from "react-router-dom"
import { AccountDetail } from "../../../../components/points-accounts/account-detail"
import { AccountBreadcrumb } from "../../../../components/points-accounts/points-breadcrumb"
import { usePointsAccount } from "../../../../hooks/use-points-accounts"

const PointsAccountPage = () => {
  const { id } = useParams()
  const { data, isError, error } = usePointsAccount(id)
  if (isError) {
    throw error
  }
  return data ? <AccountDetail key={data.account.id} answer={data} /> : null
}

export const handle = {
  breadcrumb: (match: UIMatch) => <AccountBreadcrumb id={match.params.id} />,
}

export default PointsAccountPage
