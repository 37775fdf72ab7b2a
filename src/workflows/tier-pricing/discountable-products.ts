import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Whether promotions may apply to each of these products, by its id. */
export const discountableProducts = async (container: MedusaContainer, product_ids: string[]): Promise<Record<string, boolean>> => {
  if (!product_ids.length) {
    return {}
  }
  const products = await container.resolve(Modules.PRODUCT).listProducts({ id: product_ids }, { select: ["id", "discountable"], take: null })
  return Object.fromEntries(products.map(({ id, discountable }) => [id, Boolean(discountable)]))
}
