import type { UIMatch } from "react-router-dom"
import { AdvocateList } from "../../../components/referrals/advocate-list"
import { ReferralsBreadcrumb } from "../../../components/referrals/breadcrumbs"

const AdvocatesPage = () => <AdvocateList />

export const handle = {
  breadcrumb: (_: UIMatch) => <ReferralsBreadcrumb page="advocates" />,
}

export default AdvocatesPage
