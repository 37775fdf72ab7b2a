import { FreeProductBanner } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { LoadingProblem } from "../parts/notice.tsx"
import { ProductGrid, ProductGridLoading } from "../parts/product-grid.tsx"
import { useCatalogue } from "../shop/catalogue.tsx"
import { problemText } from "../shop/problem.ts"
import { useShopFreeProducts } from "../shop/free-products.ts"
import { listProducts, readerKey } from "../shop/products.ts"
import { useShop } from "../shop/shop.tsx"
import { useArrival } from "../shop/use-arrival.ts"
import { useLoaded } from "../shop/use-loaded.ts"

/** What the shop sells and gives, at a glance. */
export function HomePage(): ReactElement {
  const free = useShopFreeProducts()
  // How high the banner is nobody knows before the shop has answered: the rest waits for it, or stands above it.
  const arrival = useArrival(free.status !== "loading")
  const banner = <FreeProductBanner state={free} className="home-free" />
  return (
    <>
      <Welcome />
      {arrival === "in_time" ? banner : null}
      {arrival === "waiting" ? null : (
        <>
          <Departments />
          <Featured />
        </>
      )}
      {arrival === "late" ? banner : null}
    </>
  )
}

function Welcome(): ReactElement {
  const { customer } = useShop()
  return (
    <section className="welcome">
      <div>
        <PageHeading title="Industrial supplies by the piece, the hundred and the pallet" />
        <p>The more you take, the less a piece costs: every article shows its price for every quantity.</p>
        <p className="welcome-actions">
          {customer ? (
            <span className="welcome-buyer">
              You see the prices of {customer.company_name ?? customer.email}.
            </span>
          ) : (
            <Link to="/login" className="button">
              Log in for your company’s prices
            </Link>
          )}
        </p>
      </div>
    </section>
  )
}

function Departments(): ReactElement {
  const { roots } = useCatalogue()
  return (
    <section aria-labelledby="departments">
      <h2 id="departments" className="section-title">
        Departments
      </h2>
      <ul className="department-grid">
        {roots.map((category) => (
          <li key={category.id}>
            <h3>
              <Link to={`/categories/${category.handle}`}>{category.name}</Link>
            </h3>
            <p className="muted">{category.description}</p>
            <ul>
              {category.children.slice(0, 4).map((child) => (
                <li key={child.id}>
                  <Link to={`/categories/${child.handle}`}>{child.name}</Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Featured(): ReactElement | null {
  const shop = useShop()
  const { collections, loading } = useCatalogue()
  const collection = collections.find(({ handle }) => handle === "workshop-starter") ?? collections[0]
  const query = { collection_id: collection?.id ?? "", limit: 8, order: "title" }
  const { data, error, reload } = useLoaded(collection ? `${readerKey(shop)} ${collection.id}` : null, () =>
    listProducts(shop, query)
  )
  if (!collection) {
    return loading ? <ProductGridLoading /> : null
  }
  return (
    <section aria-labelledby="featured">
      <h2 id="featured" className="section-title">
        <Link to={`/collections/${collection.handle}`}>{collection.title}</Link>
      </h2>
      {error ? <LoadingProblem text={problemText(error)} retry={reload} /> : null}
      {data ? <ProductGrid products={data.products} label={collection.title} /> : <ProductGridLoading />}
    </section>
  )
}
