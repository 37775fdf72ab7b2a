/** Turns an event of loyalty levels into e-mails to whom it is about. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { errorMessage } from "../../../shared/error-message"
import type { LevelAboutToLoseEvent, LevelChangedEvent } from "../../../types/loyalty-levels-events"
import { recipientsOf } from "../../reward-points/notifications/recipients"
import { canSend, sendNotifications } from "../../reward-points/notifications/send"
import { levels } from "../requalify"

export type LevelEvent = LevelChangedEvent | LevelAboutToLoseEvent

/** A level as a template is given it. */
type ToldLevel = { id: string; name: string; rank: number; color: string | null; benefits: string | null }

/** `loyalty-levels.about_to_lose` → `loyalty-level-about-to-lose`, by its name in the shop's provider. */
const templateOf = (event_name: string): string => event_name.replace("loyalty-levels.", "loyalty-level-").replaceAll("_", "-")

/** It never throws: what goes wrong is logged. The same event again sends nothing. */
export const notifyLevelOwner = async (container: MedusaContainer, event_name: string, event: LevelEvent): Promise<void> => {
  try {
    if (canSend(container)) {
      await notify(container, event_name, event)
    }
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`loyalty levels: nobody could be sent ${event.id}: ${errorMessage(error)}`)
  }
}

const notify = async (container: MedusaContainer, event_name: string, event: LevelEvent): Promise<void> => {
  const recipients = await recipientsOf(container, event.owner)
  const told = await toldLevels(container, event)
  await sendNotifications(
    container,
    recipients.map(({ customer_id, email, first_name, last_name }) => ({
      to: email,
      template: templateOf(event_name),
      data: { ...event, ...told, recipient: { first_name, last_name }, time_zone: levels(container).options.time_zone },
      idempotency_key: `loyalty-levels:${event.id}:${customer_id}`,
      receiver_id: customer_id,
      trigger_type: event_name,
    }))
  )
}

/** `level`: the one that is stood at now, or is about to be lost; `from_level`: the one before. */
const toldLevels = async (container: MedusaContainer, event: LevelEvent): Promise<{ level: ToldLevel | null; from_level: ToldLevel | null }> => {
  const [level_id, from_level_id] = "level_id" in event ? [event.level_id, null] : [event.to_level_id, event.from_level_id]
  const known = await levels(container).levelsByIds([level_id, from_level_id].flatMap((id) => id ?? []))
  const toldOf = (id: string | null): ToldLevel | null => {
    const level = known.find((each) => each.id === id)
    return level ? { id: level.id, name: level.name, rank: level.rank, color: level.color, benefits: level.benefits } : null
  }
  return { level: toldOf(level_id), from_level: toldOf(from_level_id) }
}
