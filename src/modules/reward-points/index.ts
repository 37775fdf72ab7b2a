import { Module } from "@medusajs/framework/utils"
import { REWARD_POINTS } from "./key"
import readOptions from "./loaders/read-options"
import { RewardPointsService } from "./service"

export { REWARD_POINTS } from "./key"
export type { RewardPointsService } from "./service"

export default Module(REWARD_POINTS, { service: RewardPointsService, loaders: [readOptions] })
