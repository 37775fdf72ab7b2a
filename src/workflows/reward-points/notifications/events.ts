/** What the ledger has done, on Medusa's event bus. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { NoticeKind } from "../../../modules/reward-points/domain/notices"
import type { OwnedNotice } from "../../../modules/reward-points/telling/telling"

/**
 * The events of reward points. They tell what the ledger has done already, and nothing rests on them.
 * Each comes at least once, normally within a second; its `id` is the same if it comes again. The
 * payloads are in `types/reward-points-events`.
 *
 * @example
 * export default async function ({ event }: SubscriberArgs<PointsEarnedEvent>) { … }
 * export const config: SubscriberConfig = { event: RewardPointsEvents.EARNED }
 */
export const RewardPointsEvents = {
  /** Points were granted: `{ id, account_id, owner, points, at, entry_id, reason_code, order_id, available_at, expires_at }`. Imports, backfill and adjustments are not told. */
  EARNED: "reward-points.earned",
  /** A holding period is over: `{ id, account_id, owner, points, at, lot_id, order_id, expires_at }`. */
  AVAILABLE: "reward-points.available",
  /** Points end soon, all of one day together: `{ id, account_id, owner, points, at, ends_on, expires_at }`. */
  EXPIRING: "reward-points.expiring",
  /** Points have ended: `{ id, account_id, owner, points, at, entry_id }`. */
  EXPIRED: "reward-points.expired",
  /** An order was paid with points: `{ id, account_id, owner, points, at, entry_id, order_id }`. A debit whose checkout failed is not told. */
  REDEEMED: "reward-points.redeemed",
  /** The balance fell below `low_balance`: `{ id, account_id, owner, points, at, entry_id, low_balance }`. Told once until it was at or above it again. */
  WALLET_LOW: "reward-points.wallet_low",
} as const

/** The event of each kind of notice. */
export const EVENT_OF = {
  earned: RewardPointsEvents.EARNED,
  available: RewardPointsEvents.AVAILABLE,
  expiring: RewardPointsEvents.EXPIRING,
  expired: RewardPointsEvents.EXPIRED,
  redeemed: RewardPointsEvents.REDEEMED,
  wallet_low: RewardPointsEvents.WALLET_LOW,
} as const satisfies Record<NoticeKind, string>

/** Puts notices on the event bus, as JSON. */
export const emitNotices = async (container: MedusaContainer, notices: OwnedNotice[]): Promise<void> => {
  const messages = notices.map(({ kind, ...notice }) => ({ name: EVENT_OF[kind], data: asJson(notice) }))
  await container.resolve(Modules.EVENT_BUS).emit(messages)
}

/** Times as text, as every event bus hands them over. */
const asJson = (notice: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(notice).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]))
