/** Reads products of the source with their tiers and list prices. */
import { In, type ObjectLiteral, type SelectQueryBuilder } from "typeorm"
import type { SourceConnection } from "../connection"
import type { ListPriceRow, SourceProduct } from "./domain/priced-product"
import type { TierPriceRow } from "./domain/tier-row"
import { productsAt, type Edition } from "./edition"
import { EAV_ATTRIBUTE } from "./schemas/eav-attribute"
import { EAV_ENTITY_TYPE } from "./schemas/eav-entity-type"

/** A product; `link_id` is what its tiers hang on. */
export type ProductHead = { entity_id: number; link_id: number; type_id: string; sku: string | null }

/** The attribute that is the list price of products; null: there is none. */
export const readPriceAttribute = async ({ manager }: SourceConnection): Promise<number | null> => {
  const type = await manager.findOneBy(EAV_ENTITY_TYPE, { entity_type_code: "catalog_product" })
  const attribute = type && (await manager.findOneBy(EAV_ATTRIBUTE, { entity_type_id: type.entity_type_id, attribute_code: "price" }))
  return attribute?.attribute_id ?? null
}

/** SKUs of several products, in lower case. One statement; what it finds is kept. */
export const readDuplicateSkus = async ({ manager }: SourceConnection, edition: Edition, at: Date): Promise<Set<string>> => {
  const rows = await productsAt(manager, edition, at)
    .select("LOWER(TRIM(CONVERT(product.sku USING utf8mb4))) COLLATE utf8mb4_bin", "folded")
    .andWhere("product.sku IS NOT NULL")
    .groupBy("folded")
    .having("COUNT(DISTINCT product.entity_id) > 1")
    .getRawMany<{ folded: string }>()
  return new Set(rows.map(({ folded }) => folded))
}

/** The next products after one, by their ids, with tiers or without: to ask for tiers here would read them all for each page. */
export const readHeads = async ({ manager }: SourceConnection, edition: Edition, { after, limit, at }: { after: number; limit: number; at: Date }): Promise<ProductHead[]> =>
  headsOf(productsAt(manager, edition, at), edition).andWhere("product.entity_id > :after", { after }).orderBy("product.entity_id", "ASC").limit(limit).getRawMany<ProductHead>()

/** The products on which tiers hang, by what these hang on; a version that does not hold is none. */
export const readHeadsOf = async ({ manager }: SourceConnection, edition: Edition, at: Date, links: number[]): Promise<ProductHead[]> =>
  links.length ? headsOf(productsAt(manager, edition, at), edition).andWhere(`product.${edition.link} IN (:...links)`, { links }).orderBy("product.entity_id", "ASC").getRawMany<ProductHead>() : []

const headsOf = (products: SelectQueryBuilder<ObjectLiteral>, { link }: Edition): SelectQueryBuilder<ObjectLiteral> =>
  products.select(["product.entity_id AS entity_id", `product.${link} AS link_id`, "product.type_id AS type_id", "product.sku AS sku"])

/** Those of the products that have tiers, with all of them and their list prices: two statements. */
export const readProducts = async ({ manager }: SourceConnection, edition: Edition, price_attribute: number | null, heads: ProductHead[]): Promise<SourceProduct[]> => {
  const rows = await byLink(heads, () => manager.find(edition.tier, { where: { link_id: In(heads.map(({ link_id }) => link_id)) }, order: { value_id: "ASC" } }))
  const tiered = heads.filter(({ link_id }) => rows.has(link_id))
  const prices = await byLink(price_attribute === null ? [] : tiered, () =>
    manager.find(edition.price, {
      select: { value_id: true, link_id: true, store_id: true, value: true },
      where: { link_id: In(tiered.map(({ link_id }) => link_id)), attribute_id: price_attribute ?? 0 },
    })
  )
  return tiered.map(({ entity_id, link_id, type_id, sku }): SourceProduct => ({ entity_id, type_id, sku: (sku ?? "").trim(), rows: rows.get(link_id) ?? [], prices: prices.get(link_id) ?? [] }))
}

const byLink = async <T extends TierPriceRow | ListPriceRow>(heads: ProductHead[], read: () => Promise<T[]>): Promise<Map<number, T[]>> => {
  const found = new Map<number, T[]>()
  for (const row of heads.length ? await read() : []) {
    const rows = found.get(row.link_id)
    if (rows) {
      rows.push(row)
    } else {
      found.set(row.link_id, [row])
    }
  }
  return found
}
