import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { instant } from "../../../../shared/fields"
import { z } from "../../../../shared/schema"
import { backfillOrdersWorkflow } from "../../../../workflows/reward-points/backfill-orders"
import { read, refusing } from "../../../refusals"

const range = z
  .strictObject({ from: instant.optional(), to: instant.optional(), dry_run: z.boolean().default(false) })
  .refine(({ from, to }) => !from || !to || from < to, { path: ["to"], message: "must be later than from", params: { reason: "ends_before_start" } })

/**
 * Grants points for orders that are older than the programme: `{ from?, to?, dry_run? }`. Answers
 * `{ dry_run, orders, granted, accounts, points, skipped, skipped_count }`; 400 with `errors`, `program_off`.
 */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { from, to, dry_run } = read(range, req.body ?? {})
  const { result } = await backfillOrdersWorkflow(req.scope).run({ input: { from: from?.toISOString(), to: to?.toISOString(), dry_run } })
  res.json(result)
})
