import { type CartFreeProductsState, CompanyChoice, FreeProductPicker, FreeProductProgress, ReferralCodeField } from "medusa-b2b-loyalty-storefront"
import type { ReactElement, ReactNode } from "react"
import { useShopCartCompany } from "../shop/company.ts"
import { usePointsLoading, useShopCartPoints } from "../shop/points.tsx"
import { useReferrals } from "../shop/referrals.tsx"
import { useArrival } from "../shop/use-arrival.ts"
import { CartPoints } from "./cart-points.tsx"

interface CartChoicesProps {
  /** What the cart gets free of charge, where it is not shown elsewhere on the page. */
  freeProducts?: CartFreeProductsState
  children: ReactNode
}

/**
 * Free products, for which company the cart is bought, what it earns, the points that pay and a friend's code, and below that `children`. How much room
 * the choices take nobody knows before the shop has answered, so nothing is shown below them until then; where the shop
 * takes too long, they come after `children`: it is possible to order without them.
 */
export function CartChoices({ freeProducts, children }: CartChoicesProps): ReactElement {
  const company = useShopCartCompany()
  const points = useShopCartPoints()
  const { onCart } = useReferrals()
  const known = freeProducts?.status !== "loading" && !usePointsLoading() && company.status !== "loading" && points.status !== "loading" && onCart.status !== "loading" && !onCart.busy
  const arrival = useArrival(known)
  if (arrival === "waiting") {
    return (
      <p role="status" className="muted cart-choices-waiting">
        One moment …
      </p>
    )
  }
  const choices = (
    <>
      {freeProducts ? (
        <>
          <FreeProductProgress state={freeProducts} />
          <FreeProductPicker state={freeProducts} />
        </>
      ) : null}
      <CompanyChoice state={company} />
      <CartPoints state={points} />
      <ReferralCodeField state={onCart} />
    </>
  )
  return arrival === "in_time" ? (
    <>
      {choices}
      {children}
    </>
  ) : (
    <>
      {children}
      {choices}
    </>
  )
}
