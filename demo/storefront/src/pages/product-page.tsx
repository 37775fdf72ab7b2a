import type { HttpTypes } from "@medusajs/types"
import { type ReactElement, useState } from "react"
import { useParams, useSearchParams } from "react-router-dom"
import { PageHeading } from "../layout/page-heading.tsx"
import { Breadcrumbs } from "../parts/breadcrumbs.tsx"
import { BuyBox } from "../parts/buy-box.tsx"
import { PageProblem } from "../parts/notice.tsx"
import { Picture } from "../parts/picture.tsx"
import { VariantPicker } from "../parts/variant-picker.tsx"
import { type CategoryNode, pathTo, useCatalogue } from "../shop/catalogue.tsx"
import { problemText } from "../shop/problem.ts"
import { findProduct, readerKey } from "../shop/products.ts"
import { useShop } from "../shop/shop.tsx"
import { useLoaded } from "../shop/use-loaded.ts"
import { NotFoundPage } from "./not-found-page.tsx"

/** One article with all its versions. */
export function ProductPage(): ReactElement {
  const shop = useShop()
  const { handle = "" } = useParams()
  const [sku, setSku] = useChosenSku()
  const key = `${readerKey(shop)} ${handle}`
  const { data, error, loading, reload } = useLoaded(key, () => findProduct(shop, handle))
  // While another region's or buyer's price is read, the article stays; only its prices are gone.
  const [shown, setShown] = useState<HttpTypes.StoreProduct | null>(null)
  if (data && data !== shown) {
    setShown(data)
  }
  const product = data ?? (loading && shown?.handle === handle ? withoutPrices(shown) : null)

  if (error) {
    return <PageProblem text={problemText(error)} retry={reload} />
  }
  if (!product) {
    return loading ? <p role="status">Reading the article …</p> : <NotFoundPage />
  }
  const variants = product.variants ?? []
  const variant = variants.find((one) => one.sku === sku) ?? variants[0]
  return (
    <article className="product">
      <ProductPlace product={product} />
      <div className="product-picture">
        <Picture src={product.thumbnail} size={560} eager />
      </div>
      <div className="product-main">
        <PageHeading title={product.title} />
        {product.subtitle ? <p className="lead">{product.subtitle}</p> : null}
        <VariantPicker product={product} variant={variant} onChoose={(chosen) => setSku(chosen.sku)} />
        {variant ? <BuyBox key={variant.id} product={product} variant={variant} /> : <p>Not available at the moment.</p>}
      </div>
      <ProductFacts product={product} variant={variant} />
    </article>
  )
}

/** The chosen version is in the address, so that it can be linked to. */
function useChosenSku(): [string | null, (sku: string | null | undefined) => void] {
  const [parameters, setParameters] = useSearchParams()
  const choose = (sku: string | null | undefined) =>
    setParameters(sku ? { article: sku } : {}, { replace: true, preventScrollReset: true })
  return [parameters.get("article"), choose]
}

function withoutPrices(product: HttpTypes.StoreProduct): HttpTypes.StoreProduct {
  const variants = product.variants?.map(({ calculated_price: _price, ...variant }) => variant)
  return { ...product, variants: variants ?? null }
}

function ProductPlace({ product }: { product: HttpTypes.StoreProduct }): ReactElement {
  const { byHandle } = useCatalogue()
  const places = (product.categories ?? []).flatMap(({ handle }) => byHandle.get(handle) ?? [])
  const deepest = places.reduce<CategoryNode | null>(
    (best, place) => (best && pathTo(best).length >= pathTo(place).length ? best : place),
    null
  )
  return <Breadcrumbs category={deepest} />
}

interface ProductFactsProps {
  product: HttpTypes.StoreProduct
  variant: HttpTypes.StoreProductVariant | undefined
}

function ProductFacts({ product, variant }: ProductFactsProps): ReactElement {
  const facts = [
    ["Article number", variant?.sku],
    ...(variant?.options ?? []).map((option) => [option.option?.title ?? "Version", option.value]),
    ["Type", product.type?.value],
    ["Range", product.collection?.title],
    ["Weight", product.weight ? `${product.weight} g` : null],
  ].filter(([, value]) => value)
  return (
    <section className="product-facts" aria-labelledby="facts">
      <h2 id="facts" className="section-title">
        Description
      </h2>
      <p>{product.description}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
