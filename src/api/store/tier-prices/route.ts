import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { PriceBases } from "../../../modules/pricing/service"
import { tieredPricing } from "../../../modules/pricing/tiered-pricing"
import { candidatesOf } from "../../../modules/tier-pricing/domain/cart-lines"
import { nextBreak, PriceCurve, priceCurve } from "../../../modules/tier-pricing/domain/price-curve"
import { countedWithout } from "../../../modules/tier-pricing/domain/pooled-quantity"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { toNumber } from "../../../shared/money"
import { readPriceBases } from "../../../workflows/tier-pricing/read-price-bases"
import { read, refusing } from "../../refusals"
import { findPlace, Place } from "./place"
import { findVariants } from "./variants"
import { TaxLine, taxLinesOf, withTax } from "./taxes"
import { tierPricesQuery } from "./validators"

/**
 * The whole price curve of up to 100 variants for the buyer of the session (or a guest), in
 * quantities of this line, given what else the cart already counts.
 * Answers `{ tier_prices: [{ variant_id, currency_code, list_price, counted_quantity, breaks, next_break }] }`.
 * 400 with `errors` for wrong input, 404 `cart_not_found` for another customer's cart.
 */
export const GET = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const asked = read(tierPricesQuery, req.query)
  const { options } = req.scope.resolve<TierPricingService>(TIER_PRICING)
  if (options.prices_for === "logged_in" && !req.auth_context?.actor_id) {
    res.json({ tier_prices: [], reason: "login_required" })
    return
  }
  const place = await findPlace(req, asked)
  const variants = await findVariants(req, asked)
  const priced = [...new Set([...asked.variant_id, ...place.lines.map(({ variant_id }) => variant_id)])]
  const bases = await readPriceBases(req.scope, tieredPricing(req.scope), priced, contextOf(place))
  const curves = new Map(variants.map(({ id }) => [id, curveOf(id, bases, place)]))
  const taxes = await taxLinesOf(
    req.scope,
    place,
    variants.map(({ id, product_id, type_id }) => ({ id, product_id, product_type_id: type_id, unit_price: curves.get(id)?.entries[0]?.unit_price ?? null }))
  )
  res.json({ tier_prices: variants.map(({ id }) => present(id, place, curves.get(id), taxes?.get(id))) })
})

const contextOf = ({ region, customer }: Place) => ({
  region_id: region.id,
  currency_code: region.currency_code,
  ...(customer && { customer_id: customer.id, customer: { groups: customer.groups } }),
})

const curveOf = (variant_id: string, by_variant: PriceBases["by_variant"], { lines }: Place): { curve: PriceCurve; entries: PriceCurve["entries"]; in_cart: number } | undefined => {
  const basis = by_variant[variant_id]
  if (!basis) {
    return undefined
  }
  const own = lines.find((line) => line.variant_id === variant_id)
  const curve = priceCurve({ ...basis, others: countedWithout(lines, candidatesOf(by_variant), { id: own?.id ?? null, product_id: basis.product_id }) })
  return { curve, entries: curve.entries, in_cart: own?.quantity ?? 0 }
}

const present = (variant_id: string, { region }: Place, found: ReturnType<typeof curveOf>, rates: TaxLine[] | undefined) => {
  const next = found && nextBreak(found.curve, found.in_cart)
  return {
    variant_id,
    currency_code: region.currency_code,
    list_price: found?.curve.list_price ? toNumber(found.curve.list_price) : null,
    counted_quantity: found?.curve.counted_quantity ?? 0,
    breaks: (found?.entries ?? []).map(({ min_quantity, max_quantity, unit_price, is_tax_inclusive, saved_amount, saved_percent }) => ({
      min_quantity,
      max_quantity,
      unit_price: toNumber(unit_price),
      ...withTax(unit_price, is_tax_inclusive, rates),
      saved_amount: toNumber(saved_amount),
      saved_percent: toNumber(saved_percent),
    })),
    next_break: next ? { ...next, unit_price: toNumber(next.unit_price) } : null,
  }
}
