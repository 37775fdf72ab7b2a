/** What rules have put into a cart, and what its buyer wants of them. */
import { run, type Db } from "../../../storage/sql"
import type { Wish } from "../domain/entitlement"

/** A cart line that is a rule's. */
export type ManagedLine = { line_id: string; rule_id: string; variant_id: string; quantity: number; /** The variant that it stands in for. */ instead_of: string | null }

/** Pieces of a paid line that cost nothing, with the adjustment that takes their price off. */
export type ManagedPieces = { line_id: string; rule_id: string; adjustment_id: string; quantity: number }

/** What is known of a cart, with the revision of the rules and whether they are retired. */
export type FreeCartBasis = { revision: string; retired: boolean; lines: ManagedLine[]; pieces: ManagedPieces[]; wishes: Record<string, Wish> }

/** One statement, by primary keys. */
export const readCartBasis = async (db: Db, cart_id: string): Promise<FreeCartBasis> => {
  const [basis] = await run<FreeCartBasis>(
    db,
    `SELECT s.revision::text AS revision, s.retired,
       COALESCE((SELECT jsonb_agg(jsonb_build_object('line_id', l.line_id, 'rule_id', l.rule_id, 'variant_id', l.variant_id, 'quantity', l.quantity, 'instead_of', l.instead_of) ORDER BY l.rule_id, l.variant_id)
         FROM free_product_line l WHERE l.cart_id = :cart_id), '[]') AS lines,
       COALESCE((SELECT jsonb_agg(jsonb_build_object('line_id', p.line_id, 'rule_id', p.rule_id, 'adjustment_id', p.adjustment_id, 'quantity', p.quantity) ORDER BY p.rule_id, p.line_id)
         FROM free_product_piece p WHERE p.cart_id = :cart_id), '[]') AS pieces,
       COALESCE((SELECT jsonb_object_agg(w.rule_id, jsonb_build_object('declined', w.declined, 'chosen', w.chosen))
         FROM free_product_wish w WHERE w.cart_id = :cart_id), '{}') AS wishes
     FROM free_product_state s`,
    { cart_id }
  )
  return basis
}

/** Which of these cart lines are managed. One statement. */
export const managedAmong = async (db: Db, line_ids: string[]): Promise<(ManagedLine & { cart_id: string })[]> =>
  line_ids.length ? run(db, `SELECT cart_id, line_id, rule_id, variant_id, quantity, instead_of FROM free_product_line WHERE line_id = ANY(CAST(:line_ids AS text[]))`, { line_ids }) : []

const PIECE = "cart_id text, rule_id text, line_id text, adjustment_id text, quantity integer"

/**
 * What is to be written of a cart's records: `former` is the line that a record named when it was read. A record that another turn
 * has changed meanwhile is left to it.
 */
export type LineRecord = ManagedLine & { former: string | null }

/**
 * Claims records for lines that are about to be made, or resized.
 *
 * @returns the lines that are this caller's to write: not those that another turn has taken meanwhile
 */
export const claimLines = async (db: Db, cart_id: string, records: LineRecord[]): Promise<Set<string>> => {
  const claimed = await run<{ line_id: string }>(
    db,
    `WITH wanted AS (SELECT * FROM jsonb_to_recordset(CAST(:records AS jsonb)) AS x(rule_id text, variant_id text, line_id text, quantity integer, instead_of text, former text))
     INSERT INTO free_product_line AS l (cart_id, rule_id, variant_id, line_id, quantity, instead_of)
     SELECT :cart_id, rule_id, variant_id, line_id, quantity, instead_of FROM wanted ORDER BY rule_id, variant_id
     ON CONFLICT (cart_id, rule_id, variant_id) DO UPDATE SET line_id = EXCLUDED.line_id, quantity = EXCLUDED.quantity, instead_of = EXCLUDED.instead_of, updated_at = now()
       WHERE EXISTS (SELECT 1 FROM wanted w WHERE w.rule_id = l.rule_id AND w.variant_id = l.variant_id AND w.former = l.line_id)
     RETURNING l.line_id`,
    { cart_id, records: JSON.stringify(records) }
  )
  return new Set(claimed.map(({ line_id }) => line_id))
}

