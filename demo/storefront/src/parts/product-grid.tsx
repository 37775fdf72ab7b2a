import type { HttpTypes } from "@medusajs/types"
import { formatUnitPrice, FromPrice, PointsBadge, type TierPrices } from "medusa-b2b-loyalty-storefront"
import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { usePoints, usePointsLoading, useShopEarnable } from "../shop/points.tsx"
import { isTaxInclusive, taxNote, useShopPrices } from "../shop/prices.ts"
import { cheapestVariant } from "../shop/products.ts"
import { useShop } from "../shop/shop.tsx"
import { Picture } from "./picture.tsx"

/** Cards of products. The price curves of all of them are read in one request, and what they earn in another. */
export function ProductGrid({ products, label }: { products: HttpTypes.StoreProduct[]; label: string }): ReactElement {
  const cards = products.map((product) => ({ product, variant: cheapestVariant(product) }))
  const variantIds = cards.flatMap(({ variant }) => (variant ? [variant.id] : []))
  const { tierPrices } = useShopPrices(variantIds)
  const earnable = useShopEarnable(variantIds, "listing")
  return (
    <ul className="product-grid" aria-label={label}>
      {cards.map(({ product, variant }, index) => (
        <ProductCard
          key={product.id}
          product={product}
          variant={variant}
          tierPrices={variant ? tierPrices.get(variant.id) : undefined}
          points={variant ? earnable.get(variant.id)?.points : undefined}
          eager={index < 8}
        />
      ))}
    </ul>
  )
}

/** The places of cards that are being read. */
export function ProductGridLoading(): ReactElement {
  return (
    <div className="product-grid" role="status" aria-label="Reading products">
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="product-card placeholder" />
      ))}
    </div>
  )
}

interface ProductCardProps {
  product: HttpTypes.StoreProduct
  variant: HttpTypes.StoreProductVariant | null
  tierPrices: TierPrices | undefined
  /** What one piece earns. */
  points: number | undefined
  eager: boolean
}

function ProductCard({ product, variant, tierPrices, points, eager }: ProductCardProps): ReactElement {
  const variants = product.variants?.length ?? 0
  return (
    <li className="product-card">
      <Picture src={product.thumbnail} size={320} eager={eager} />
      <div className="product-card-text">
        <h2>
          <Link to={`/products/${product.handle}`}>{product.title}</Link>
        </h2>
        {product.subtitle ? <p className="muted">{product.subtitle}</p> : null}
        <p className="product-card-variants muted">{variants > 1 ? `${variants} sizes and versions` : variant?.sku}</p>
        <CardPrice variant={variant} tierPrices={tierPrices} several={variants > 1} />
        <CardPoints points={points} />
      </div>
    </li>
  )
}

/** Its place is kept while the programme and the points are read, so that the cards hold still. */
function CardPoints({ points }: Pick<ProductCardProps, "points">): ReactElement | null {
  const program = usePoints()
  const loading = usePointsLoading()
  const { customer } = useShop()
  const text = customer ? program?.badge.text : program?.guest_text
  return loading || (program?.badge.places.includes("listing") && text) ? (
    <p className="card-points">
      <PointsBadge program={program} points={points} place="listing" guest={!customer} />
    </p>
  ) : null
}

interface CardPriceProps {
  variant: HttpTypes.StoreProductVariant | null
  tierPrices: TierPrices | undefined
  several: boolean
}

function CardPrice({ variant, tierPrices, several }: CardPriceProps): ReactElement {
  const price = variant?.calculated_price
  const amount = price?.calculated_amount
  if (amount === null || amount === undefined || !price?.currency_code) {
    return <p className="card-price">{variant ? "Log in to see prices" : "Not available"}</p>
  }
  const money = { currencyCode: price.currency_code }
  const list = price.original_amount
  return (
    <div className="card-price">
      <p>
        <strong>
          {several ? <span className="card-price-from">from </span> : null}
          {formatUnitPrice(amount, money)}
        </strong>
        {list !== null && list > amount ? (
          <s>
            <span className="visually-hidden">instead of </span>
            {formatUnitPrice(list, money)}
          </s>
        ) : null}
        <span className="tax-note">{taxNote(isTaxInclusive(variant))}</span>
      </p>
      <p className="card-tiers">
        <FromPrice tierPrices={tierPrices} />
      </p>
    </div>
  )
}
