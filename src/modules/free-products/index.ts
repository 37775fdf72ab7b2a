import { Module } from "@medusajs/framework/utils"
import { FREE_PRODUCTS } from "./key"
import readOptions from "./loaders/read-options"
import { FreeProductsService } from "./service"

export { FREE_PRODUCTS } from "./key"
export type { FreeProductsService } from "./service"

export default Module(FREE_PRODUCTS, { service: FreeProductsService, loaders: [readOptions] })
