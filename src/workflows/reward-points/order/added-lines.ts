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
import { walletsOf } from "../wallets"
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
  const customer_id = found?.has_account ? found.order.customer_id : await claimantOf(container, recorded[0].order_id)
  if (!found || !customer_id) {
    return
  }
  const wallets = await walletsOf(container, customer_id)
  const { company_id } = purchases[0]
  const buyer = found.has_account ? {} : { customer_id: null, customer_group_ids: [] }
  const cart: PointsCart = { ...found.order, ...buyer, lines: found.order.lines.flatMap((line) => partOf(line, added)), shipping: [] }
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

/** Who has taken over what a guest's order earned; null for nobody. */
const claimantOf = async (container: MedusaContainer, order_id: string): Promise<string | null> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const account_id = await service.findClaimant(order_id)
  const owner = account_id ? (await service.readAccount(account_id)).owner : null
  return owner?.id ?? null
}

/** A line as what was added to it: so many pieces, at what they cost. */
const partOf = (line: PointsLine, added: Purchase[]): PointsLine[] => {
  const purchase = added.find(({ line_id }) => line_id === line.id)
  const quantity = Number(purchase?.added_quantity ?? 0) || 1
  return purchase ? [{ ...line, quantity, unit_price: dividedBy(amount(purchase.added_net), amount(quantity)), is_tax_inclusive: false, adjustments: [] }] : []
}
