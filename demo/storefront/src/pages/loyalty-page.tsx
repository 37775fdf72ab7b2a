import { LoyaltyPage } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { useLevels } from "../shop/levels.tsx"
import { useShop } from "../shop/shop.tsx"

/** Levels, benefits and terms, for everybody. */
export function LoyaltyLevelsPage(): ReactElement {
  const { region, customer } = useShop()
  const { loyalty, own, loading } = useLevels()
  if (loading) {
    return <p role="status">Reading levels …</p>
  }
  return (
    <>
      <PageHeading title="Levels and benefits" />
      {loyalty ? (
        <LoyaltyPage loyalty={loyalty} levelId={own.loyalty?.level?.id} currencyCode={region.currency_code} />
      ) : (
        <p>There are no levels at the moment.</p>
      )}
      <p className="loyalty-way">
        {customer ? (
          <Link to="/account" className="button-quiet">
            Where you stand
          </Link>
        ) : (
          <Link to="/login?back=/account" className="button">
            Log in
          </Link>
        )}
      </p>
    </>
  )
}
