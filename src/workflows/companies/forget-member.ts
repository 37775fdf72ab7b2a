import type { MedusaContainer } from "@medusajs/framework/types"
import { B2B_COMPANIES } from "../../modules/companies/key"
import type { CompaniesService } from "../../modules/companies/service"

/** Forgets what companies say of a customer and what he chose on carts, as he is erased. Medusa's own membership of the groups is not touched. */
export const forgetMember = (container: MedusaContainer, customer_id: string): Promise<void> => container.resolve<CompaniesService>(B2B_COMPANIES).forgetMember(customer_id)
