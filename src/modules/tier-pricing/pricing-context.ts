/**
 * The two ends of the pricing context: what our hooks and middlewares put into it, and what the
 * Pricing Module takes out of it.
 */
import type { PricingContext } from "@medusajs/framework/types"
import { z } from "../../shared/schema"
import type { Situation } from "./domain/applicability"

/**
 * Key in a pricing context. `public`: priced as for a guest, whoever the cart names as its customer;
 * core's own customer and group prices do not apply either.
 */
export const PRICED_FOR = "tier_pricing_priced_for"

/** Put into the context of a cart that no session of its customer has touched. */
export const publicPrices = { [PRICED_FOR]: "public" } as const

const identified = z.object({ id: z.string() })
const readable = z.object({
  currency_code: z.string().catch(""),
  region_id: z.string().nullable().catch(null),
  customer_id: z.string().nullable().catch(null),
  customer: z
    .object({ id: z.string().optional().catch(undefined), groups: z.array(identified).catch([]) })
    .nullable()
    .catch(null),
  quantity: z.coerce.number().int().min(1).catch(1),
})

export type ReadContext = {
  situation: Situation
  /** Whole pieces; 1 when the context names none, as in a listing. */
  quantity: number
  /** The context as core should see it. */
  context: NonNullable<PricingContext["context"]>
}

/** Reads who buys what, where, from Medusa's pricing context. Time is an argument. */
export const readPricingContext = ({ context = {} }: PricingContext, at: Date): ReadContext => {
  const { [PRICED_FOR]: pricedFor, ...given } = context
  const { customer, customer_id, email: _email, ...anonymous } = given
  const isPublic = pricedFor === publicPrices[PRICED_FOR]
  const seen = readable.parse(isPublic ? anonymous : given)
  return {
    situation: {
      customer_id: seen.customer_id ?? seen.customer?.id ?? null,
      customer_group_ids: seen.customer?.groups.map(({ id }) => id) ?? [],
      region_id: seen.region_id,
      currency_code: seen.currency_code.toLowerCase(),
      at,
    },
    quantity: seen.quantity,
    context: isPublic ? anonymous : given,
  }
}
