import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { AdvocateSelection } from "../../../../modules/referrals/service"
import { presentAdvocates } from "../../../../workflows/referrals/present-referrals"
import { referrals } from "../../../../workflows/referrals/referrals"
import { search } from "../../../../workflows/referrals/search"
import { read, refusing } from "../../../refusals"
import { listAdvocates } from "../validators"

const ownerOf = ({ customer_id, company_id }: { customer_id?: string; company_id?: string }): AdvocateSelection["owner"] => {
  if (customer_id !== undefined) {
    return { type: "customer", id: customer_id }
  }
  return company_id === undefined ? null : { type: "company", id: company_id }
}

/** Advocates, who has brought the most rewarded friends first. Query: {@link listAdvocates}. Answers `{ advocates, count, offset, limit }`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { q, limit, offset, ...owner } = read(listAdvocates, req.query)
  const found = q === undefined ? null : await search(req.scope, q)
  const { advocates, count } = await referrals(req.scope).findAdvocates({ owner: ownerOf(owner), found }, { limit, offset })
  res.json({ advocates: await presentAdvocates(req.scope, advocates, new Date()), count, offset, limit })
})
