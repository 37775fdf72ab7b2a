import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { followCatalogue } from "../../workflows/tier-pricing/members/follow-catalogue"

type LinkedProducts = { add?: string[]; remove?: string[] }

/**
 * Brings the membership index up to date before a route that puts products somewhere, and takes
 * others out, sends its answer. Core's workflows behind such routes have no hook.
 */
export const followLinkedProducts = (req: MedusaRequest<LinkedProducts>, res: MedusaResponse, next: MedusaNextFunction): void => {
  const send = res.json.bind(res)
  res.json = (body) => {
    const { add = [], remove = [] } = req.validatedBody
    const followed = res.statusCode < 300 ? followCatalogue(req.scope, { product_ids: [...add, ...remove] }) : Promise.resolve()
    void followed.then(() => send(body))
    return res
  }
  next()
}
