import type { BookVariant } from "./price-book"
import { sdk } from "./sdk"

const fields = "id,title,sku,product_id,*product"
const skusPerRequest = 100

type Found = {
  id: string
  sku?: string | null
  title?: string | null
  product_id?: string | null
  product?: { title?: string | null } | null
}

const bookVariant = (variant: Found): BookVariant => ({
  variant_id: variant.id,
  sku: variant.sku ?? null,
  variant_title: variant.title ?? null,
  product_id: variant.product_id ?? null,
  product_title: variant.product?.title ?? null,
})

export async function findVariant(id: string): Promise<BookVariant | undefined> {
  const { variants } = await sdk.admin.productVariant.list({ id: [id], fields, limit: 1 })
  return variants.map(bookVariant)[0]
}

/** The variants behind the SKUs, asked for in portions; `onProgress` hears how many were asked for. */
export async function findVariantsBySku(
  skus: string[],
  onProgress: (asked: number) => void
): Promise<Map<string, BookVariant>> {
  const found = new Map<string, BookVariant>()
  for (let at = 0; at < skus.length; at += skusPerRequest) {
    const portion = skus.slice(at, at + skusPerRequest)
    const { variants } = await sdk.admin.productVariant.list({ sku: portion, fields, limit: skusPerRequest })
    variants.map(bookVariant).forEach((variant) => found.set(variant.sku ?? variant.variant_id, variant))
    onProgress(Math.min(skus.length, at + skusPerRequest))
  }
  return found
}
