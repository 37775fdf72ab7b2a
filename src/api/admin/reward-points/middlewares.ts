import type { MiddlewareRoute } from "@medusajs/framework/http"

export const adminRewardPointsMiddlewares: MiddlewareRoute[] = [
  // A file of 100,000 rows; a body of text/csv is read by the route itself.
  { matcher: "/admin/reward-points/import", method: ["POST"], bodyParser: { sizeLimit: "64mb" } },
]
