import { points } from "../../../../../modules/reward-points/domain/program"
import { id } from "../../../../../shared/fields"
import { takes, z } from "../../../../../shared/schema"

/** Body of `POST /store/carts/:id/points`. */
export const redeemPoints = z.strictObject({
  points: z.union([points, z.literal("max")], takes("a whole number of points of at least 1", "max")),
  account_id: id.optional(),
})
