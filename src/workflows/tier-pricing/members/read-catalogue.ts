/** Reads from Medusa's catalogue what the membership index says about variants. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "../../../shared/schema"
import { targetsOfVariant, type CatalogueEntry } from "../../../modules/tier-pricing/domain/targets"
import type { Member } from "../../../modules/tier-pricing/storage/find-candidates"
import { categoryAncestry } from "./category-ancestry"

/** Variants read with one query: what is in memory at a time, however large the catalogue is. */
export const BATCH = 1_000

/** Which variants to read; an empty filter reads all. */
export type VariantFilter = { product_ids: string[] } | { variant_ids: string[] } | "all"

/** Some variants as they are in the catalogue now. */
export type CataloguePage = {
  members: Member[]
  /** Variants without a price set: nothing prices them. */
  without_price_set: string[]
}

const identified = z.object({ id: z.string() })
const readVariant = z.object({ id: z.string(), product_id: z.string() })
const readLink = z.object({ variant_id: z.string(), price_set_id: z.string() })
const readProduct = z.object({
  id: z.string(),
  type_id: z.string().nullish(),
  collection_id: z.string().nullish(),
  tags: z.array(identified).nullish(),
  categories: z.array(identified).nullish(),
})

type ReadVariant = z.infer<typeof readVariant>
type ReadProduct = z.infer<typeof readProduct>

/**
 * Reads variants page by page, ordered by their id. Variants, products and price sets are read side
 * by side, and not joined: Medusa would make each product anew for each of its variants.
 *
 * A type, collection, tag or category that was deleted is not among the targets of its products,
 * and neither is what was above it.
 */
export async function* readCatalogue(container: MedusaContainer, which: VariantFilter): AsyncGenerator<CataloguePage> {
  const ancestors = categoryAncestry(container)
  const existing = { types: existingOnly(container, "product_type"), collections: existingOnly(container, "product_collection") }
  for (const filter of filtersOf(which)) {
    for await (const variants of readPages(container, filter)) {
      const [products, price_sets] = await Promise.all([readProducts(container, variants), readPriceSets(container, variants)])
      const known = [...products.values()]
      const types = await existing.types(known.flatMap(({ type_id }) => type_id ?? []))
      const collections = await existing.collections(known.flatMap(({ collection_id }) => collection_id ?? []))
      const above = await ancestors(known.flatMap(({ categories }) => categories?.map(({ id }) => id) ?? []))
      yield pageOf(variants, price_sets, (variant_id, product_id) => {
        const product = products.get(product_id)
        return product ? targetsOfVariant({ variant_id, product_id, ...placeOf(product, { types, collections, above }) }) : null
      })
    }
  }
}

type Filter = { product_id?: string[]; id?: string[] }

const filtersOf = (which: VariantFilter): Filter[] => {
  if (which === "all") {
    return [{}]
  }
  return "product_ids" in which
    ? batches(which.product_ids).map((product_id) => ({ product_id }))
    : batches(which.variant_ids).map((id) => ({ id }))
}

async function* readPages(container: MedusaContainer, filter: Filter): AsyncGenerator<ReadVariant[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  let after = ""
  for (;;) {
    const { data } = await query.graph({
      entity: "product_variant",
      fields: ["id", "product_id"],
      filters: after ? { $and: [filter, { id: { $gt: after } }] } : filter,
      pagination: { take: BATCH, order: { id: "ASC" } },
    })
    const variants = z.array(readVariant).parse(data)
    if (variants.length) {
      yield variants
    }
    if (variants.length < BATCH) {
      return
    }
    after = variants[variants.length - 1].id
  }
}

const readProducts = async (container: MedusaContainer, variants: ReadVariant[]): Promise<Map<string, ReadProduct>> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product",
    fields: ["id", "type_id", "collection_id", "tags.id", "categories.id"],
    filters: { id: [...new Set(variants.map(({ product_id }) => product_id))] },
  })
  return new Map(z.array(readProduct).parse(data).map((product) => [product.id, product]))
}

/** The price set of each variant that has one, by variant id. */
const readPriceSets = async (container: MedusaContainer, variants: ReadVariant[]): Promise<Map<string, string>> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product_variant_price_set",
    fields: ["variant_id", "price_set_id"],
    filters: { variant_id: variants.map(({ id }) => id) },
  })
  return new Map(z.array(readLink).parse(data).map(({ variant_id, price_set_id }) => [variant_id, price_set_id]))
}

/** A function that says which of these ids still exist; it remembers what it has asked. */
const existingOnly = (container: MedusaContainer, entity: "product_type" | "product_collection"): ((ids: string[]) => Promise<Set<string>>) => {
  const asked = new Set<string>()
  const existing = new Set<string>()
  return async (ids) => {
    const unknown = [...new Set(ids)].filter((id) => !asked.has(id))
    if (unknown.length) {
      const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity, fields: ["id"], filters: { id: unknown } })
      unknown.forEach((id) => asked.add(id))
      z.array(identified).parse(data).forEach(({ id }) => existing.add(id))
    }
    return existing
  }
}

const placeOf = (
  { type_id, collection_id, tags, categories }: ReadProduct,
  { types, collections, above }: { types: Set<string>; collections: Set<string>; above: Map<string, string[]> }
): Omit<CatalogueEntry, "variant_id" | "product_id"> => ({
  type_id: type_id && types.has(type_id) ? type_id : null,
  collection_id: collection_id && collections.has(collection_id) ? collection_id : null,
  tag_ids: tags?.map(({ id }) => id) ?? [],
  category_ids: categories?.flatMap(({ id }) => above.get(id) ?? []) ?? [],
})

const pageOf = (
  variants: ReadVariant[],
  price_sets: Map<string, string>,
  targetsOf: (variant_id: string, product_id: string) => string[] | null
): CataloguePage => {
  const members = new Map<string, Member>()
  const without_price_set: string[] = []
  for (const { id, product_id } of variants) {
    const price_set_id = price_sets.get(id)
    const targets = targetsOf(id, product_id)
    // A price set that two variants share can stand for one of them only.
    if (price_set_id && targets && !members.has(price_set_id)) {
      members.set(price_set_id, { variant_id: id, price_set_id, product_id, targets })
    } else {
      without_price_set.push(id)
    }
  }
  return { members: [...members.values()], without_price_set }
}

/** Splits a list into lists of at most {@link BATCH}. */
export const batches = <T>(list: T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / BATCH) }, (_, index) => list.slice(index * BATCH, (index + 1) * BATCH))
