/** Writes what is recorded of an order. */
import { generateEntityId } from "@medusajs/framework/utils"
import { run, type Db } from "../../../storage/sql"
import { purchase, type Purchase, type PurchaseRecord } from "../domain/purchase"
import { PURCHASE_COLUMNS } from "./read-purchases"

/**
 * Records an order, all its lines or none, in one statement. It holds only where nobody has recorded
 * the order since `revision` was read (null: it was not recorded): of two that read at the same
 * moment, the one that read less cannot overwrite the other.
 *
 * @param read_at when the order was read
 * @returns what is recorded now, in the order of the lines; null when it was not written: read again
 */
export const writeRecord = async (db: Db, { order, purchases }: PurchaseRecord, revision: number | null, read_at: Date): Promise<Purchase[] | null> => {
  const rows = purchases.map((each) => ({ ...each, id: generateEntityId(undefined, "purch") }))
  const [{ written, recorded }] = await run<{ written: boolean; recorded: unknown[] | null }>(
    db,
    `WITH claimed AS (
       INSERT INTO purchase_order AS o (order_id, company_id, placed_version, placed_total, credited, placed_at, captured_at, fulfilled_at, completed_at, canceled_at, read_at)
       SELECT order_id, company_id, placed_version, placed_total, credited, placed_at, captured_at, fulfilled_at, completed_at, canceled_at, :read_at
       FROM json_populate_record(NULL::purchase_order, CAST(:order AS json))
       ON CONFLICT (order_id) DO UPDATE SET revision = o.revision + 1, captured_at = EXCLUDED.captured_at, fulfilled_at = EXCLUDED.fulfilled_at,
         completed_at = EXCLUDED.completed_at, canceled_at = EXCLUDED.canceled_at, read_at = GREATEST(o.read_at, EXCLUDED.read_at), updated_at = now()
         WHERE o.revision = CAST(:revision AS integer)
       RETURNING 1
     ), recorded AS (
       INSERT INTO purchase AS p (id, order_id, line_id, customer_id, company_id, currency_code, product_id, variant_id, quantity, unit_price, net, tax,
         added_quantity, added_net, added_tax, points_value, is_free_product, placed_at, captured_at, fulfilled_at, completed_at, canceled_at,
         undone_quantity, undone_amount, undone_num, undone_den, undone_by, order_version)
       SELECT id, order_id, line_id, customer_id, company_id, currency_code, product_id, variant_id, quantity, unit_price, net, tax,
         added_quantity, added_net, added_tax, points_value, is_free_product, placed_at, captured_at, fulfilled_at, completed_at, canceled_at,
         undone_quantity, undone_amount, undone_num, undone_den, undone_by, order_version
       FROM json_populate_recordset(NULL::purchase, CAST(:purchases AS json)) WHERE EXISTS (SELECT 1 FROM claimed)
       ON CONFLICT (line_id) DO UPDATE SET customer_id = EXCLUDED.customer_id, added_quantity = EXCLUDED.added_quantity, added_net = EXCLUDED.added_net,
         added_tax = EXCLUDED.added_tax, captured_at = EXCLUDED.captured_at, fulfilled_at = EXCLUDED.fulfilled_at, completed_at = EXCLUDED.completed_at,
         canceled_at = EXCLUDED.canceled_at, undone_quantity = EXCLUDED.undone_quantity, undone_amount = EXCLUDED.undone_amount,
         undone_num = EXCLUDED.undone_num, undone_den = EXCLUDED.undone_den, undone_by = EXCLUDED.undone_by,
         order_version = EXCLUDED.order_version, updated_at = now()
       RETURNING p.*
     )
     SELECT EXISTS (SELECT 1 FROM claimed) AS written,
       (SELECT json_agg(to_json(each) ORDER BY each.line_id) FROM (SELECT ${PURCHASE_COLUMNS} FROM recorded p) each) AS recorded`,
    { order: JSON.stringify(order), purchases: JSON.stringify(rows), revision, read_at }
  )
  return written ? (recorded ?? []).map((each) => purchase.parse(each)) : null
}

/** Everything that follows from the order as it was read then has been done. */
export const noteFollowed = async (db: Db, order_id: string, read_at: Date): Promise<void> => {
  await run(
    db,
    `WITH done AS (DELETE FROM purchase_retry WHERE order_id = :order_id)
     UPDATE purchase_order SET followed_at = GREATEST(followed_at, :read_at) WHERE order_id = :order_id`,
    { order_id, read_at }
  )
}
