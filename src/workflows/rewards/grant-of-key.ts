import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARDS } from "../../modules/rewards/key"
import type { GrantRow, RewardsService } from "../../modules/rewards/service"

/** The grant that was made under a key; null where there is none. `done_at` is null until what it gives is there. */
export const grantOfKey = (container: MedusaContainer, key: string): Promise<GrantRow | null> => container.resolve<RewardsService>(REWARDS).grantOfKey(key)
