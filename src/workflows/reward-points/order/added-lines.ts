/** What an edit, an exchange or a claim adds to an order earns the difference. */
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Program } from "../../../modules/reward-points/domain/program"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { OrderLineRow, OrderRow } from "../../../modules/reward-points/storage/orders"
import { amount, dividedBy, isEqual, isLess, zero } from "../../../shared/money"
import type { Purchase } from "../../purchases/list-purchases"
import { earningsOf } from "../cart/earnings"
import type { PointsCart, PointsLine } from "../cart/snapshot"
import { walletsOfOrder } from "../wallets"
import { readPointsOrder } from "./order-snapshot"

type Recorded = OrderRow & { lines: OrderLineRow[] }

/** Records what was added to an order since, with what it earns; nothing where nothing was, or it is known already. */
export const addedLines = async (container: MedusaContainer, program: Program, recorded: Recorded[], purchases: Purchase[]): Promise<void> => {
  const added = purchases.filter(({ added_net }) => isLess(zero, amount(added_net)))
  const known = recorded.flatMap(({ lines }) => lines).filter(({ line_id }) => line_id.endsWith(":added"))
  const isKnown = ({ line_id, added_net }: Purchase): boolean => known.some((line) => line.line_id === `${line_id}:added` && isEqual(amount(line.added_net ?? 0), amount(added_net)))
  if (!added.length || added.every(isKnown) || program.status !== "active") {
    return
  }
  const found = await readPointsOrder(container, recorded[0].order_id)
  if (!found?.order.customer_id || !found.has_account) {
    return
  }
  const { company_id } = purchases[0]
  const wallets = await walletsOfOrder(container, found.order.customer_id, company_id)
  const cart: PointsCart = { ...found.order, lines: found.order.lines.flatMap((line) => partOf(line, added)), shipping: [] }
  const { awards } = await earningsOf(container, program, cart, wallets, { company_id, orders_before: null, contract: new Set() }, new Date())
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  for (const { wallet, award } of awards) {
    const lines = award.lines.map(({ line_id, points, reasons }) => ({
      line_id: `${line_id}:added`,
      earned: points,
      reasons,
      redeemed: 0,
      redeemed_value: "0",
      added_net: added.find((purchase) => purchase.line_id === line_id)?.added_net ?? null,
    }))
    await service.recordAddedLines({ ...recorded[0], account_id: wallet.account_id }, lines)
  }
}

/** A line as what was added to it: so many pieces, at what they cost. */
const partOf = (line: PointsLine, added: Purchase[]): PointsLine[] => {
  const purchase = added.find(({ line_id }) => line_id === line.id)
  const quantity = Number(purchase?.added_quantity ?? 0) || 1
  return purchase ? [{ ...line, quantity, unit_price: dividedBy(amount(purchase.added_net), amount(quantity)), is_tax_inclusive: false, adjustments: [] }] : []
}
