import type { ReactElement } from "react"
import { Link, useSearchParams } from "react-router-dom"
import { problemText } from "../shop/problem.ts"
import { listProducts, type ListingQuery, PAGE_SIZE, readerKey, searchProducts, SORTINGS } from "../shop/products.ts"
import { useShop } from "../shop/shop.tsx"
import { useLoaded } from "../shop/use-loaded.ts"
import { NoProducts } from "./no-products.tsx"
import { LoadingProblem } from "./notice.tsx"
import { ProductGrid, ProductGridLoading } from "./product-grid.tsx"

/** A sorted, paged listing; sorting and page are in the address. */
export function Listing({ query, label }: { query: ListingQuery; label: string }): ReactElement {
  const shop = useShop()
  const [parameters, setParameters] = useSearchParams()
  const page = Math.max(1, Number(parameters.get("page")) || 1)
  const order = SORTINGS.find((sorting) => sorting.order === parameters.get("sort"))?.order ?? "title"
  const asked = { ...query, page, order }
  const { data, error, reload } = useLoaded(`${readerKey(shop)} ${JSON.stringify(asked)}`, () => {
    const { q } = asked
    return q ? searchProducts(shop, { ...asked, q }) : listProducts(shop, asked).then((found) => ({ ...found, wording: q }))
  })

  const sortBy = (sort: string) =>
    setParameters((former) => {
      const next = new URLSearchParams(former)
      next.set("sort", sort)
      next.delete("page")
      return next
    })
  if (error) {
    return <LoadingProblem text={problemText(error)} retry={reload} />
  }
  if (!data) {
    return (
      <>
        <ListingTools said="Reading products …" order={order} sortBy={sortBy} />
        <ProductGridLoading />
      </>
    )
  }
  if (data.count === 0) {
    return (
      <>
        <ListingTools said="No products" />
        <NoProducts words={query.q} />
      </>
    )
  }
  const said = data.wording === query.q ? countText(data.count) : `${countText(data.count)} for “${data.wording}”`
  return (
    <>
      <ListingTools said={said} order={order} sortBy={sortBy} />
      <ProductGrid products={data.products} label={label} />
      <Pages page={page} pages={Math.ceil(data.count / PAGE_SIZE)} />
    </>
  )
}

interface ListingToolsProps {
  said: string
  /** Without it there is nothing to sort. */
  order?: string
  sortBy?: (order: string) => void
}

/** How many there are, and in which order. */
function ListingTools({ said, order, sortBy }: ListingToolsProps): ReactElement {
  return (
    <div className="listing-tools">
      <p role="status">{said}</p>
      {order ? (
        <label>
          <span>Sort by</span>
          <select value={order} onChange={(event) => sortBy?.(event.target.value)}>
            {SORTINGS.map((sorting) => (
              <option key={sorting.order} value={sorting.order}>
                {sorting.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  )
}

function countText(count: number): string {
  return count === 1 ? "1 product" : `${count} products`
}

function Pages({ page, pages }: { page: number; pages: number }): ReactElement | null {
  const [parameters] = useSearchParams()
  if (pages <= 1) {
    return null
  }
  const address = (number: number) => {
    const next = new URLSearchParams(parameters)
    next.set("page", String(number))
    return `?${next}`
  }
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= 2
  )
  return (
    <nav className="pages" aria-label="Pages">
      {near.map((number, index) => (
        <span key={number}>
          {index > 0 && number - (near[index - 1] ?? 0) > 1 ? <span aria-hidden="true">… </span> : null}
          <Link to={address(number)} aria-current={number === page ? "page" : undefined} aria-label={`Page ${number}`}>
            {number}
          </Link>
        </span>
      ))}
    </nav>
  )
}
