import { ReferralBanner } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link, useLocation } from "react-router-dom"
import { useReferrals } from "../shop/referrals.tsx"
import { useShop } from "../shop/shop.tsx"

/** Where the buyer reads it in the summary, or has it behind. */
const WITHOUT_BANNER = /^\/(cart|checkout|orders|register|login)(\/|$)/

/** What the followed link brings, above the page; its place is kept while it is read. */
export function FriendOffer(): ReactElement | null {
  const { pathname } = useLocation()
  const { customer } = useShop()
  const { offer, offerLoading, dismissOffer, onCart } = useReferrals()
  if (WITHOUT_BANNER.test(pathname) || !(offer || offerLoading)) {
    return null
  }
  return (
    <div className="container friend-offer">
      <ReferralBanner offer={offer} onCart={onCart.referral !== null} onDismiss={dismissOffer}>
        {customer ? null : (
          <Link to="/register" className="button">
            Create an account
          </Link>
        )}
      </ReferralBanner>
    </div>
  )
}
