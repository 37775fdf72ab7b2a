import { z } from "../../../shared/schema"

/** How many variants one request may ask for. */
export const MAX_VARIANTS = 100

const variantIds = z
  .preprocess((given) => (Array.isArray(given) || given === undefined ? given : [given]), z.array(z.string().min(1)).min(1).max(MAX_VARIANTS))
  .transform((ids) => [...new Set(ids)])

/** Query of `GET /store/tier-prices`. `region_id` may be left out when the cart has one. */
export const tierPricesQuery = z.object({
  variant_id: variantIds,
  region_id: z.string().min(1).optional(),
  cart_id: z.string().min(1).optional(),
  country_code: z.string().length(2).toLowerCase().optional(),
  province: z.string().min(1).optional(),
})

export type TierPricesQuery = z.infer<typeof tierPricesQuery>
