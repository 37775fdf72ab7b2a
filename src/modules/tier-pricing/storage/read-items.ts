/** Reads the items of price books. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { run } from "../../../storage/sql"

/** An item as it is stored. The breaks are as found, also when they do not parse. */
export type StoredItem = { variant_id: string; breaks: { min_quantity: number; type: string; value: number }[] }

const ITEM = `SELECT variant_id, json_agg(json_build_object('min_quantity', min_quantity, 'type', type, 'value', value) ORDER BY min_quantity) AS breaks
  FROM tier_price_book_break WHERE rule_id = :rule_id`

/** A page of a price book's items in the order of their variant ids, after `after`. */
export const readItemsAfter = (context: Context<SqlEntityManager>, rule_id: string, after: string, limit: number): Promise<StoredItem[]> =>
  run(context, `${ITEM} AND variant_id > :after AND variant_id IN (
      SELECT DISTINCT variant_id FROM tier_price_book_break WHERE rule_id = :rule_id AND variant_id > :after ORDER BY variant_id LIMIT :limit
    ) GROUP BY variant_id ORDER BY variant_id`, { rule_id, after, limit })

/** The items of the named variants. */
export const readItemsOf = (context: Context<SqlEntityManager>, rule_id: string, variant_ids: string[]): Promise<StoredItem[]> =>
  run(context, `${ITEM} AND variant_id = ANY(CAST(:variant_ids AS text[])) GROUP BY variant_id ORDER BY variant_id`, { rule_id, variant_ids })

/** All items of a price book. */
export const readAllItems = (context: Context<SqlEntityManager>, rule_id: string): Promise<StoredItem[]> =>
  run(context, `${ITEM} GROUP BY variant_id ORDER BY variant_id`, { rule_id })

/** The variant ids of a price book, paged. */
export const readItemIds = async (context: Context<SqlEntityManager>, rule_id: string): Promise<string[]> =>
  (await run<{ variant_id: string }>(context, `SELECT DISTINCT variant_id FROM tier_price_book_break WHERE rule_id = :rule_id ORDER BY variant_id`, { rule_id })).map(({ variant_id }) => variant_id)

/** Those of the price books that hold an amount, not only percentages. */
export const findBooksOfAmounts = async (context: Context<SqlEntityManager>, rule_ids: string[]): Promise<string[]> => {
  const found = await run<{ id: string }>(
    context,
    `SELECT r.id FROM unnest(CAST(:rule_ids AS text[])) AS r (id)
     WHERE EXISTS (SELECT 1 FROM tier_price_book_break b WHERE b.rule_id = r.id AND b.type <> 'percentage')`,
    { rule_ids }
  )
  return found.map(({ id }) => id)
}
