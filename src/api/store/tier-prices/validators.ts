import { storableText, z } from "../../../shared/schema"

/** How many variants one request may ask for. */
export const MAX_VARIANTS = 100

/** One variant or a list of them, each once. */
export const variantIds = z
  .preprocess((given) => (Array.isArray(given) || given === undefined ? given : [given]), z.array(storableText().min(1)).min(1).max(MAX_VARIANTS))
  .transform((ids) => [...new Set(ids)])

/** Query of `GET /store/tier-prices`. `region_id` may be left out when the cart has one. */
export const tierPricesQuery = z.strictObject({
  variant_id: variantIds,
  region_id: storableText().min(1).optional(),
  cart_id: storableText().min(1).optional(),
  country_code: storableText().length(2).toLowerCase().optional(),
  province: storableText().min(1).optional(),
})

export type TierPricesQuery = z.infer<typeof tierPricesQuery>
