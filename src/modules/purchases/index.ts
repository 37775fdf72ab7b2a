import { Module } from "@medusajs/framework/utils"
import { PURCHASES } from "./key"
import { PurchasesService } from "./service"

export { PURCHASES } from "./key"
export type { PurchasesService } from "./service"

export default Module(PURCHASES, { service: PurchasesService })
