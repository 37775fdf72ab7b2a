import type { MedusaContainer } from "@medusajs/framework/types"
import { currentPriceRequest, type PriceRequest } from "../../modules/tier-pricing/price-request"
import { belongingOf, type Belonging } from "../companies/company-members"

const known = new WeakMap<PriceRequest, { customer_id: string; belonging: Promise<Belonging> }>()

/** The groups and companies of the buyer of a cart that is being completed, read once for a request. */
export const belongingOfBuyer = (container: MedusaContainer, customer_id: string): Promise<Belonging> => {
  const request = currentPriceRequest()
  const read = request && known.get(request)
  if (read?.customer_id === customer_id) {
    return read.belonging
  }
  const belonging = belongingOf(container, customer_id)
  if (request) {
    known.set(request, { customer_id, belonging })
  }
  return belonging
}
