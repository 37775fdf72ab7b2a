import { id } from "../../../../shared/fields"
import { storableText, z } from "../../../../shared/schema"
import { variantIds } from "../../tier-prices/validators"

/** Query of `GET /store/points/earnable`. */
export const earnableQuery = z.strictObject({
  variant_id: variantIds,
  region_id: id,
  quantity: z.coerce.number().int().min(1).max(1_000_000).default(1),
  country_code: storableText().length(2).toLowerCase().optional(),
})

export type EarnableQuery = z.infer<typeof earnableQuery>
