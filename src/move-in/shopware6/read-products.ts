/** Products with their parents and their prices by rule and quantity. */
import type { SourceConnection } from "../connection"
import { grouped } from "./domain/grouped"
import type { FoundProduct } from "./domain/product-record"
import type { ProductRow } from "./domain/rows"
import { LIVE_VERSION } from "./domain/shopware-ids"
import { bytesOf, hexOf } from "./schemas/columns"
import { productSchema } from "./schemas/product"
import { productPriceSchema } from "./schemas/product-price"
import { selectRows } from "./select-rows"

const LIVE = bytesOf(LIVE_VERSION)

/** The next products by id. */
export const productsAfter = async (connection: SourceConnection, after: string, limit: number): Promise<FoundProduct[]> =>
  withPrices(connection, await selectRows(connection, productSchema, "WHERE version_id = ? AND id > ? ORDER BY id LIMIT ?", [LIVE, bytesOf(after), limit]))

/** What can be bought of some products: they themselves, or their variants. */
export const buyableOf = async (connection: SourceConnection, ids: readonly string[]): Promise<FoundProduct[]> => {
  const keys = ids.map(bytesOf)
  const rows = await selectRows(connection, productSchema, "WHERE version_id = ? AND (id IN (?) OR parent_id IN (?)) ORDER BY id", [LIVE, keys, keys])
  return (await withPrices(connection, rows)).filter(({ has_variants }) => !has_variants)
}

/** Three statements, however many products. */
const withPrices = async (connection: SourceConnection, products: ProductRow[]): Promise<FoundProduct[]> => {
  const ids = products.map(({ id }) => id)
  const parent_ids = [...new Set(products.flatMap(({ parent_id }) => parent_id ?? []))]
  if (!ids.length) {
    return []
  }
  const parents = new Map((parent_ids.length ? await selectRows(connection, productSchema, "WHERE version_id = ? AND id IN (?)", [LIVE, parent_ids.map(bytesOf)]) : []).map((parent) => [parent.id, parent]))
  const owners = [...new Set([...ids, ...parent_ids])].map(bytesOf)
  const prices = grouped(await selectRows(connection, productPriceSchema, "WHERE version_id = ? AND product_id IN (?)", [LIVE, owners]), ({ product_id }) => product_id)
  const has_variants = await parentsAmong(connection, ids)
  return products.map((product) => ({
    product,
    parent: (product.parent_id && parents.get(product.parent_id)) || null,
    own: prices.get(product.id) ?? [],
    inherited: (product.parent_id && prices.get(product.parent_id)) || [],
    has_variants: has_variants.has(product.id),
  }))
}

const parentsAmong = async ({ manager, table }: SourceConnection, ids: readonly string[]): Promise<Set<unknown>> => {
  const rows = await manager.query<{ parent_id: unknown }[]>(`SELECT DISTINCT parent_id FROM ${table(productSchema)} WHERE version_id = ? AND parent_id IN (?)`, [LIVE, ids.map(bytesOf)])
  return new Set(rows.map(({ parent_id }) => hexOf(parent_id)))
}
