import type { ReactElement } from "react"
import { NavLink, useParams } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { Breadcrumbs } from "../parts/breadcrumbs.tsx"
import { Listing } from "../parts/listing.tsx"
import { type CategoryNode, idsWithin, pathTo, useCatalogue } from "../shop/catalogue.tsx"
import { NotFoundPage } from "./not-found-page.tsx"

/** The products of a category and of everything below it. */
export function CategoryPage(): ReactElement | null {
  const { handle = "" } = useParams()
  const { byHandle, loading } = useCatalogue()
  const category = byHandle.get(handle)
  if (!category) {
    return loading ? null : <NotFoundPage />
  }
  return (
    <>
      <Breadcrumbs category={category.parent} />
      <PageHeading title={category.name} />
      {category.description ? <p className="lead">{category.description}</p> : null}
      <div className="with-side">
        <CategoryTree current={category} />
        <section aria-label={category.name}>
          <Listing query={{ category_id: idsWithin(category) }} label={category.name} />
        </section>
      </div>
    </>
  )
}

function CategoryTree({ current }: { current: CategoryNode }): ReactElement {
  const { roots } = useCatalogue()
  const open = new Set(pathTo(current).map(({ id }) => id))
  return (
    <nav className="category-tree" aria-label="Categories">
      <Branch categories={roots} open={open} />
    </nav>
  )
}

function Branch({ categories, open }: { categories: CategoryNode[]; open: ReadonlySet<string> }): ReactElement {
  return (
    <ul>
      {categories.map((category) => (
        <li key={category.id}>
          <NavLink to={`/categories/${category.handle}`}>{category.name}</NavLink>
          {open.has(category.id) && category.children.length > 0 ? (
            <Branch categories={category.children} open={open} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}
