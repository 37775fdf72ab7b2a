import { Module } from "@medusajs/framework/utils"
import { REWARDS } from "./key"
import { RewardsService } from "./service"
import readOptions from "./loaders/read-options"

export { REWARDS } from "./key"
export type { RewardsService } from "./service"

export default Module(REWARDS, { service: RewardsService, loaders: [readOptions] })
