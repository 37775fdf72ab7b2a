import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "./api"
import type { Shop } from "./shops"

/** A price of Medusa's own: an amount in a currency, for some quantities, or for one region. */
export type ListPrice = { amount: number; currency_code: string; min_quantity?: number; max_quantity?: number; rules?: Record<string, string> }

export type VariantSettings = { sku?: string; prices: ListPrice[] }

export type ProductSettings = {
  title?: string
  /** Default: one variant that costs 100 in the currency of the shop. */
  variants?: VariantSettings[]
  categoryIds?: string[]
  collectionId?: string
  tagIds?: string[]
  typeId?: string
  isGiftcard?: boolean
}

export type Product = { id: string; title: string; variantIds: string[]; skus: string[] }

/** A published product of the shop's sales channel, without stock keeping. */
export const makeProduct = async (shop: Shop, settings: ProductSettings = {}): Promise<Product> => {
  const number = testApp.nextNumber()
  const variants = settings.variants ?? [{ prices: [{ amount: 100, currency_code: shop.currencyCode }] }]
  const values = variants.map((_, index) => `Size ${index + 1}`)
  const { product } = await ok<HttpTypes.AdminProductResponse>(
    asAdmin().post("/admin/products", {
      title: settings.title ?? `Product ${number}`,
      handle: `product-${number}`,
      status: "published",
      shipping_profile_id: shop.shippingProfileId,
      sales_channels: [{ id: shop.salesChannelId }],
      options: [{ title: "Size", values }],
      variants: variants.map(({ sku, prices }, index) => ({
        title: values[index],
        sku: sku ?? `SKU-${number}-${index + 1}`,
        manage_inventory: false,
        options: { Size: values[index] },
        prices,
      })),
      ...(settings.categoryIds && { categories: settings.categoryIds.map((id) => ({ id })) }),
      ...(settings.collectionId && { collection_id: settings.collectionId }),
      ...(settings.tagIds && { tags: settings.tagIds.map((id) => ({ id })) }),
      ...(settings.typeId && { type_id: settings.typeId }),
      ...(settings.isGiftcard && { is_giftcard: true }),
    })
  )
  const made = [...(product.variants ?? [])].sort((a, b) => values.indexOf(a.title ?? "") - values.indexOf(b.title ?? ""))
  return { id: product.id, title: product.title, variantIds: made.map(({ id }) => id), skus: made.map(({ sku }) => sku ?? "") }
}

/** A product category, below a parent when one is named. Returns its id. */
export const makeCategory = async (parentId?: string): Promise<string> => {
  const number = testApp.nextNumber()
  const { product_category } = await ok<HttpTypes.AdminProductCategoryResponse>(
    asAdmin().post("/admin/product-categories", {
      name: `Category ${number}`,
      handle: `category-${number}`,
      is_active: true,
      ...(parentId && { parent_category_id: parentId }),
    })
  )
  return product_category.id
}

/** A product collection. Returns its id. */
export const makeCollection = async (): Promise<string> => {
  const title = `Collection ${testApp.nextNumber()}`
  const { collection } = await ok<HttpTypes.AdminCollectionResponse>(asAdmin().post("/admin/collections", { title }))
  return collection.id
}

/** A product tag. Returns its id. */
export const makeTag = async (): Promise<string> => {
  const value = `tag-${testApp.nextNumber()}`
  const { product_tag } = await ok<HttpTypes.AdminProductTagResponse>(asAdmin().post("/admin/product-tags", { value }))
  return product_tag.id
}

/** A product type. Returns its id. */
export const makeType = async (): Promise<string> => {
  const value = `type-${testApp.nextNumber()}`
  const { product_type } = await ok<HttpTypes.AdminProductTypeResponse>(asAdmin().post("/admin/product-types", { value }))
  return product_type.id
}

/** A tax rate of its own for some products, as 7 % beside 19 %. */
export const makeReducedRate = (shop: Shop, rate: number, productIds: string[]) =>
  ok(
    asAdmin().post("/admin/tax-rates", {
      tax_region_id: shop.taxRegionId,
      name: `Reduced ${rate}`,
      code: `reduced-${testApp.nextNumber()}`,
      rate,
      rules: productIds.map((reference_id) => ({ reference: "product", reference_id })),
    })
  )
