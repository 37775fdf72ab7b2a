import type { HttpTypes } from "@medusajs/types"
import { type TierPricesState, useTierPrices } from "medusa-b2b-loyalty-storefront"
import { useCart } from "./cart.tsx"
import { useShop } from "./shop.tsx"

/** The price curves of the variants of a page. With `withCart`, what the cart holds counts toward pooled quantities. */
export function useShopPrices(variantIds: readonly string[], { withCart = false } = {}): TierPricesState {
  const { sdk, region, countryCode, customer } = useShop()
  const { cart, version, loading } = useCart()
  return useTierPrices({
    source: sdk,
    variantIds,
    regionId: region.id,
    countryCode,
    buyer: customer?.id ?? null,
    cartId: withCart ? cart?.id : null,
    version: withCart ? version : 0,
    // The cart of a former buyer or region must not be asked about.
    enabled: !withCart || (!loading && (!cart || cart.region_id === region.id)),
  })
}

/** "incl. VAT" or "excl. tax", as the region keeps its prices. */
export function taxNote(taxInclusive: boolean | undefined): string {
  return taxInclusive ? "incl. VAT" : "excl. tax"
}

/** Whether a variant's price includes tax. */
export function isTaxInclusive(variant: HttpTypes.StoreProductVariant | null | undefined): boolean {
  return variant?.calculated_price?.is_calculated_price_tax_inclusive ?? false
}
