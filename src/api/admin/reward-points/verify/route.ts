import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { id } from "../../../../shared/fields"
import { z } from "../../../../shared/schema"
import { verifyLedgerWorkflow } from "../../../../workflows/reward-points/verify-ledger"
import { read, refusing } from "../../../refusals"

const named = z.strictObject({ account_ids: z.array(id).min(1).max(1000).optional() })

/** Replays accounts, all or those named. Answers `{ accounts_checked, entries_checked, problems }`; 400 `unknown_id` for accounts that there are not. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { account_ids = null } = read(named, req.body ?? {})
  const { result } = await verifyLedgerWorkflow(req.scope).run({ input: { account_ids } })
  res.json(result)
})
