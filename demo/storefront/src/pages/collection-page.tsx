import type { ReactElement } from "react"
import { useParams } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { Breadcrumbs } from "../parts/breadcrumbs.tsx"
import { Listing } from "../parts/listing.tsx"
import { useCatalogue } from "../shop/catalogue.tsx"
import { NotFoundPage } from "./not-found-page.tsx"

/** The products of a collection. */
export function CollectionPage(): ReactElement | null {
  const { handle = "" } = useParams()
  const { collections, loading } = useCatalogue()
  const collection = collections.find((one) => one.handle === handle)
  if (!collection) {
    return loading ? null : <NotFoundPage />
  }
  return (
    <>
      <Breadcrumbs category={null} />
      <PageHeading title={collection.title} />
      <Listing query={{ collection_id: collection.id }} label={collection.title} />
    </>
  )
}
