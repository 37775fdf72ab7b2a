import type { MedusaContainer } from "@medusajs/framework/types"
import { REFERRALS } from "../../modules/referrals/key"
import type { ReferralsService } from "../../modules/referrals/service"

export const referrals = (container: MedusaContainer): ReferralsService => container.resolve<ReferralsService>(REFERRALS)
