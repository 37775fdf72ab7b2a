import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { deleteCompanyWorkflow } from "../../../../workflows/companies/delete-company"
import { updateCompanyWorkflow } from "../../../../workflows/companies/update-company"
import { refusing } from "../../../refusals"
import { readPresentedCompany } from "../present-companies"

const answer = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  res.json({ b2b_company: await readPresentedCompany(req.scope, req.params.id) })
}

/** One company. Answers `{ b2b_company }`; 404 `company_not_found`. */
export const GET = refusing(answer)

/** Changes the given fields; the others stay. 400 with `errors`, 404 `company_not_found`. */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  await updateCompanyWorkflow(req.scope).run({ input: { id: req.params.id, changes: req.body } })
  await answer(req, res)
})

/** Makes the company a plain customer group again. 404 `company_not_found`. */
export const DELETE = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { id } = req.params
  await deleteCompanyWorkflow(req.scope).run({ input: { id } })
  res.json({ id, object: "b2b_company", deleted: true })
})
