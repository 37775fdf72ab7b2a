import { Module } from "@medusajs/framework/utils"
import { REFERRALS } from "./key"
import readOptions from "./loaders/read-options"
import { ReferralsService } from "./service"

export { REFERRALS } from "./key"
export type { ReferralsService } from "./service"

export default Module(REFERRALS, { service: ReferralsService, loaders: [readOptions] })
