import type { CreateOrderChangeActionDTO, MedusaContainer } from "@medusajs/framework/types"
import { ChangeActionType, MedusaError } from "@medusajs/framework/utils"
import type { OrderPricePlan, PlannedLine } from "./plan-prices"
import { readOrder, type OrderLine } from "./snapshot"

type ChangedAction = { id: string; details: Record<string, unknown> }

/** How the open edit of an order comes to say the planned prices. */
export type PriceActions = { update: ChangedAction[]; create: CreateOrderChangeActionDTO[] }

/**
 * An action that says a line's price already, as the one that added it, is changed; any other line
 * gets an update with its quantity as it is.
 */
export const priceActions = async (container: MedusaContainer, { order_id, lines }: OrderPricePlan): Promise<PriceActions> => {
  const repriced = lines.filter(({ has_new_price }) => has_new_price)
  if (!repriced.length) {
    return { update: [], create: [] }
  }
  const order = await readOrder(container, order_id)
  const order_change = order?.order_change
  if (!order || !order_change) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `order ${order_id} has no open edit`)
  }
  const known = new Map(order.lines.map((line) => [line.id, line]))
  const change = { order_id, order_change_id: order_change.id, version: order_change.version }
  return {
    update: repriced.flatMap((line) => updatedAction(line, known.get(line.id)) ?? []),
    create: repriced
      .filter(({ id }) => !known.get(id)?.price_action)
      .map((line) => ({ ...change, action: ChangeActionType.ITEM_UPDATE, details: { reference_id: line.id, quantity_diff: 0, ...priceOf(line) } })),
  }
}

const updatedAction = (line: PlannedLine, known: OrderLine | undefined): ChangedAction | null =>
  known?.price_action ? { id: known.price_action.id, details: { ...known.price_action.details, ...priceOf(line) } } : null

const priceOf = ({ quantity, unit_price, compare_at_unit_price }: PlannedLine) => ({ quantity, unit_price, compare_at_unit_price })
