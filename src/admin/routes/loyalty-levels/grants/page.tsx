import type { UIMatch } from "react-router-dom"
import { LoyaltyBreadcrumb } from "../../../components/loyalty/breadcrumbs"
import { GrantList } from "../../../components/loyalty/grant-list"

const GrantsPage = () => <GrantList />

export const handle = {
  breadcrumb: (_: UIMatch) => <LoyaltyBreadcrumb page="grants" />,
}

export default GrantsPage
