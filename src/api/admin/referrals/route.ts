import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { ReferralSelection } from "../../../modules/referrals/service"
import type { z } from "../../../shared/schema"
import { presentReferrals } from "../../../workflows/referrals/present-referrals"
import { referrals } from "../../../workflows/referrals/referrals"
import { search } from "../../../workflows/referrals/search"
import { read, refusing } from "../../refusals"
import { csvOfReferrals } from "./csv-of-referrals"
import { listReferrals } from "./validators"

type Asked = Omit<z.infer<typeof listReferrals>, "limit" | "offset" | "format">

const selectionOf = async (container: MedusaContainer, { q, state, customer_id, advocate_id, order_id, claimed_from, claimed_to }: Asked): Promise<ReferralSelection> => ({
  states: state ?? null,
  customer_id: customer_id ?? null,
  advocate_id: advocate_id ?? null,
  order_id: order_id ?? null,
  claimed_from: claimed_from ?? null,
  claimed_to: claimed_to ?? null,
  found: q === undefined ? null : await search(container, q),
})

/**
 * Referrals, the newest claim first. Query: {@link listReferrals}. Answers `{ referrals, count, offset, limit }`, or with `?format=csv`
 * all of the selection as a file.
 */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, format, ...asked } = read(listReferrals, req.query)
  const selection = await selectionOf(req.scope, asked)
  if (format === "csv") {
    res.status(200).set({ "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="referrals.csv"` })
    // A file that breaks off must not look whole: an error ends the connection.
    await pipeline(Readable.from(csvOfReferrals(req.scope, selection)), res)
    return
  }
  const { referrals: rows, count } = await referrals(req.scope).findReferrals(selection, { limit, offset })
  res.json({ referrals: await presentReferrals(req.scope, rows), count, offset, limit })
})
