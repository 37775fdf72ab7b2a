import type { ReactElement } from "react"
import { useSearchParams } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { Breadcrumbs } from "../parts/breadcrumbs.tsx"
import { Listing } from "../parts/listing.tsx"

/** What was found for the words of the search. */
export function SearchPage(): ReactElement {
  const [parameters] = useSearchParams()
  const words = parameters.get("q") ?? ""
  return (
    <>
      <Breadcrumbs category={null} />
      <PageHeading title={words ? `Results for “${words}”` : "All products"} />
      <Listing query={words ? { q: words } : {}} label="Search results" />
    </>
  )
}
