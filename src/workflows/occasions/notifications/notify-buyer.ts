/** Turns the event of an occasion into an e-mail to whom it was given. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { OCCASIONS } from "../../../modules/occasions/key"
import type { OccasionsService } from "../../../modules/occasions/service"
import { titleOf } from "../../../rewards"
import { z } from "../../../shared/schema"
import type { OccasionGivenEvent } from "../../../types/occasion-events"
import { canSend, sendNotifications } from "../../reward-points/notifications/send"
import { readGift } from "../../rewards/read-gift"
import { errorMessage } from "../../../shared/error-message"

/** By its name in the shop's provider. */
export const OCCASION_TEMPLATE = "loyalty-occasion"

const recipient = z.object({ email: z.string().nullish(), first_name: z.string().nullish(), last_name: z.string().nullish() })

/** It never throws: what goes wrong is logged. The same event again sends nothing. */
export const notifyBuyer = async (container: MedusaContainer, event: OccasionGivenEvent): Promise<void> => {
  try {
    if (canSend(container)) {
      await notify(container, event)
    }
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`occasions: nobody could be sent ${event.id}: ${errorMessage(error)}`)
  }
}

const notify = async (container: MedusaContainer, event: OccasionGivenEvent): Promise<void> => {
  const to = await readRecipient(container, event)
  const gift = await readGift(container, event.grant_id)
  const [occasion] = await container.resolve<OccasionsService>(OCCASIONS).listLoyaltyOccasions({ id: event.occasion_id }, { take: 1 })
  if (!to?.email || !gift || !occasion) {
    return
  }
  const { time_zone } = container.resolve<OccasionsService>(OCCASIONS).options
  await sendNotifications(container, [
    {
      to: to.email,
      template: OCCASION_TEMPLATE,
      data: {
        ...event,
        occasion: { name: occasion.name, description: occasion.description },
        title: titleOf(gift.reward),
        reward: gift.reward,
        code: gift.code?.code ?? null,
        ends_at: gift.code?.ends_at ?? null,
        minimum_spend: gift.code?.minimum_spend ?? null,
        recipient: { first_name: to.first_name ?? null, last_name: to.last_name ?? null },
        time_zone,
      },
      idempotency_key: `loyalty-levels:${event.id}`,
      trigger_type: "loyalty-levels.occasion",
      ...(event.customer_id && { receiver_id: event.customer_id }),
    },
  ])
}

/** A guest's address stands on the order alone. */
const readRecipient = async (container: MedusaContainer, { customer_id, order_id }: OccasionGivenEvent): Promise<z.infer<typeof recipient> | null> => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } =
    customer_id !== null
      ? await query.graph({ entity: "customer", fields: ["email", "first_name", "last_name"], filters: { id: customer_id } })
      : await query.graph({ entity: "order", fields: ["email"], filters: { id: order_id ?? "" } })
  return data[0] ? recipient.parse(data[0]) : null
}
