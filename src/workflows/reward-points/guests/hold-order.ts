import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { emailDigest } from "../../../modules/reward-points/domain/guest-email"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../modules/reward-points/service"
import type { HeldOrder } from "../../../modules/reward-points/storage/held-orders"

/**
 * Holds what a guest's order has earned for whoever shows that its e-mail address is his, and notes how
 * far its events have come. Without an address nobody could show it: nothing is held.
 *
 * @returns false where an account has taken it over
 */
export const holdGuestOrder = async (container: MedusaContainer, order: HeldOrder): Promise<boolean> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  if (await service.noteHeldRevision(order.order_id, order.revision)) {
    return true
  }
  const email_digest = emailDigest(await emailOf(container, order.order_id))
  return email_digest ? service.holdOrder({ ...order, email_digest }) : true
}

const emailOf = async (container: MedusaContainer, order_id: string): Promise<string | null> => {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "order", fields: ["id", "email"], filters: { id: order_id } })
  return data[0]?.email ?? null
}
