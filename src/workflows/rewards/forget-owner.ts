import type { MedusaContainer } from "@medusajs/framework/types"
import { ownerDigest } from "../../modules/rewards/domain/personal-code"
import { REWARDS } from "../../modules/rewards/key"
import type { RewardsService } from "../../modules/rewards/service"

/** Takes a person out of what was given: personal codes hold for nobody any more. */
export const forgetOwner = async (container: MedusaContainer, customer_id: string, email: string | null): Promise<void> => {
  await container.resolve<RewardsService>(REWARDS).forgetOwner(customer_id, ownerDigest(email))
}
