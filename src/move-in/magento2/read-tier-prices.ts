/** Reads the tiers of the source, some hundred products at a time. */
import type { SourceConnection } from "../connection"
import type { Batch, ProductRecord, Remark } from "../domain/records"
import type { Catalogue } from "./domain/catalogue"
import { keyOf } from "./domain/key"
import { convertProduct } from "./domain/product"
import { productsAt, type Edition } from "./edition"
import { readHeads, readProducts } from "./read-product-prices"

const BATCH = 500

/** Tiers of products as they are now. */
export const countTiers = async ({ manager }: SourceConnection, edition: Edition, at: Date): Promise<number> =>
  Number((await productsAt(manager, edition, at).innerJoin(edition.tier.options.name, "tier", `tier.link_id = product.${edition.link}`).select("COUNT(*)", "count").getRawOne<{ count: number | string }>())?.count ?? 0)

/**
 * All tiers, whatever `since` says: Magento does not note when a tier was changed. Its interface for tier prices, and a
 * version that comes into force, leave the product's `updated_at` as it was.
 */
export const readTiers = async function* (connection: SourceConnection, edition: Edition, catalogue: Catalogue, price_attribute: number | null, at: Date): AsyncGenerator<Batch<ProductRecord>> {
  for (let after: number | null = 0; after !== null; ) {
    const heads = await readHeads(connection, edition, { after, limit: BATCH, at })
    const products = await readProducts(connection, edition, price_attribute, latest(heads))
    const converted = products.map((product) => convertProduct(product, catalogue))
    after = heads.length < BATCH ? null : heads[heads.length - 1].entity_id
    const orphans = after === null ? await readOrphans(connection, edition) : []
    yield {
      records: converted.flatMap(({ record }) => (record ? [record] : [])),
      remarks: [...converted.flatMap(({ remarks }) => remarks), ...orphans],
      rows: products.reduce((sum, { rows }) => sum + rows.length, 0),
      until: after === null ? null : keyOf(after),
    }
  }
}

/** Versions should not overlap; where they do, a product is moved once. */
const latest = <T extends { entity_id: number }>(heads: T[]): T[] => heads.filter(({ entity_id }, index) => heads[index + 1]?.entity_id !== entity_id)

/** Tiers whose product is gone, by what was its id. */
const readOrphans = async ({ manager, table }: SourceConnection, edition: Edition): Promise<Remark[]> => {
  const rows: { link_id: number; tiers: number | string; first: number }[] = await manager.query(
    `SELECT tier.${edition.link} AS link_id, COUNT(*) AS tiers, MIN(tier.value_id) AS first FROM ${table(edition.tier)} tier
     LEFT JOIN ${table(edition.product)} product ON product.${edition.link} = tier.${edition.link} WHERE product.${edition.link} IS NULL GROUP BY tier.${edition.link} ORDER BY tier.${edition.link}`
  )
  return rows.map(({ link_id, tiers, first }) => ({ row: `catalog_product_entity_tier_price ${first}`, reason: "unknown_product", message: `there is no product with the ${edition.link} ${link_id}, to which ${tiers} tiers belong` }))
}
