import { Module } from "@medusajs/framework/utils"
import readOptions from "./loaders/read-options"
import { TIER_PRICING } from "./key"
import { TierPricingService } from "./service"

export { TIER_PRICING } from "./key"
export type { TierPricingService } from "./service"

export default Module(TIER_PRICING, { service: TierPricingService, loaders: [readOptions] })
