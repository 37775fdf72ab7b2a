/** What happened to referrals, on Medusa's event bus. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { ReferralState } from "../../../modules/referrals/domain/states"
import type { UntoldChange } from "../../../modules/referrals/service"
import type { ReferralMovedEvent } from "../../../types/referral-events"
import type { ReferralReason } from "../../../types/referrals"

/**
 * The events of referrals. They tell what is written already, and nothing rests on them. Each comes at least once, within a
 * minute; its `id` is the same if it comes again. The payload of all of them is `ReferralMovedEvent` of `types/referral-events`.
 *
 * @example
 * export default async function ({ event }: SubscriberArgs<ReferralMovedEvent>) { … }
 * export const config: SubscriberConfig = { event: ReferralEvents.REWARDED }
 */
export const ReferralEvents = {
  /** A friend has put a code on a cart, or a review has let him go on. */
  CLAIMED: "referrals.claimed",
  /** Somebody has to look at it. */
  IN_REVIEW: "referrals.in_review",
  /** The friend's first order counts. */
  QUALIFIED: "referrals.qualified",
  /** The holding days are over, and the rewards are given. */
  REWARDED: "referrals.rewarded",
  /** It was no friend, or an admin has said so. */
  REJECTED: "referrals.rejected",
  /** There was no order in time, or the code was taken off. */
  LAPSED: "referrals.lapsed",
  /** The friend's order was undone, and what was given is taken back. */
  REVERSED: "referrals.reversed",
} as const

/** The event of each state. */
const EVENT_OF = {
  claimed: ReferralEvents.CLAIMED,
  in_review: ReferralEvents.IN_REVIEW,
  qualified: ReferralEvents.QUALIFIED,
  rewarded: ReferralEvents.REWARDED,
  rejected: ReferralEvents.REJECTED,
  lapsed: ReferralEvents.LAPSED,
  reversed: ReferralEvents.REVERSED,
} as const satisfies Record<ReferralState, string>

export const emitMoves = async (container: MedusaContainer, changes: UntoldChange[]): Promise<void> => {
  const messages = changes.map(({ owner_type, owner_id, reason, at, ...change }) => {
    const data: ReferralMovedEvent = { ...change, advocate: { type: owner_type, id: owner_id }, reason: reason as ReferralReason, at: at.toISOString() }
    return { name: EVENT_OF[change.to_state], data }
  })
  await container.resolve(Modules.EVENT_BUS).emit(messages)
}
