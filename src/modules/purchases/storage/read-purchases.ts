/** Reads purchases back: parse, then trust. */
import { run, type Db } from "../../../storage/sql"
import { orderRecord, purchase, type Purchase, type StoredPurchases } from "../domain/purchase"

/** An instant in ISO 8601, as everything that goes through a workflow is written. */
const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${column.split(".")[1]}`
const decimal = (column: string): string => `CAST(${column} AS text) AS ${column.split(".")[1]}`

const TEXTS = ["id", "order_id", "line_id", "customer_id", "company_id", "currency_code", "product_id", "variant_id", "is_free_product", "undone_by", "order_version"]
const DECIMALS = ["quantity", "unit_price", "net", "tax", "added_quantity", "added_net", "added_tax", "points_value", "undone_quantity", "undone_amount", "undone_num", "undone_den"]
const INSTANTS = ["placed_at", "captured_at", "fulfilled_at", "completed_at", "canceled_at"]

/** The columns of `purchase` under the name `p`, as {@link purchase} reads them. */
export const PURCHASE_COLUMNS = [...TEXTS.map((name) => `p.${name}`), ...DECIMALS.map((name) => decimal(`p.${name}`)), ...INSTANTS.map((name) => iso(`p.${name}`))].join(", ")

const ORDER_COLUMNS = ["o.order_id", "o.revision", "o.company_id", "o.placed_version", decimal("o.placed_total"), decimal("o.credited"), ...INSTANTS.map((name) => iso(`o.${name}`))].join(", ")

/** The purchases of orders, in the order of their lines. */
export const listPurchases = async (db: Db, order_ids: string[]): Promise<Purchase[]> => {
  const rows = await run(db, `SELECT ${PURCHASE_COLUMNS} FROM purchase p WHERE p.order_id = ANY(CAST(:order_ids AS text[])) ORDER BY p.order_id, p.line_id`, { order_ids })
  return rows.map((row) => purchase.parse(row))
}

/** What is recorded of one order. One statement. */
export const readRecord = async (db: Db, order_id: string): Promise<StoredPurchases> => {
  const [row] = await run<{ found: unknown; purchases: unknown[] | null }>(
    db,
    `SELECT to_json(found) AS found, (
       SELECT json_agg(to_json(each) ORDER BY each.line_id) FROM (SELECT ${PURCHASE_COLUMNS} FROM purchase p WHERE p.order_id = :order_id) each
     ) AS purchases
     FROM (SELECT ${ORDER_COLUMNS} FROM purchase_order o WHERE o.order_id = :order_id) found`,
    { order_id }
  )
  return row ? { order: orderRecord.parse(row.found), purchases: (row.purchases ?? []).map((each) => purchase.parse(each)) } : { order: null, purchases: [] }
}