/** Forgets lines, by their ids. */
export const forgetLines = (db: Db, line_ids: string[]): Promise<unknown> => run(db, `DELETE FROM free_product_line WHERE line_id = ANY(CAST(:line_ids AS text[]))`, { line_ids })

/** Writes the pieces of a cart in place of those that are known. One statement. */
export const replacePieces = (db: Db, cart_id: string, pieces: ManagedPieces[]): Promise<unknown> =>
  run(
    db,
    `WITH wanted AS (SELECT * FROM jsonb_to_recordset(CAST(:pieces AS jsonb)) AS x(${PIECE})),
     gone AS (DELETE FROM free_product_piece p WHERE p.cart_id = :cart_id AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.rule_id = p.rule_id AND w.line_id = p.line_id))
     INSERT INTO free_product_piece (cart_id, rule_id, line_id, adjustment_id, quantity) SELECT cart_id, rule_id, line_id, adjustment_id, quantity FROM wanted ORDER BY rule_id, line_id
     ON CONFLICT (cart_id, rule_id, line_id) DO UPDATE SET adjustment_id = EXCLUDED.adjustment_id, quantity = EXCLUDED.quantity, updated_at = now()`,
    { cart_id, pieces: JSON.stringify(pieces.map((each) => ({ ...each, cart_id }))) }
  )

/** Notes what a buyer wants of a rule at a cart; what is left out stays as it is. */
export const noteWish = (db: Db, cart_id: string, rule_id: string, { declined, chosen }: Partial<Wish>): Promise<unknown> =>
  run(
    db,
    `INSERT INTO free_product_wish AS w (cart_id, rule_id, declined, chosen)
     VALUES (:cart_id, :rule_id, COALESCE(CAST(:declined AS boolean), false), COALESCE(CAST(:chosen AS jsonb), '[]'))
     ON CONFLICT (cart_id, rule_id) DO UPDATE SET declined = COALESCE(CAST(:declined AS boolean), w.declined), chosen = COALESCE(CAST(:chosen AS jsonb), w.chosen), updated_at = now()`,
    { cart_id, rule_id, declined: declined ?? null, chosen: chosen ? JSON.stringify(chosen) : null }
  )

/** Forgets all that is known of carts. */
export const forgetCarts = async (db: Db, cart_ids: string[]): Promise<void> => {
  await run(
    db,
    `WITH carts AS (SELECT CAST(:cart_ids AS text[]) AS ids),
     lines AS (DELETE FROM free_product_line USING carts WHERE cart_id = ANY(ids)),
     pieces AS (DELETE FROM free_product_piece USING carts WHERE cart_id = ANY(ids))
     DELETE FROM free_product_wish USING carts WHERE cart_id = ANY(ids)`,
    { cart_ids }
  )
}

/** Carts of which something is known, after `after`, in the order of their ids. `before`: only those that nothing has changed since. */
export const knownCarts = async (db: Db, after: string, limit: number, before: Date | null = null): Promise<string[]> => {
  const found = await run<{ cart_id: string }>(
    db,
    `SELECT cart_id FROM (
       SELECT cart_id, updated_at FROM free_product_line WHERE cart_id > :after
       UNION ALL SELECT cart_id, updated_at FROM free_product_piece WHERE cart_id > :after
       UNION ALL SELECT cart_id, updated_at FROM free_product_wish WHERE cart_id > :after
     ) known GROUP BY cart_id HAVING CAST(:before AS timestamptz) IS NULL OR max(updated_at) < :before ORDER BY cart_id LIMIT :limit`,
    { after, limit, before }
  )
  return found.map(({ cart_id }) => cart_id)
}

/** Retired: no rule gives anything any more, in every process with its next request. The rules stay as they are. */
export const setRetired = (db: Db, retired: boolean): Promise<unknown> => run(db, `UPDATE free_product_state SET retired = :retired, revision = revision + 1 WHERE retired <> :retired`, { retired })
