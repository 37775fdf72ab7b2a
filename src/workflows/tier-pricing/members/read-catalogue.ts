/** Reads from Medusa's catalogue what the membership index says about variants. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "../../../shared/schema"
import { targetsOfVariant } from "../../../modules/tier-pricing/domain/targets"
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

const FIELDS = [
  "id",
  "price_set.id",
  "product.id",
  "product.type.id",
  "product.collection.id",
  "product.tags.id",
  "product.categories.id",
]

const identified = z.object({ id: z.string() })
const readVariant = z.object({
  id: z.string(),
  price_set: identified.nullish(),
  product: z
    .object({
      id: z.string(),
      type: identified.nullish(),
      collection: identified.nullish(),
      tags: z.array(identified).nullish(),
      categories: z.array(identified).nullish(),
    })
    .nullish(),
})

type ReadVariant = z.infer<typeof readVariant>

/**
 * Reads variants page by page, ordered by their id.
 *
 * A type, collection, tag or category that was deleted is not among the targets of its products,
 * and neither is what was above it.
 */
export async function* readCatalogue(container: MedusaContainer, which: VariantFilter): AsyncGenerator<CataloguePage> {
  const ancestors = categoryAncestry(container)
  for (const filter of filtersOf(which)) {
    for await (const variants of readPages(container, filter)) {
      const above = await ancestors(variants.flatMap(({ product }) => product?.categories?.map(({ id }) => id) ?? []))
      yield pageOf(variants, above)
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
      fields: FIELDS,
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

const pageOf = (variants: ReadVariant[], above: Map<string, string[]>): CataloguePage => {
  const members = new Map<string, Member>()
  const without_price_set: string[] = []
  for (const variant of variants) {
    const { price_set, product } = variant
    // A price set that two variants share can stand for one of them only.
    if (price_set && product && !members.has(price_set.id)) {
      members.set(price_set.id, memberOf(variant.id, price_set.id, product, above))
    } else {
      without_price_set.push(variant.id)
    }
  }
  return { members: [...members.values()], without_price_set }
}

const memberOf = (
  variant_id: string,
  price_set_id: string,
  product: NonNullable<ReadVariant["product"]>,
  above: Map<string, string[]>
): Member => ({
  variant_id,
  price_set_id,
  product_id: product.id,
  targets: targetsOfVariant({
    variant_id,
    product_id: product.id,
    type_id: product.type?.id ?? null,
    collection_id: product.collection?.id ?? null,
    tag_ids: product.tags?.map(({ id }) => id) ?? [],
    category_ids: product.categories?.flatMap(({ id }) => above.get(id) ?? []) ?? [],
  }),
})

/** Splits a list into lists of at most {@link BATCH}. */
export const batches = <T>(list: T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / BATCH) }, (_, index) => list.slice(index * BATCH, (index + 1) * BATCH))
