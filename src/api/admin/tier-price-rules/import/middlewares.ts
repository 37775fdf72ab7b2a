import type { MiddlewareRoute } from "@medusajs/framework/http"

/** A file of 100,000 rows has about 10 MB, and as JSON somewhat more. A body of `text/csv` is read by the route itself. */
export const adminTierPriceImportMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/tier-price-rules/import", method: ["POST"], bodyParser: { sizeLimit: "64mb" } },
]
