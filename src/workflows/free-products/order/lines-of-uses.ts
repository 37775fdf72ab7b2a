/** Which line of an order a use is: an order's lines have other ids than its cart's. Pure. */
import type { UseRow } from "../../../modules/free-products/service"
import { lineKeys, type KeyedLine } from "../../reward-points/cart/line-keys"

/**
 * The order's line of each use, by the use's id. A use whose line is noted already keeps it; one whose line nobody finds has none.
 *
 * @param placed the order's lines as they were placed
 */
export const linesOfUses = (uses: Pick<UseRow, "id" | "line_key" | "order_line_id">[], placed: KeyedLine[]): Map<string, string> => {
  const byKey = new Map(Object.entries(lineKeys(placed)).map(([line_id, key]) => [key, line_id]))
  return new Map(
    uses.flatMap(({ id, line_key, order_line_id }) => {
      const line_id = order_line_id ?? byKey.get(line_key)
      return line_id ? [[id, line_id]] : []
    })
  )
}
