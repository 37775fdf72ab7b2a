import type { ModuleExports } from "@medusajs/framework/types"
import { Module } from "@medusajs/framework/utils"
import { B2B_COMPANIES } from "./key"
import { CompaniesService } from "./service"

export { B2B_COMPANIES } from "./key"
export type { CompaniesService } from "./service"

/** The type is said and not inferred: Medusa's own would split the name `b2b_company` at its digit without end, and the build fails. */
const companies: ModuleExports<typeof CompaniesService> = Module(B2B_COMPANIES, { service: CompaniesService })

export default companies
