/** Writes single variants of many price books with few statements: what is brought over from another shop, batch by batch. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { run } from "../../../storage/sql"
import type { TierBreak } from "../domain/tier-price-rule"
import { insertBreaks } from "./write-rule-batch"

type Db = Context<SqlEntityManager>

/** What a variant of a price book becomes; without breaks it is taken out. */
export type BookChange = { rule_id: string; variant_id: string; breaks: TierBreak[] }

/** Makes others who change these books wait until this transaction ends. Returns those that are there. */
export const lockBooks = async (context: Db, rule_ids: string[]): Promise<Set<string>> => {
  const found = await run<{ id: string }>(context, `SELECT id FROM tier_price_rule WHERE id = ANY(CAST(:rule_ids AS text[])) AND deleted_at IS NULL AND kind = 'price_book' ORDER BY id FOR UPDATE`, { rule_ids })
  return new Set(found.map(({ id }) => id))
}

/** Two statements, however many changes there are. How many variants a book has is counted later, see {@link countItemsOf}. */
export const writeBookChanges = async (context: Db, changes: BookChange[]): Promise<void> => {
  await run(
    context,
    `DELETE FROM tier_price_book_break b USING unnest(CAST(:rule_ids AS text[]), CAST(:variant_ids AS text[])) AS g(rule_id, variant_id)
     WHERE b.rule_id = g.rule_id AND b.variant_id = g.variant_id`,
    { rule_ids: changes.map(({ rule_id }) => rule_id), variant_ids: changes.map(({ variant_id }) => variant_id) }
  )
  await insertBreaks(context, changes.flatMap(({ rule_id, variant_id, breaks }) => breaks.map((tier) => ({ rule_id, variant_id, ...tier }))))
}

/** Notes how many variants each price book has. */
export const countItemsOf = async (context: Db, rule_ids: string[]): Promise<void> => {
  await run(
    context,
    `UPDATE tier_price_rule r SET item_count = c.items, updated_at = now()
     FROM (SELECT g.rule_id, (SELECT count(DISTINCT variant_id) FROM tier_price_book_break b WHERE b.rule_id = g.rule_id) AS items FROM unnest(CAST(:rule_ids AS text[])) AS g(rule_id)) c
     WHERE r.id = c.rule_id AND r.kind = 'price_book' AND r.item_count <> c.items`,
    { rule_ids }
  )
}

/** How many breaks these price books have, all variants together. */
export const countBreaks = async (context: Db, rule_ids: string[]): Promise<Record<string, number>> => {
  const rows = await run<{ rule_id: string; breaks: string }>(context, `SELECT rule_id, count(*) AS breaks FROM tier_price_book_break WHERE rule_id = ANY(CAST(:rule_ids AS text[])) GROUP BY rule_id`, { rule_ids })
  return Object.fromEntries(rows.map(({ rule_id, breaks }) => [rule_id, Number(breaks)]))
}
