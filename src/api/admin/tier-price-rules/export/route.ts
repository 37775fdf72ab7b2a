import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { read, refusing } from "../../../refusals"
import { listTierPriceRules } from "../validators"
import { csvOfRules } from "./csv-of-rules"

/** The rules that the filters of the list find, as a CSV file that can be imported again. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit: _limit, offset: _offset, fields: _fields, ...selection } = read(listTierPriceRules, req.query)
  res.status(200).set({ "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="tier-prices.csv"` })
  // A file that breaks off must not look whole: an error ends the connection.
  await pipeline(Readable.from(csvOfRules(req.scope, selection)), res)
})
