import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { presentAccounts } from "../../../../workflows/reward-points/present-accounts"
import { read, refusing } from "../../../refusals"
import { findAccountPage } from "./find-accounts"
import { listAccounts } from "./validators"

/** Lists accounts, the newest first. Query: {@link listAccounts}. Answers `{ accounts, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const asked = read(listAccounts, req.query)
  const { accounts, count } = await findAccountPage(req.scope, asked)
  res.json({ accounts: await presentAccounts(req.scope, accounts, new Date()), count, offset: asked.offset, limit: asked.limit })
})
