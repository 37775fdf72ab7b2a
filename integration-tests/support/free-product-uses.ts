import type { UseRow } from "../../src/modules/free-products/service"
import type { AdminFreeProductUsage, AdminOrderFreeProducts } from "../../src/types/free-products"
import { asAdmin, ok } from "./api"
import { freeProducts } from "./free-products"

/** What an order got of rules. */
export const usesOf = (orderId: string): Promise<UseRow[]> => freeProducts().usesOfOrders([orderId])

/** Free pieces of a rule that stand, claimed or counted. */
export const givenBy = async (ruleId: string): Promise<number> => (await freeProducts().givenOf([ruleId])).get(ruleId) ?? 0

/** What the person who handles an order is shown. */
export const freeProductsOf = (orderId: string): Promise<AdminOrderFreeProducts> => ok(asAdmin().get(`/admin/free-product-rules/orders/${orderId}`))

/** What a rule gave. */
export const usageOf = (ruleId: string, { limit, offset, to }: { limit: number; offset: number; to?: Date }): Promise<AdminFreeProductUsage> =>
  ok(asAdmin().get(`/admin/free-product-rules/${ruleId}/usage?limit=${limit}&offset=${offset}${to ? `&to=${encodeURIComponent(to.toISOString())}` : ""}`))

/** A claim of a cart that nobody completes. */
export const claimOf = ({ rule, cart, variant, at }: { rule: string; cart: string; variant: string; at: Date }) =>
  freeProducts().claimUses(
    {
      cart_id: cart,
      owner: null,
      customer_id: null,
      currency_code: "eur",
      uses: [{ rule_id: rule, kind: "line", variant_id: variant, instead_of: null, line_id: `cali_of_${cart}`, line_key: "none", quantity: 1, cost: "12", needs: [] }],
    },
    at
  )
