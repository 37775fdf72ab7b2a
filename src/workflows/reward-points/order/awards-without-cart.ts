/** Orders that no cart made: a draft that an admin converted earns like any other, at the moment it was placed. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { StoredAwards } from "../../../modules/reward-points/storage/orders"
import { amount, dividedBy } from "../../../shared/money"
import type { Purchase } from "../../purchases/list-purchases"
import { storedAwardsOf } from "../cart/complete"
import { earningsOf } from "../cart/earnings"
import type { PointsCart, PointsLine } from "../cart/snapshot"
import { ordersBefore } from "../../purchases/orders-before"
import { walletsOfOrder } from "../wallets"
import { readPointsOrder } from "./order-snapshot"

/** What the order earns under the programme that was in force when it was placed; null where that was off, or for a guest. */
export const awardsWithoutCart = async (container: MedusaContainer, order_id: string, purchases: Purchase[]): Promise<StoredAwards | null> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date(purchases[0].placed_at)
  const program = await service.readProgramAt(at)
  return program.status === "active" ? earnedBy(container, order_id, purchases, program, at, { is_new: true }) : null
}

/**
 * What an order earns under a programme, as it stands. Null for a guest.
 *
 * @param is_new it has just been placed: a draft that was made long ago comes after what was ordered meanwhile
 */
export const earnedBy = async (
  container: MedusaContainer,
  order_id: string,
  purchases: Purchase[],
  program: Awaited<ReturnType<RewardPointsService["readProgram"]>>,
  at: Date,
  { is_new = false }: { is_new?: boolean } = {}
): Promise<StoredAwards | null> => {
  const found = await readPointsOrder(container, order_id)
  if (!found?.order.customer_id || !found.has_account) {
    return null
  }
  const { company_id } = purchases[0]
  const wallets = await walletsOfOrder(container, found.order.customer_id, company_id)
  const order = asPlaced(found.order, purchases)
  const { customer_id } = found.order
  const orders_before = () => ordersBefore(container, customer_id, { id: order_id, placed_at: is_new ? found.updated_at : at })
  const earnings = await earningsOf(container, program, order, wallets, { company_id, orders_before, contract: new Set() }, at)
  // The lines are the order's own already: none has to be found by what it is.
  return storedAwardsOf(program.version, company_id, { ...order, lines: [] }, earnings)
}

/** An order as it was placed: what an edit has changed since is undone, or added, and settled as such. */
const asPlaced = (order: PointsCart, purchases: Purchase[]): PointsCart => ({
  ...order,
  lines: order.lines.flatMap((line): PointsLine[] => {
    const purchase = purchases.find(({ line_id }) => line_id === line.id)
    const quantity = Number(purchase?.quantity ?? 0)
    if (!purchase || !quantity) {
      return []
    }
    return quantity === line.quantity ? [line] : [{ ...line, quantity, unit_price: dividedBy(amount(purchase.net), amount(quantity)), is_tax_inclusive: false, adjustments: [] }]
  }),
})
