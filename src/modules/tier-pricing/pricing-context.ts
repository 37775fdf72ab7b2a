/**
 * The two ends of the pricing context: what our hooks and middlewares put into it, and what the
 * Pricing Module takes out of it.
 */
import { z } from "../../shared/schema"
import type { Situation } from "./domain/applicability"
import type { CartCount } from "./domain/pooled-quantity"

/**
 * Key in a pricing context. `public`: priced as for a guest, whoever the cart names as its customer;
 * core's own customer and group prices do not apply either.
 */
export const PRICED_FOR = "tier_pricing_priced_for"

/** Put into the context of a cart that no session of its customer has touched. */
export const publicPrices = { [PRICED_FOR]: "public" } as const

/**
 * Key in a pricing context: how many pieces count together in the cart, by product and by rule, so
 * that a line is priced with the lines around it. See {@link CartCount}.
 */
export const COUNTED = "tier_pricing_counted"

const counts = z.record(z.string(), z.number())
const cartCount = z.object({ product: counts, rule: counts }).nullable().catch(null)

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

/** Medusa's pricing context; its own type allows only numbers, what it passes is any object. */
export type GivenContext = { context?: Record<string, unknown> }

export type ReadContext = {
  situation: Situation
  /** Whole pieces; 1 when the context names none, as in a listing. */
  quantity: number
  /** Null when only this line counts. */
  counted: CartCount | null
  /** The context as core should see it. */
  context: Record<string, unknown>
}

/** Reads who buys what, where, from Medusa's pricing context. Time is an argument. */
export const readPricingContext = ({ context = {} }: GivenContext, at: Date): ReadContext => {
  const { [PRICED_FOR]: pricedFor, [COUNTED]: counted, ...given } = context
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
    counted: cartCount.parse(counted ?? null),
    context: isPublic ? anonymous : given,
  }
}
