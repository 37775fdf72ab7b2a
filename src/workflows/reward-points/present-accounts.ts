/** Accounts as an admin reads them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { AccountRow } from "../../modules/reward-points/storage/accounts"
import type { LotRow } from "../../modules/reward-points/storage/lots"
import type { AdminPointsAccount, AdminPointsLot } from "../../types/reward-points"
import { displayIds } from "./present-entries"
import { ownerNames, presentOwner } from "./wallets"

/** Accounts with what they hold at this instant and when it ends. A few statements, however many they are. */
export const presentAccounts = async (container: MedusaContainer, rows: AccountRow[], at: Date): Promise<AdminPointsAccount[]> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const ids = rows.map(({ id }) => id)
  const balances = await service.readBalances(ids, at)
  const expiring = await service.readExpiring(ids, at)
  const names = await ownerNames(container, rows.flatMap(({ owner }) => owner ?? []))
  return rows.map(({ id, owner, created_at, deficit }) => ({
    id,
    owner: owner && presentOwner(owner, names),
    available: balances[id]?.available ?? 0,
    pending: balances[id]?.pending ?? 0,
    deficit,
    expiring: (expiring[id] ?? []).map(({ points, expires_at }) => ({ points, expires_at: expires_at.toISOString() })),
    created_at: created_at.toISOString(),
  }))
}

/** Lots of an account at this instant. */
export const presentLots = async (container: MedusaContainer, lots: LotRow[], { activity_expires_at }: AccountRow, at: Date): Promise<AdminPointsLot[]> => {
  const orders = await displayIds(container, lots)
  return lots.map((lot) => {
    const ends = lot.follows_activity ? activity_expires_at : lot.expires_at
    const state = ends && ends <= at && (lot.remaining > 0 || lot.expired > 0) ? "expired" : lot.remaining === 0 ? "spent" : lot.available_at > at ? "pending" : "available"
    return {
      id: lot.id,
      points: lot.points,
      remaining: lot.remaining,
      shortfall: lot.shortfall + lot.deficit,
      available_at: lot.available_at.toISOString(),
      expires_at: ends?.toISOString() ?? null,
      order_id: lot.order_id,
      order_display_id: lot.order_id ? orders[lot.order_id] ?? null : null,
      entry_id: lot.entry_id,
      state,
    }
  })
}
