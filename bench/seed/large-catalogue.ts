/** 100,000 variants beside the catalogue, written with SQL into Medusa's own tables; nothing of ours. */
import type { Client } from "pg"
import type { Catalogue } from "./catalogue"

export const LARGE_VARIANTS = 100_000
const PER_PRODUCT = 10

export const insertLargeCatalogue = async (client: Client, { category_id, currency_code }: Catalogue): Promise<void> => {
  const everyProduct = `FROM generate_series(1, ${LARGE_VARIANTS / PER_PRODUCT}) n`
  const everyVariant = `FROM generate_series(1, ${LARGE_VARIANTS}) n`
  await client.query(`INSERT INTO product (id, title, handle, status) SELECT 'prod_large_' || n, 'Large ' || n, 'large-' || n, 'published' ${everyProduct}`)
  await client.query(`INSERT INTO product_category_product (product_category_id, product_id) SELECT $1, 'prod_large_' || n ${everyProduct}`, [category_id])
  await client.query(
    `INSERT INTO product_variant (id, title, sku, product_id, manage_inventory)
     SELECT 'variant_large_' || n, 'Size ' || n, 'LARGE-' || n, 'prod_large_' || (1 + (n - 1) / ${PER_PRODUCT}), false ${everyVariant}`
  )
  await client.query(`INSERT INTO price_set (id) SELECT 'pset_large_' || n ${everyVariant}`)
  await client.query(`INSERT INTO product_variant_price_set (id, variant_id, price_set_id) SELECT 'pvps_large_' || n, 'variant_large_' || n, 'pset_large_' || n ${everyVariant}`)
  await client.query(
    `INSERT INTO price (id, price_set_id, currency_code, amount, raw_amount, rules_count)
     SELECT 'price_large_' || n, 'pset_large_' || n, $1, 100, '{"value": "100", "precision": 20}', 0 ${everyVariant}`,
    [currency_code]
  )
}

/** Numbers of `count` of its variants, spread over all of them. */
export const spread = (count: number): number[] => Array.from({ length: count }, (_, index) => 1 + index * Math.floor(LARGE_VARIANTS / count))
