import { Module } from "@medusajs/framework/utils"
import { LOYALTY_LEVELS } from "./key"
import readOptions from "./loaders/read-options"
import { LoyaltyLevelsService } from "./service"

export { LOYALTY_LEVELS } from "./key"
export type { LoyaltyLevelsService } from "./service"

export default Module(LOYALTY_LEVELS, { service: LoyaltyLevelsService, loaders: [readOptions] })
