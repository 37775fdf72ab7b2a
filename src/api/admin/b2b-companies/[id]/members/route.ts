import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { membersOfCompany } from "../../../../../workflows/companies/company-members"
import { read, refusing } from "../../../../refusals"
import { listMembers } from "../../validators"

/** The members of a company by e-mail, each with what they may do. Query: {@link listMembers}. 404 `company_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const page = read(listMembers, req.query)
  const { members, count } = await membersOfCompany(req.scope, req.params.id, page)
  res.json({ members, count, offset: page.offset, limit: page.limit })
})
