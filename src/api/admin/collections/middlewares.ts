import type { MiddlewareRoute } from "@medusajs/framework/http"
import { followLinkedProducts } from "../follow-linked-products"

/** Products put into a collection: without a hook. */
export const adminCollectionMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/collections/:id/products", middlewares: [followLinkedProducts] },
]
