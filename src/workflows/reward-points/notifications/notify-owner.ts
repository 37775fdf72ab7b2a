/** Turns an event of reward points into e-mails to whoever owns them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { NoticeKind } from "../../../modules/reward-points/domain/notices"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { PointsEvent } from "../../../types/reward-points-events"
import { EVENT_OF } from "./events"
import { recipientsOf } from "./recipients"
import { canSend, sendNotifications, type PointsNotification } from "./send"
import { templateData } from "./template-data"
import { errorMessage } from "../../../shared/error-message"

/** The template of each kind of notice, by its name in the shop's provider. */
export const TEMPLATE_OF = {
  earned: "reward-points-earned",
  available: "reward-points-available",
  expiring: "reward-points-expiring",
  expired: "reward-points-expired",
  redeemed: "reward-points-redeemed",
  wallet_low: "reward-points-wallet-low",
} as const satisfies Record<NoticeKind, string>

const isKind = (kind: string): kind is NoticeKind => kind in TEMPLATE_OF

/** The kind of notice that an event tells of. */
export const kindOf = (event_name: string): NoticeKind | undefined => Object.keys(EVENT_OF).filter(isKind).find((kind) => EVENT_OF[kind] === event_name)

/**
 * Sends what an event is about to the account's owner, or to each member of the company who may spend
 * its points; where the programme's `notifications` names it. It never throws: what goes wrong is
 * logged. The same event again sends nothing.
 */
export const notifyOwner = async (container: MedusaContainer, event_name: string, event: PointsEvent): Promise<void> => {
  try {
    const kind = kindOf(event_name)
    const notifications = kind && canSend(container) ? await notificationsOf(container, kind, event) : []
    if (notifications.length) {
      await sendNotifications(container, notifications)
    }
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`reward points: nobody could be sent ${event.id}: ${errorMessage(error)}`)
  }
}

const notificationsOf = async (container: MedusaContainer, kind: NoticeKind, event: PointsEvent): Promise<PointsNotification[]> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgram()
  if (program.status !== "active" || !program.notifications.includes(kind)) {
    return []
  }
  // Who owned it when it was told may be erased by now.
  const { owner } = await service.readAccount(event.account_id)
  const recipients = owner ? await recipientsOf(container, owner) : []
  if (!recipients.length) {
    return []
  }
  const dataFor = await templateData(container, event, program)
  return recipients.map((recipient) => ({
    to: recipient.email,
    template: TEMPLATE_OF[kind],
    data: dataFor(recipient),
    idempotency_key: `reward-points:${event.id}:${recipient.customer_id}`,
    receiver_id: recipient.customer_id,
    trigger_type: EVENT_OF[kind],
    account_id: event.account_id,
  }))
}
