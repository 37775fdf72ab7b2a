import type { MedusaContainer } from "@medusajs/framework/types"
import type { PersonalCode } from "../../types/loyalty-levels"

/** The personal codes of a customer that are open. */
export const offersOf = async (_container: MedusaContainer, _customer_id: string): Promise<PersonalCode[]> => []
