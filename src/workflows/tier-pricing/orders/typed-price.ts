import type { MedusaContainer } from "@medusajs/framework/types"
import type { TypedLine } from "../../../modules/tier-pricing/storage/typed-lines"
import { amount, isEqual } from "../../../shared/money"
import { readOrderPreview } from "./snapshot"

/** What an admin's request changes: a line, or the line of an action of the open edit. */
export type LineRequest = { order_id: string; line_id?: string; action_id?: string; unit_price?: number | null }

/**
 * The line whose price the request types in, null when it types none. A request that repeats the
 * price the line has types nothing: the dashboard sends it along with each quantity.
 */
export const typedLineOf = async (container: MedusaContainer, { order_id, line_id, action_id, unit_price }: LineRequest): Promise<TypedLine | null> => {
  if (unit_price === undefined || unit_price === null) {
    return null
  }
  const { order_change, items } = await readOrderPreview(container, order_id)
  const item = items.find(({ id, actions }) => id === line_id || (actions ?? []).some((action) => action.id === action_id))
  return order_change && item && !isEqual(amount(unit_price), amount(item.raw_unit_price ?? item.unit_price))
    ? { line_id: item.id, order_change_id: order_change.id }
    : null
}
