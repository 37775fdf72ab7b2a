import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"

/** There is nothing at this address. */
export function NotFoundPage(): ReactElement {
  return (
    <div className="narrow">
      <PageHeading title="This page does not exist" />
      <p>The article may have been taken out of the range.</p>
      <p>
        <Link to="/" className="button">
          To the start page
        </Link>
      </p>
    </div>
  )
}
