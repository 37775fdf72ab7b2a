/** The membership index: for each variant with a price set, every target that it belongs to. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { Member } from "./find-candidates"
import { run } from "../../../storage/sql"

/** What a repair of the index changed. */
export type MemberRepair = { added: number; changed: number; removed: number }

/**
 * Makes the index right for these variants: rows are added or changed, and rows of these variants
 * under another price set are removed. A row that is right is left alone.
 */
export const upsertMembers = async (context: Context<SqlEntityManager>, members: Member[]): Promise<MemberRepair> => {
  const bindings = { members: JSON.stringify(members) }
  const given = `SELECT * FROM jsonb_to_recordset(CAST(:members AS jsonb)) AS g(price_set_id text, variant_id text, product_id text, targets text[])`
  const [{ removed }] = await run<{ removed: number }>(
    context,
    `WITH given AS (${given}), gone AS (
       DELETE FROM tier_price_member m USING given g WHERE m.variant_id = g.variant_id AND m.price_set_id <> g.price_set_id RETURNING 1
     ) SELECT count(*)::int AS removed FROM gone`,
    bindings
  )
  const [{ added, changed }] = await run<{ added: number; changed: number }>(
    context,
    `WITH given AS (${given}), written AS (
       INSERT INTO tier_price_member AS m (price_set_id, variant_id, product_id, targets)
       SELECT price_set_id, variant_id, product_id, targets FROM given ORDER BY price_set_id
       ON CONFLICT (price_set_id) DO UPDATE
         SET variant_id = EXCLUDED.variant_id, product_id = EXCLUDED.product_id, targets = EXCLUDED.targets
         WHERE (m.variant_id, m.product_id, m.targets) IS DISTINCT FROM (EXCLUDED.variant_id, EXCLUDED.product_id, EXCLUDED.targets)
       RETURNING (xmax = 0) AS added
     ) SELECT (count(*) FILTER (WHERE added))::int AS added, (count(*) FILTER (WHERE NOT added))::int AS changed FROM written`,
    bindings
  )
  return { added, changed, removed }
}

/** Removes the rows of variants of these products that are not among `variant_ids`; how many those were. */
export const removeOtherMembers = async (context: Context<SqlEntityManager>, product_ids: string[], variant_ids: string[]): Promise<number> => {
  const [{ removed }] = await run<{ removed: number }>(
    context,
    `WITH gone AS (
       DELETE FROM tier_price_member WHERE product_id = ANY(CAST(:product_ids AS text[])) AND NOT variant_id = ANY(CAST(:variant_ids AS text[])) RETURNING 1
     ) SELECT count(*)::int AS removed FROM gone`,
    { product_ids, variant_ids }
  )
  return removed
}

/** Removes the rows of these variants; how many those were. */
export const removeMembers = async (context: Context<SqlEntityManager>, variant_ids: string[]): Promise<number> => {
  const [{ removed }] = await run<{ removed: number }>(
    context,
    `WITH gone AS (DELETE FROM tier_price_member WHERE variant_id = ANY(CAST(:variant_ids AS text[])) RETURNING 1)
     SELECT count(*)::int AS removed FROM gone`,
    { variant_ids }
  )
  return removed
}

/** A page of the variants that the index knows, after one of them, in the index's own order. */
export const listMemberVariantIds = async (context: Context<SqlEntityManager>, after: string, limit: number): Promise<string[]> => {
  const rows = await run<{ variant_id: string }>(
    context,
    `SELECT DISTINCT variant_id FROM tier_price_member WHERE variant_id > :after ORDER BY variant_id LIMIT :limit`,
    { after, limit }
  )
  return rows.map(({ variant_id }) => variant_id)
}

/** The products with a variant that belongs to one of these targets, as the index knows it. */
export const listMemberProductIds = async (context: Context<SqlEntityManager>, targets: string[]): Promise<string[]> => {
  const rows = await run<{ product_id: string }>(
    context,
    `SELECT DISTINCT product_id FROM tier_price_member WHERE targets && CAST(:targets AS text[])`,
    { targets }
  )
  return rows.map(({ product_id }) => product_id)
}
