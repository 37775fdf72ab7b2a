import { Module } from "@medusajs/framework/utils"
import { MOVE_IN } from "./key"
import { MoveInService } from "./service"

export { MOVE_IN } from "./key"
export type { MoveInService } from "./service"

export default Module(MOVE_IN, { service: MoveInService })
