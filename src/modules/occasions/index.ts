import { Module } from "@medusajs/framework/utils"
import { OCCASIONS } from "./key"
import readOptions from "./loaders/read-options"
import { OccasionsService } from "./service"

export { OCCASIONS } from "./key"
export type { OccasionsService } from "./service"

export default Module(OCCASIONS, { service: OccasionsService, loaders: [readOptions] })
