import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { followCatalogue } from "../../../workflows/tier-pricing/members/follow-catalogue"

type LinkedProducts = { add?: string[]; remove?: string[] }

/**
 * Brings the membership index up to date before the answer is sent. Core's workflow behind this route
 * has no hook, and the Product Module emits no event when only a product's categories change.
 */
const followLinkedProducts = (req: MedusaRequest<LinkedProducts>, res: MedusaResponse, next: MedusaNextFunction): void => {
  const send = res.json.bind(res)
  res.json = (body) => {
    const { add = [], remove = [] } = req.validatedBody
    const followed = res.statusCode < 300 ? followCatalogue(req.scope, { product_ids: [...add, ...remove] }) : Promise.resolve()
    void followed.then(() => send(body))
    return res
  }
  next()
}

/** Products put into a category and taken out of it. */
export const productCategoryMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/product-categories/:id/products", middlewares: [followLinkedProducts] },
]
