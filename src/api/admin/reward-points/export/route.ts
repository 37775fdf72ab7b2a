import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refusing } from "../../../refusals"
import { csvOfBalances } from "./csv-of-balances"

/** What every owner has, as a CSV file that can be imported again: one row for points that end together. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.status(200).set({ "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="reward-points.csv"` })
  // A file that breaks off must not look whole: an error ends the connection.
  await pipeline(Readable.from(csvOfBalances(req.scope, new Date())), res)
})
