/** Variants of this shop by SKU. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Variant ids by SKU, as it is written without spaces around it. What is not there is left out. */
export const variantsBySku = async (container: MedusaContainer, skus: string[]): Promise<Map<string, string>> => {
  const asked = [...new Set(skus.map((sku) => sku.trim()))]
  const rows = asked.length ? await container.resolve(Modules.PRODUCT).listProductVariants({ sku: asked }, { select: ["id", "sku"], take: null }) : []
  return new Map(rows.flatMap(({ id, sku }): [string, string][] => (sku ? [[sku, id]] : [])))
}

/** How many variants the shop has. */
export const countVariants = async (container: MedusaContainer): Promise<number> => {
  const [, count] = await container.resolve(Modules.PRODUCT).listAndCountProductVariants({}, { select: ["id"], take: 1 })
  return count
}
