import type { MedusaContainer } from "@medusajs/framework/types"
import { maintainFreeProductsWorkflow } from "../workflows/free-products/maintain-free-products"

/** What a crash left open of claims is decided, and carts that are gone are forgotten. */
export default async function maintainFreeProducts(container: MedusaContainer): Promise<void> {
  await maintainFreeProductsWorkflow(container).run({ input: {} })
}

export const config = {
  name: "maintain-free-products",
  schedule: "*/5 * * * *",
}
