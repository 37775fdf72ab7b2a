/** Orders that no cart made: a draft that an admin converted earns like any other, at the moment it was placed. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { StoredAwards } from "../../../modules/reward-points/storage/orders"
import { amount, dividedBy } from "../../../shared/money"
import type { Purchase } from "../../purchases/list-purchases"
import { contractLinesOfOrder } from "../../carts/contract-lines"
import { storedAwardsOf } from "../cart/complete"
import { earningsOf } from "../cart/earnings"
import type { PointsCart, PointsLine } from "../cart/snapshot"
import { ordersBefore } from "../../purchases/orders-before"
import { heldAwardOf, holdsForGuests } from "../guests/held-award"
import { walletsOfOrder } from "../wallets"
import { readPointsOrder, type PointsOrder } from "./order-snapshot"

/**
 * What the order earns under the programme that was in force when it was placed; null where that was
 * off, or for a guest, unless it is held for him. What is held stays held, whoever gets the order later.
 */
export const awardsWithoutCart = async (container: MedusaContainer, order_id: string, purchases: Purchase[]): Promise<StoredAwards | null> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const at = new Date(purchases[0].placed_at)
  const program = await service.readProgramAt(at)
  if (program.status !== "active") {
    return null
  }
  const held = await service.findHeldOrder(order_id)
  if (held) {
    return { program_version: held.program_version, company_id: null, orders_before: null, awards: [], held }
  }
  const found = await readPointsOrder(container, order_id)
  return found && !found.has_account && holdsForGuests(program) ? heldBy(container, found, purchases, program, at) : earnedByBuyer(container, found, purchases, program, at, true)
}

/** What an order earns under a programme, as it stands. Null for a guest. */
export const earnedBy = async (container: MedusaContainer, order_id: string, purchases: Purchase[], program: Program, at: Date): Promise<StoredAwards | null> =>
  earnedByBuyer(container, await readPointsOrder(container, order_id), purchases, program, at, false)

/** @param is_new it has just been placed: a draft that was made long ago comes after what was ordered meanwhile */
const earnedByBuyer = async (container: MedusaContainer, found: PointsOrder | null, purchases: Purchase[], program: Program, at: Date, is_new: boolean): Promise<StoredAwards | null> => {
  if (!found?.order.customer_id || !found.has_account) {
    return null
  }
  const { company_id } = purchases[0]
  const wallets = await walletsOfOrder(container, found.order.customer_id, company_id)
  const order = asPlaced(found.order, purchases)
  const { customer_id } = found.order
  const orders_before = () => ordersBefore(container, customer_id, { id: order.id, placed_at: is_new ? found.updated_at : at })
  const earnings = await earningsOf(container, program, order, wallets, { company_id, orders_before, contract: await contractOf(container, program, order), free: freeLinesAmong(purchases) }, at)
  // The lines are the order's own already: none has to be found by what it is.
  return storedAwardsOf(program.version, company_id, { ...order, lines: [] }, earnings)
}

const heldBy = async (container: MedusaContainer, { order, email }: PointsOrder, purchases: Purchase[], program: Program, at: Date): Promise<StoredAwards> => {
  const held = await heldAwardOf(container, program, asPlaced(order, purchases), email, { company_id: null, orders_before: async () => null, contract: await contractOf(container, program, order), free: freeLinesAmong(purchases) }, at)
  return { program_version: program.version, company_id: null, orders_before: null, awards: [], held }
}

/** Lines that a free-product rule gave, as they are recorded. */
export const freeLinesAmong = (purchases: Purchase[]): Set<string> => new Set(purchases.flatMap(({ line_id, is_free_product }) => (is_free_product ? [line_id] : [])))

/** Lines at a contract price, where the programme asks for them. */
export const contractOf = async (container: MedusaContainer, { earning }: Program, { id }: Pick<PointsCart, "id">): Promise<Set<string>> =>
  earning.on_contract_lines ? new Set() : contractLinesOfOrder(container, id)

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
