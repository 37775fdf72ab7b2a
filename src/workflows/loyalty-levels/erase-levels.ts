import type { MedusaContainer } from "@medusajs/framework/types"
import { newId } from "../../storage/ids"
import { levels } from "./requalify"

/** Forgets where a customer stood: his standing, grants and membership; his changes stay, without his name. Medusa's own groups are not touched. */
export const eraseLevels = (container: MedusaContainer, customer_id: string): Promise<void> => levels(container).eraseCustomer(customer_id, newId("erased"))
