import { type CartPointsState, PointsBadge, PointsForGuests, PointsRedeemer } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { usePoints } from "../shop/points.tsx"
import { useShop } from "../shop/shop.tsx"

/** What the cart earns, and the points that pay for a part of it; to a guest, that points wait for an account. */
export function CartPoints({ state }: { state: CartPointsState }): ReactElement | null {
  const program = usePoints()
  const { customer } = useShop()
  if (!customer) {
    return <PointsForGuests program={program} className="muted" />
  }
  return program ? (
    <>
      <EarnedPoints points={state.points} />
      <PointsRedeemer state={state} program={program} />
    </>
  ) : null
}

/** For whom the points are, and by which rules where there are several. */
function EarnedPoints({ points }: Pick<CartPointsState, "points">): ReactElement | null {
  const program = usePoints()
  const earns = points?.earns
  if (!program || !earns || earns.points <= 0 || !program.badge.places.includes("cart")) {
    return null
  }
  const wallet = points.accounts.find(({ id }) => id === earns.account_id)
  return (
    <div className="earned-points">
      <p>
        <PointsBadge program={program} points={earns.points} place="cart" />
        {wallet?.owner.type === "company" ? <span className="muted"> for {wallet.owner.name}</span> : null}
      </p>
      {earns.breakdown.length > 1 ? (
        <ul className="muted">
          {earns.breakdown.map(({ rule_id, name, points: part }) => (
            <li key={rule_id}>
              <span>{name}</span> <span>+{part.toLocaleString("en")}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
