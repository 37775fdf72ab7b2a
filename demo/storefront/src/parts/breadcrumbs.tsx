import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { type CategoryNode, pathTo } from "../shop/catalogue.tsx"

/** Where a page is in the category tree; the page itself is not part of it. */
export function Breadcrumbs({ category }: { category: CategoryNode | null }): ReactElement {
  return (
    <nav className="breadcrumbs" aria-label="You are here">
      <ol>
        <li>
          <Link to="/">Home</Link>
        </li>
        {pathTo(category).map(({ id, handle, name }) => (
          <li key={id}>
            <Link to={`/categories/${handle}`}>{name}</Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
