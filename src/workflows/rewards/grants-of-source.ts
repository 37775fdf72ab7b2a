import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARDS } from "../../modules/rewards/key"
import type { GrantRow, RewardsService } from "../../modules/rewards/service"

/** More is given for one thing nowhere. */
const MOST = 1_000

/** What was given for one thing, as for one referral; the newest first. */
export const grantsOfSource = async (container: MedusaContainer, source_id: string): Promise<GrantRow[]> =>
  (await container.resolve<RewardsService>(REWARDS).findGrants({ customer_id: null, source_id }, { limit: MOST, offset: 0 })).grants
