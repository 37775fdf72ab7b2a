import { currentPriceRequest } from "../../modules/tier-pricing/price-request"
import { RefusalError } from "../../shared/refusal-error"

/** Keeps a refusal of a hook for the request that it stops: core's own answer would leave most of it out. */
export const noteRefusal = (error: unknown): void => {
  const request = currentPriceRequest()
  if (request && error instanceof RefusalError) {
    request.refused = error
  }
}
