import { Module } from "@medusajs/framework/utils"
import { B2B_COMPANIES } from "./key"
import { CompaniesService } from "./service"

export { B2B_COMPANIES } from "./key"
export type { CompaniesService } from "./service"

export default Module(B2B_COMPANIES, { service: CompaniesService })
