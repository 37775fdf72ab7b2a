import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../modules/reward-points/service"
import { id } from "../../../../shared/fields"
import { z } from "../../../../shared/schema"
import { eraseOwnerWorkflow } from "../../../../workflows/reward-points/erase-owner"
import { presentAccounts } from "../../../../workflows/reward-points/present-accounts"
import { read, refusing } from "../../../refusals"

const person = z.strictObject({ customer_id: id.optional(), account_id: id.optional() }).refine(({ customer_id, account_id }) => (customer_id === undefined) !== (account_id === undefined), {
  message: "must name either customer_id or account_id",
  params: { reason: "customer_or_account" },
})

/**
 * Removes who a customer was from the points: `{ customer_id | account_id }`. Answers `{ account }`,
 * without an owner; null for who had no account. 404 `account_not_found`, 400 `company_account`.
 */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result } = await eraseOwnerWorkflow(req.scope).run({ input: read(person, req.body) })
  const rows = result.account_id ? [await req.scope.resolve<RewardPointsService>(REWARD_POINTS).readAccount(result.account_id)] : []
  const [account = null] = await presentAccounts(req.scope, rows, new Date())
  res.json({ account })
})
