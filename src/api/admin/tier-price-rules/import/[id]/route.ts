import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { refusing } from "../../../../refusals"
import { readPresentedImport } from "../present-import"

/** Where an import stands: `{ import }`. 404 `import_not_found`. */
export const GET = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ import: await readPresentedImport(req.scope, req.params.id) })
})
