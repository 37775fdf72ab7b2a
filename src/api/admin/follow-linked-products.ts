import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { followCatalogue } from "../../workflows/tier-pricing/members/follow-catalogue"
import { beforeAnswer } from "../before-answer"

type LinkedProducts = { add?: string[]; remove?: string[] }

/**
 * Brings the membership index up to date before a route that puts products somewhere, and takes
 * others out, sends its answer. Core's workflows behind such routes have no hook.
 */
export const followLinkedProducts = (req: MedusaRequest<LinkedProducts>, res: MedusaResponse, next: MedusaNextFunction): void => {
  beforeAnswer(res, next, async (body) => {
    const { add = [], remove = [] } = req.validatedBody
    await followCatalogue(req.scope, { product_ids: [...add, ...remove] })
    return body
  })
  next()
}
