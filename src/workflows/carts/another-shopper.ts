/** Who changes a cart. */
import { currentPriceRequest } from "../../modules/tier-pricing/price-request"

/**
 * Whether a shopper's request is under way that is not this customer's own: another session, or none.
 * Admins, jobs and payment webhooks are nobody else.
 */
export const isAnotherShopper = (customer_id: string): boolean => {
  const request = currentPriceRequest()
  return request?.origin === "store" && request.customerId() !== customer_id
}
