import type { MedusaContainer } from "@medusajs/framework/types"
import { FREE_PRODUCTS } from "../../modules/free-products/key"
import type { FreeProductsService } from "../../modules/free-products/service"

/** Takes a person out of what rules gave: it counts on for the rules, and for nobody. What was bought for a company stays the company's. */
export const forgetUser = async (container: MedusaContainer, customer_id: string, email: string | null): Promise<void> => {
  await container.resolve<FreeProductsService>(FREE_PRODUCTS).forgetUser(customer_id, email)
}
