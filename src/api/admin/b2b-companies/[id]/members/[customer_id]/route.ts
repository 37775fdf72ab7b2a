import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { memberOfCompany } from "../../../../../../workflows/companies/company-members"
import { setCompanyMemberWorkflow } from "../../../../../../workflows/companies/set-company-member"
import { refusing } from "../../../../../refusals"

/**
 * Says what differs for one member: `{ may_redeem?, points_limit? }`, null for what the company
 * says. Answers `{ member }`; 400 with `errors`, `not_a_member` among them, 404 `company_not_found`.
 */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { id, customer_id } = req.params
  await setCompanyMemberWorkflow(req.scope).run({ input: { company_id: id, customer_id, changes: req.body } })
  res.json({ member: await memberOfCompany(req.scope, id, customer_id) })
})
