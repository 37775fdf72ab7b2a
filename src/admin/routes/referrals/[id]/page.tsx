import { type UIMatch, useParams } from "react-router-dom"
import { ReferralBreadcrumb } from "../../../components/referrals/breadcrumbs"
import { ReferralDetail } from "../../../components/referrals/referral-detail"
import { useReferral } from "../../../hooks/use-referrals"

const ReferralPage = () => {
  const { id } = useParams()
  const { data, isError, error } = useReferral(id)
  if (isError) {
    throw error
  }
  return data ? <ReferralDetail key={data.id} referral={data} /> : null
}

export const handle = {
  breadcrumb: (match: UIMatch) => <ReferralBreadcrumb id={match.params.id} />,
}

export default ReferralPage
