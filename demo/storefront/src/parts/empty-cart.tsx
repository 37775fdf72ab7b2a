import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"

/** The page of a buyer with nothing in the cart, who came for the cart or for the checkout. */
export function EmptyCart(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="Your cart is empty" />
      <p>Every article shows what a piece costs at every quantity, and the cart says what the next price takes.</p>
      <p>
        <Link to="/" className="button">
          Go shopping
        </Link>
      </p>
    </div>
  )
}
