/** An account takes over what was held of orders that were placed as a guest. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { ClaimInput, Claimed } from "../../../modules/reward-points/ledger/claim"
import type { SettleInput } from "../../../modules/reward-points/ledger/orders"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import { amount, isLess, zero } from "../../../shared/money"
import { RefusalError } from "../../../shared/refusal-error"
import { readPurchases, type Purchase } from "../../purchases/list-purchases"
import { noteFailure } from "../../purchases/note-failure"
import { settlement, settlePoints } from "../order/settle-order"

/** So often orders may change while they are taken over. */
const TRIES = 5

export type TakeOverInput = Pick<ClaimInput, "link" | "email_digest"> & { customer_id: string; note: SettleInput["note"] }

/**
 * Moves what is held for an e-mail address to a customer's account, once, as the orders stand now.
 *
 * @throws RefusalError `program_off`; `claim_invalid`, `claim_used`, `claim_expired`; `claim_busy`
 *   where orders changed each time they were read
 */
export const takeOverHeldOrders = async (container: MedusaContainer, { customer_id, link, email_digest, note }: TakeOverInput): Promise<{ granted: number; orders: number }> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgram()
  if (program.status !== "active") {
    throw new RefusalError("program_off", [{ path: "", reason: "program_off", message: "the points programme is off: what is held stays held" }])
  }
  const [{ id: account_id }] = await service.ensureAccounts([{ type: "customer", id: customer_id }])
  const rules = await service.activeEarningRules()
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const standing = await readStanding(container, email_digest)
    const orders = standing.map(
      ({ order_id, revision, purchases }): SettleInput => ({ ...settlement(service, program, order_id, [account_id], purchases), revision, reason_code: "guest_claim", note })
    )
    const claimed = await service.claimHeldOrders({ account_id, customer_id, email_digest, link, orders, rules, program, at: new Date(), time_zone: service.options.time_zone })
    if (claimed) {
      return { granted: claimed.granted + (await settleAdded(container, account_id, claimed, standing)), orders: claimed.order_ids.length }
    }
  }
  throw new RefusalError("claim_busy", [{ path: "", reason: "claim_busy", message: "these orders are changing at this moment: try again" }])
}

type Standing = { order_id: string; revision: number; purchases: Purchase[] }

const readStanding = async (container: MedusaContainer, email_digest: string): Promise<Standing[]> => {
  const standing: Standing[] = []
  for (const { order_id } of await container.resolve<RewardPointsService>(REWARD_POINTS).listHeldOrders(email_digest)) {
    standing.push({ order_id, ...(await readPurchases(container, order_id)) })
  }
  return standing
}

/** What an edit has added to an order since earns, too. What goes wrong is left to the reconciliation: the rest is granted. */
const settleAdded = async (container: MedusaContainer, account_id: string, { order_ids }: Claimed, standing: Standing[]): Promise<number> => {
  const edited = standing.filter(({ order_id, purchases }) => order_ids.includes(order_id) && purchases.some(({ added_net }) => isLess(zero, amount(added_net))))
  let granted = 0
  for (const { order_id } of edited) {
    try {
      const settled = await settlePoints(container, order_id)
      granted += settled.find((each) => each.account_id === account_id)?.granted ?? 0
    } catch (error) {
      await noteFailure(container, order_id, error)
    }
  }
  return granted
}
