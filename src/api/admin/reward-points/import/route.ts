import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "../../../../shared/schema"
import { importBalances } from "../../../../workflows/reward-points/import/import-balances"
import type { TextPieces } from "../../../../workflows/tier-pricing/import/csv-records"
import { decoded, piecesOf } from "../../../../workflows/tier-pricing/import/file-text"
import { actorOf } from "../../../actor"
import { read, refuse, refusing } from "../../../refusals"

const query = z.object({
  dry_run: z
    .enum(["true", "false"])
    .optional()
    .transform((value) => value && value === "true"),
})

const body = z.strictObject({ csv: z.string(), dry_run: z.boolean().optional() })

/**
 * Imports opening balances from a CSV file with the columns `customer_email`, `company`, `points`,
 * `expires_at` and `note`: as JSON (`{ csv, dry_run? }`), or the CSV itself as `text/csv`. All rows
 * are given, or none; the same file again gives nothing.
 *
 * With `dry_run` nothing is changed. Answers `{ dry_run, rows, accounts, points, repeated, errors,
 * error_count }`; without it, 400 `unusable_rows` with `errors` where rows cannot be used.
 */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const asked = read(query, req.query)
  const { pieces, dry_run } = readFile(req)
  res.json(await importBalances(req.scope, { pieces, dry_run: asked.dry_run || dry_run || false, actor_id: actorOf(req) }))
})

const readFile = (req: AuthenticatedMedusaRequest): { pieces: TextPieces; dry_run?: boolean } => {
  if (req.is("application/json")) {
    const { csv, dry_run } = read(body, req.body)
    return { pieces: piecesOf(csv), dry_run }
  }
  if (typeof req.body === "string") {
    return { pieces: piecesOf(req.body) }
  }
  if (!req.is("text/*")) {
    refuse({ path: "", reason: "wrong_content_type", message: "the body must be JSON, or the CSV itself as text/csv" })
  }
  return { pieces: decoded(req) }
}
