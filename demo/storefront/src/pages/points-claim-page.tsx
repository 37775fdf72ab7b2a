import { PointsClaim } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link, Navigate, useSearchParams } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { usePoints, usePointsLoading } from "../shop/points.tsx"
import { useShop } from "../shop/shop.tsx"

/** Where the link to points of orders as a guest leads: to log in, and then to what it grants. */
export function PointsClaimPage(): ReactElement {
  const { ask, customer } = useShop()
  const program = usePoints()
  const loading = usePointsLoading()
  const [parameters] = useSearchParams()
  const token = parameters.get("token")
  if (!customer) {
    const back = token ? `/points/claim?token=${encodeURIComponent(token)}` : "/points/claim"
    return <Navigate to={`/login?back=${encodeURIComponent(back)}`} replace />
  }
  return (
    <div className="narrow">
      <PageHeading title={program ? `Your ${program.name_plural} from orders as a guest` : "Reward points"} />
      {loading ? <p role="status">Reading your points …</p> : null}
      {!loading && program?.guests !== "claim" ? <p>Nothing can be claimed at the moment.</p> : null}
      <PointsClaim source={ask} buyer={customer.id} program={program} token={token} />
      <p>
        <Link to="/account" className="button-quiet">
          Your balance
        </Link>
      </p>
    </div>
  )
}
