import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { TIER_PRICING } from "../modules/tier-pricing/key"
import type { TierPricingService } from "../modules/tier-pricing/service"

/** Fields that hold prices of variants. */
const PRICE_FIELDS = new Set(["calculated_price", "prices", "price_set"])

/** Fields that hold money in a cart: `unit_price`, `item_total`, `raw_discount_total`, `cart_total_after`, `amount`, `pending_difference` … */
const MONEY_FIELD = /(^|_)(total|subtotal|price|amount|difference)(_before|_after|_per_unit)?$/

/** What guests may still read: they place no orders in such a shop, and see those that they placed before. */
const SHOWN_ANYWAY = /^\/store\/orders/

/** The same answer with every price null. */
export const withoutPrices = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.map(withoutPrices)
  }
  if (typeof value !== "object" || value === null || value instanceof Date) {
    return value
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, content]) => [
      field,
      PRICE_FIELDS.has(field) || MONEY_FIELD.test(field) ? null : withoutPrices(content),
    ])
  )
}

/**
 * With the option `prices_for: "logged_in"`, guests get answers without prices, on whatever store
 * route. Prices are computed as ever, so that a cart is right once its buyer logs in.
 */
const hidePricesFromGuests = (req: AuthenticatedMedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void => {
  const { options } = req.scope.resolve<TierPricingService>(TIER_PRICING)
  if (options.prices_for === "logged_in" && !SHOWN_ANYWAY.test(req.originalUrl)) {
    const json = res.json.bind(res)
    // Medusa authenticates after this: whether it is a guest is known when the answer is sent.
    res.json = (body) => json(req.auth_context?.actor_id ? body : plain(body))
  }
  next()
}

/** Medusa's numbers turn into plain ones as JSON does it, before fields are looked at. */
const plain = (body: unknown): unknown => withoutPrices(JSON.parse(JSON.stringify(body ?? null)))

export const hiddenPriceMiddlewares: MiddlewareRoute[] = [{ matcher: "/store/*", middlewares: [hidePricesFromGuests] }]
