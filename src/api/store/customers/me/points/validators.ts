import { currencyCode, id, instant } from "../../../../../shared/fields"
import { storableText, z } from "../../../../../shared/schema"

/** Query of `GET /store/customers/me/points`. */
export const listWallets = z.strictObject({ region_id: id.optional(), currency_code: currencyCode.optional() })

/** Query of `GET /store/customers/me/points/entries`. */
export const listOwnEntries = z.strictObject({
  account_id: id.optional(),
  /** What an order did to points, the redemption that paid for it included. */
  order_id: id.optional(),
  /** Half-open: from this instant on, and before that one. */
  from: instant.optional(),
  to: instant.optional(),
  type: z.enum(["earn", "redeem", "expire", "clawback", "restore", "adjust"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

/** Body of `POST /store/customers/me/points/claims`. */
export const claimPoints = z.strictObject({ token: storableText().trim().min(1).max(500) })
