/** Finds the extended Pricing Module: a shop may have the plugin without the line that switches it on. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaModule } from "@medusajs/framework/modules-sdk"
import { Modules } from "@medusajs/framework/utils"
import { RefusalError } from "../../shared/refusal-error"
import type { TieredPricingModuleService } from "./service"

/** What an operator has to add to `medusa-config.ts`. */
export const MISSING_LINE = `modules: [{ resolve: "medusa-b2b-loyalty/pricing" }]`

const isTiered = (pricing: object | undefined): pricing is TieredPricingModuleService => pricing !== undefined && "readPriceBases" in pricing

/** The shop's Pricing Module where it is the extended one, else null. */
export const findTieredPricing = (container: MedusaContainer): TieredPricingModuleService | null => {
  const pricing: object = container.resolve(Modules.PRICING)
  return isTiered(pricing) ? pricing : null
}

/** @throws RefusalError `pricing_module_missing` */
export const tieredPricing = (container: MedusaContainer): TieredPricingModuleService => {
  const pricing = findTieredPricing(container)
  if (!pricing) {
    throw new RefusalError("pricing_module_missing", [
      { path: "", reason: "pricing_module_missing", message: `tier prices are switched off: add ${MISSING_LINE} to medusa-config.ts` },
    ])
  }
  return pricing
}

/** The same question at boot, before there is a container of the whole shop. */
export const isTieredPricingInstalled = (): boolean => isTiered(MedusaModule.getModuleInstance(Modules.PRICING)?.[Modules.PRICING])
