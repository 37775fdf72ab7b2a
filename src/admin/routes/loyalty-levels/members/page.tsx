import type { UIMatch } from "react-router-dom"
import { LoyaltyBreadcrumb } from "../../../components/loyalty/breadcrumbs"
import { MemberList } from "../../../components/loyalty/member-list"

const MembersPage = () => <MemberList />

export const handle = {
  breadcrumb: (_: UIMatch) => <LoyaltyBreadcrumb page="members" />,
}

export default MembersPage
