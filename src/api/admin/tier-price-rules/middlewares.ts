import type { MiddlewareRoute } from "@medusajs/framework/http"

/** A price book of 100,000 variants is one rule. */
const RULE_SIZE = "64mb"

export const adminTierPriceRuleMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/tier-price-rules", method: ["POST"], bodyParser: { sizeLimit: RULE_SIZE } },
  // A file of 100,000 rows; a body of text/csv is read by the route itself.
  { matcher: "/admin/tier-price-rules/import", method: ["POST"], bodyParser: { sizeLimit: RULE_SIZE } },
  { matcher: "/admin/tier-price-rules/:id", method: ["POST"], bodyParser: { sizeLimit: RULE_SIZE } },
  { matcher: "/admin/tier-price-rules/:id/items", method: ["POST"], bodyParser: { sizeLimit: RULE_SIZE } },
]
