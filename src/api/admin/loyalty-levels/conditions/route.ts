import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { conditionsAbout, TRIGGERS } from "../../../../modules/occasions/domain/occasion"
import { z } from "../../../../shared/schema"
import { read, refusing } from "../../../refusals"

const question = z.strictObject({ trigger: z.enum(TRIGGERS) })

/** What conditions of an occasion with this trigger may ask, for an editor. Query: `trigger`. Answers `{ conditions }`. */
export const GET = refusing((req: MedusaRequest, res: MedusaResponse) => {
  res.json({ conditions: conditionsAbout(read(question, req.query).trigger).definitions })
})
