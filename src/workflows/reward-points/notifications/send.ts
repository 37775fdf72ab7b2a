/** The one way in which e-mails of reward points go out. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { serves } from "./channel"
import { errorMessage } from "../../../shared/error-message"

/** The channel of Medusa's Notification Module that is used. */
export const CHANNEL = "email"

/** What the Notification Module calls the points account that an e-mail is about. */
export const ACCOUNT_RESOURCE = "reward_points_account"

/** An e-mail of which the shop's provider makes the text. */
export type PointsNotification = {
  /** E-mail address. */
  to: string
  /** Names the template in the shop's provider, e.g. `reward-points-earned`. */
  template: string
  /** What the template is given: plain JSON. */
  data: Record<string, unknown>
  /** What was sent under it is not sent again. */
  idempotency_key: string
  /** The customer, where there is one. */
  receiver_id?: string
  /** The event that it is sent for. */
  trigger_type?: string
  /** The points account that it is about. */
  account_id?: string
  /** The notification that could not be sent, of which this is another try. */
  original_notification_id?: string
}

/** `no_provider`: no provider serves e-mail, nothing was sent. `failed`: at least one could not be sent, and why is logged. */
export type SentNotifications = "sent" | "no_provider" | "failed"

let has_complained = false

/** Whether e-mails can be sent at all. That they cannot is logged once. */
export const canSend = (container: MedusaContainer): boolean => {
  const can = container.hasRegistration(Modules.NOTIFICATION) && serves(container, CHANNEL)
  if (!can && !has_complained) {
    has_complained = true
    container.resolve(ContainerRegistrationKeys.LOGGER).info("reward points: no notification provider serves the channel email, so nobody is sent one about his points")
  }
  return can
}

/**
 * Sends e-mails through Medusa's Notification Module. It never throws: what points do must not depend
 * on a template. Where no provider serves e-mail, that is logged once and nothing is stored.
 *
 * @example await sendNotifications(container, [{ to: "ada@example.com", template: "reward-points-claim", data: { url }, idempotency_key: `claim:${id}` }])
 */
export const sendNotifications = async (container: MedusaContainer, notifications: PointsNotification[]): Promise<SentNotifications> => {
  if (!canSend(container)) {
    return "no_provider"
  }
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications(
      notifications.map(({ account_id, ...notification }) => ({ ...notification, channel: CHANNEL, ...(account_id && { resource_id: account_id, resource_type: ACCOUNT_RESOURCE }) }))
    )
    return "sent"
  } catch (error) {
    const templates = [...new Set(notifications.map(({ template }) => template))].join(", ")
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`reward points: ${templates} could not be sent: ${errorMessage(error)}`)
    return "failed"
  }
}
