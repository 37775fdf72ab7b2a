import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARDS } from "../../../../modules/rewards/key"
import type { RewardsService } from "../../../../modules/rewards/service"
import { id } from "../../../../shared/fields"
import { z } from "../../../../shared/schema"
import { read, refusing } from "../../../refusals"
import { presentGrants } from "./present-grants"

const selection = z.strictObject({
  customer_id: id.optional(),
  occasion_id: id.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})

/** Rewards that were given, the newest first. Query: `customer_id`, `occasion_id`. Answers `{ grants, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { customer_id = null, occasion_id = null, limit, offset } = read(selection, req.query)
  const { grants, count } = await req.scope.resolve<RewardsService>(REWARDS).findGrants({ customer_id, source_id: occasion_id }, { limit, offset })
  res.json({ grants: await presentGrants(req.scope, grants), count, offset, limit })
})
