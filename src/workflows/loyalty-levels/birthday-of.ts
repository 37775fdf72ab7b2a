import type { MedusaContainer } from "@medusajs/framework/types"
import type { StoreCustomerLoyalty } from "../../types/loyalty-levels"

/** The birthday that a customer has told; null: none. */
export const birthdayOf = async (_container: MedusaContainer, _customer_id: string): Promise<StoreCustomerLoyalty["birthday"]> => null
