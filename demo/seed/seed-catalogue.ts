import {
  createCollectionsWorkflow,
  createProductCategoriesWorkflow,
  createProductsWorkflow,
  createProductTagsWorkflow,
  createProductTypesWorkflow,
} from "@medusajs/medusa/core-flows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { categories, collections, products, variantsOf } from "./catalogue"
import type { CategorySeed, ProductSeed } from "./catalogue-types"
import { ensure, idsByKey } from "./ensure"
import { pictureFile } from "./pictures"
import { reportProgress } from "./progress"
import type { Shop } from "./seed-shop"

/** Ids of the catalogue by natural key: handles, values, titles, article numbers. */
export type CatalogueIds = {
  categories: Record<string, string>
  collections: Record<string, string>
  types: Record<string, string>
  tags: Record<string, string>
  products: Record<string, string>
  variants: Record<string, string>
}

/** Where the pictures of the shop are served, for example `http://localhost:9000/static/pictures`. */
export type PictureAddress = string

/** Everything that the demo shop sells. */
export async function seedCatalogue(
  container: MedusaContainer,
  shop: Shop,
  pictures: PictureAddress
): Promise<CatalogueIds> {
  const groups = await seedGroupings(container)
  const productIds = await ensure(container, {
    entity: "product",
    key: "handle",
    keyOf: (product) => product.handle,
    wanted: products,
    batch: 10,
    onBatch: (done) => reportProgress("Products", done, products.length),
    create: (missing) =>
      createProductsWorkflow(container).run({
        input: { products: missing.map((product) => productInput(product, shop, groups, pictures)) },
      }),
  })
  const skus = products.flatMap(variantsOf).map(({ sku }) => sku)
  return { ...groups, products: productIds, variants: await idsByKey(container, "product_variant", "sku", skus) }
}

type Groupings = Omit<CatalogueIds, "products" | "variants">

async function seedGroupings(container: MedusaContainer): Promise<Groupings> {
  const top = categories.filter(({ parent }) => !parent)
  const topIds = await seedCategories(container, top, {})
  const subIds = await seedCategories(container, categories.filter(({ parent }) => parent), topIds)
  return {
    categories: { ...topIds, ...subIds },
    collections: await ensure(container, {
      entity: "product_collection",
      key: "handle",
      keyOf: ({ handle }) => handle,
      wanted: collections,
      create: (missing) => createCollectionsWorkflow(container).run({ input: { collections: missing } }),
    }),
    types: await ensure(container, {
      entity: "product_type",
      key: "value",
      keyOf: (value) => value,
      wanted: distinct(products.map(({ type }) => type)),
      create: (missing) =>
        createProductTypesWorkflow(container).run({ input: { product_types: missing.map((value) => ({ value })) } }),
    }),
    tags: await ensure(container, {
      entity: "product_tag",
      key: "value",
      keyOf: (value) => value,
      wanted: distinct(products.flatMap(({ tags }) => tags ?? [])),
      create: (missing) =>
        createProductTagsWorkflow(container).run({ input: { product_tags: missing.map((value) => ({ value })) } }),
    }),
  }
}

function distinct(values: string[]): string[] {
  return [...new Set(values)]
}

/** Categories by handle; also used for those of an order file. */
export function seedCategories(
  container: MedusaContainer,
  wanted: CategorySeed[],
  parents: Record<string, string>
): Promise<Record<string, string>> {
  return ensure(container, {
    entity: "product_category",
    key: "handle",
    keyOf: ({ handle }) => handle,
    wanted,
    create: (missing) =>
      createProductCategoriesWorkflow(container).run({
        input: {
          product_categories: missing.map(({ parent, ...category }) => ({
            ...category,
            is_active: true,
            is_internal: false,
            parent_category_id: parent ? parents[parent] : null,
          })),
        },
      }),
  })
}

function productInput(product: ProductSeed, shop: Shop, ids: Groupings, pictures: PictureAddress) {
  const picture = `${pictures}/${pictureFile(product.picture)}`
  const options = [product.first, ...(product.second ? [product.second] : [])]
  return {
    title: product.title,
    subtitle: product.subtitle,
    description: product.description,
    handle: product.handle,
    status: "published" as const,
    thumbnail: picture,
    images: [{ url: picture }],
    weight: product.weight ?? 25,
    category_ids: product.categories.map((handle) => ids.categories[handle]),
    collection_id: product.collection && ids.collections[product.collection],
    type_id: ids.types[product.type],
    tag_ids: product.tags?.map((tag) => ids.tags[tag]),
    shipping_profile_id: shop.shipping_profile_id,
    sales_channels: [{ id: shop.sales_channel_id }],
    options: options.map(({ name, values }) => ({ title: name, values })),
    variants: variantsOf(product).map((variant) => ({ ...variant, manage_inventory: false })),
  }
}
