import type { MiddlewareRoute } from "@medusajs/framework/http"
import { followLinkedProducts } from "../follow-linked-products"

/** Products put into a category: without a hook, and without any event of the Product Module. */
export const adminProductCategoryMiddlewares: MiddlewareRoute[] = [
  { method: ["POST"], matcher: "/admin/product-categories/:id/products", middlewares: [followLinkedProducts] },
]
