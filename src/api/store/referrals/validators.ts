import { currencyCode } from "../../../shared/fields"
import { z } from "../../../shared/schema"

/** Query of `GET /store/referrals/:code`. */
export const readOffer = z.strictObject({ currency_code: currencyCode.optional() })
