import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { createCompanyWorkflow } from "../../../workflows/companies/create-company"
import { read, refusing } from "../../refusals"
import { findPresentedCompanies, readPresentedCompany } from "./present-companies"
import { listCompanies } from "./validators"

/** Lists companies, newest first. Query: {@link listCompanies}. Answers `{ b2b_companies, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const query = read(listCompanies, req.query)
  const { companies, count } = await findPresentedCompanies(req.scope, query)
  res.json({ b2b_companies: companies, count, offset: query.offset, limit: query.limit })
})

/** Marks a customer group as a company. Answers `{ b2b_company }`; 400 with `errors` for every wrong field, 409 `company_exists`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { result: id } = await createCompanyWorkflow(req.scope).run({ input: { company: req.body } })
  res.json({ b2b_company: await readPresentedCompany(req.scope, id) })
})
