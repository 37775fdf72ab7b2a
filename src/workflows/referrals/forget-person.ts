import type { MedusaContainer } from "@medusajs/framework/types"
import { REFERRALS } from "../../modules/referrals/key"
import type { ReferralsService } from "../../modules/referrals/service"

/** Takes a customer out of referrals, as an advocate and as a friend: sums stay, the code works no longer. */
export const forgetReferrals = async (container: MedusaContainer, customer_id: string): Promise<void> => {
  await container.resolve<ReferralsService>(REFERRALS).forgetPerson(customer_id, new Date())
}
