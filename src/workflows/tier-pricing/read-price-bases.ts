import type { MedusaContainer } from "@medusajs/framework/types"
import type { TieredPricingModuleService, VariantPriceBasis } from "../../modules/pricing/service"
import { refreshMembers } from "./members/keep-members"

/**
 * What decides the prices of these variants, by variant id. Variants that the membership index does
 * not know yet are looked up first: their event is still on the way. Those without a price set are left out.
 */
export const readPriceBases = async (
  container: MedusaContainer,
  pricing: TieredPricingModuleService,
  variant_ids: string[],
  context: Record<string, unknown>
): Promise<Record<string, VariantPriceBasis>> => {
  const { by_variant, missing_variant_ids } = await pricing.readPriceBases(variant_ids, { context })
  if (!missing_variant_ids.length) {
    return by_variant
  }
  await refreshMembers(container, { variant_ids: missing_variant_ids })
  return { ...by_variant, ...(await pricing.readPriceBases(missing_variant_ids, { context })).by_variant }
}
