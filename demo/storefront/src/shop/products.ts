import type { HttpTypes } from "@medusajs/types"
import type { Shop } from "./shop.tsx"
import { wordingsOf } from "./wordings.ts"

/** Products of one page of a listing. */
export const PAGE_SIZE = 24

/** How a listing can be sorted: what the shop is asked for, and what the buyer reads. */
export const SORTINGS = [
  { order: "-created_at", name: "Newest first" },
  { order: "title", name: "Name, A–Z" },
  { order: "-title", name: "Name, Z–A" },
]

/** Which products a listing shows. */
export interface ListingQuery {
  category_id?: string[]
  collection_id?: string
  q?: string
  order?: string
  page?: number
  limit?: number
}

/** One page of a listing, each variant with this buyer's price for one piece. */
export async function listProducts(shop: Shop, { page = 1, limit = PAGE_SIZE, ...query }: ListingQuery) {
  const { products, count } = await shop.sdk.store.product.list({
    ...query,
    limit,
    offset: (page - 1) * limit,
    ...whereTo(shop),
    fields: "id,title,subtitle,handle,thumbnail,*variants,*variants.calculated_price",
  })
  return { products, count }
}

/** The first wording of what was typed that finds anything, and one page of what it finds. */
export async function searchProducts(shop: Shop, { q, ...query }: ListingQuery & { q: string }) {
  for (const wording of wordingsOf(q)) {
    const { products, count } = await listProducts(shop, { ...query, q: wording })
    if (count > 0) {
      return { products, count, wording }
    }
  }
  return { products: [], count: 0, wording: q }
}

/** The product of a handle, or null. */
export async function findProduct(shop: Shop, handle: string): Promise<HttpTypes.StoreProduct | null> {
  const { products } = await shop.sdk.store.product.list({
    handle,
    limit: 1,
    ...whereTo(shop),
    fields: "*variants.calculated_price,*categories,*collection,*type,*tags",
  })
  return products[0] ?? null
}

/** What is read for one buyer in one place must not be shown to another, or in another. */
export function readerKey({ customer, region }: Shop): string {
  return `${customer?.id ?? "guest"} ${region.id}`
}

/** The variant with the lowest price for one piece; the first where prices are kept back. */
export function cheapestVariant(product: HttpTypes.StoreProduct): HttpTypes.StoreProductVariant | null {
  const [first, ...further] = product.variants ?? []
  return further.reduce<HttpTypes.StoreProductVariant | null>(
    (best, variant) => (priceOf(variant) < priceOf(best) ? variant : best),
    first ?? null
  )
}

function priceOf(variant: HttpTypes.StoreProductVariant | null): number {
  return variant?.calculated_price?.calculated_amount ?? Number.POSITIVE_INFINITY
}

function whereTo({ region, countryCode }: Shop) {
  return { region_id: region.id, ...(countryCode ? { country_code: countryCode } : {}) }
}
