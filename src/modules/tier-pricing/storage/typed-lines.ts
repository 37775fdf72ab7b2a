/** Lines of orders whose price a person typed in: rules leave them alone. */
import type { Context } from "@medusajs/framework/types"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { run } from "../../../storage/sql"

/** A price that was typed in an edit. It holds as long as that edit does. */
export type TypedLine = { line_id: string; order_change_id: string }

export const noteTypedLine = (context: Context<SqlEntityManager>, { line_id, order_change_id }: TypedLine): Promise<unknown> =>
  run(
    context,
    `INSERT INTO tier_price_typed_line (line_id, order_change_id) VALUES (:line_id, :order_change_id) ON CONFLICT DO NOTHING`,
    { line_id, order_change_id }
  )

export const forgetTypedLine = (context: Context<SqlEntityManager>, { line_id, order_change_id }: TypedLine): Promise<unknown> =>
  run(context, `DELETE FROM tier_price_typed_line WHERE line_id = :line_id AND order_change_id = :order_change_id`, { line_id, order_change_id })

export const listTypedLines = (context: Context<SqlEntityManager>, line_ids: string[]): Promise<TypedLine[]> =>
  run(context, `SELECT line_id, order_change_id FROM tier_price_typed_line WHERE line_id = ANY(CAST(:line_ids AS text[]))`, { line_ids })
