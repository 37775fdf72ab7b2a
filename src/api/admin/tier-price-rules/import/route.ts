import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { FileKind } from "../../../../modules/tier-pricing/storage/imports"
import { checkImport } from "../../../../workflows/tier-pricing/import/check-import"
import type { TextPieces } from "../../../../workflows/tier-pricing/import/csv-records"
import { decoded, piecesOf } from "../../../../workflows/tier-pricing/import/file-text"
import { startImport } from "../../../../workflows/tier-pricing/import/start-import"
import { read, refuse, refusing } from "../../../refusals"
import { csvQuery, importBody, importQuery } from "./validators"
import { readPresentedImport } from "./present-import"

/**
 * Imports tier prices from a CSV file: JSON (`{ format, csv, websites?, customer_groups? }`), or the
 * CSV itself as `text/csv`, with the rest in the query.
 *
 * With `dry_run=true` (the default) nothing is changed: 200 with what would be imported and every
 * error. Otherwise 202 with the import, which goes on by itself; 409 while another one runs.
 */
export const POST = refusing(async (req: MedusaRequest, res: MedusaResponse) => {
  const { dry_run } = read(importQuery, req.query)
  const { kind, pieces } = readFile(req)
  if (!dry_run) {
    const id = await startImport(req.scope, kind, pieces)
    res.status(202).json({ import: await readPresentedImport(req.scope, id) })
    return
  }
  const { rows, rules, replaced, variants, errors } = await checkImport(req.scope, kind, pieces)
  res.json({ dry_run: true, rows, rules: rules.length, replaced, variants, errors, error_count: errors.length })
})

type File = { kind: FileKind; pieces: TextPieces }

const readFile = (req: MedusaRequest): File => {
  if (req.is("application/json")) {
    const { csv, ...kind } = read(importBody, req.body)
    return { kind: kindOf(kind), pieces: piecesOf(csv) }
  }
  const kind = kindOf(read(csvQuery, req.query))
  if (typeof req.body === "string") {
    return { kind, pieces: piecesOf(req.body) }
  }
  if (!req.is("text/*")) {
    refuse({ path: "", reason: "wrong_content_type", message: "the body must be JSON, or the CSV itself as text/csv" })
  }
  return { kind, pieces: decoded(req) }
}

type Kind = { format: "native" | "magento" } & Extract<FileKind, { format: "magento" }>["names"]

const kindOf = ({ format, websites, customer_groups }: Kind): FileKind =>
  format === "magento" ? { format, names: { websites, customer_groups } } : { format }
