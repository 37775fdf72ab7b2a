import { PointsTerms } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { usePoints, usePointsLoading } from "../shop/points.tsx"
import { useShop } from "../shop/shop.tsx"

/** How the shop's points work, for everybody. */
export function PointsPage(): ReactElement {
  const program = usePoints()
  const loading = usePointsLoading()
  const { customer } = useShop()
  if (loading) {
    return <p role="status">Reading how points work …</p>
  }
  return (
    <div className="narrow">
      <PageHeading title={program ? `How ${program.name_plural} work` : "Reward points"} />
      {program ? <PointsTerms program={program} heading={false} /> : <p>There are no points to earn at the moment.</p>}
      <p>
        {customer ? (
          <Link to="/account" className="button-quiet">
            Your balance
          </Link>
        ) : (
          <Link to="/login?back=/account" className="button">
            Log in
          </Link>
        )}
      </p>
    </div>
  )
}
