/** Where an import stands, and the text that it reads. Each statement holds on its own: progress shows while the rules are still being written. */
import type { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import type { ImportError } from "../../../shared/csv/import-error"
import type { MagentoNames } from "../domain/csv/magento-rows"
import { run } from "../../../storage/sql"

type Db = Context<SqlEntityManager>

/** What a file is, so that it can be read. */
export type FileKind = { format: "native" } | { format: "magento"; names: MagentoNames }

export type ImportProgress = { phase?: "uploading" | "reading" | "checking" | "writing"; rows_total?: number; rows_done?: number }

/** Errors kept of a failed import. The dry run returns all. */
export const KEPT_ERRORS = 1_000

const INTERRUPTED: ImportError = {
  row: 0,
  column: null,
  reason: "interrupted",
  value: null,
  message: "the server stopped before the import was done; nothing was changed: start it again",
}

/** Marks an import as failed that ran in a process which is gone: it has written nothing, for all is written at once. */
export const failInterruptedImports = async (context: Db): Promise<void> => {
  await run(
    context,
    `WITH gone AS (
       UPDATE tier_price_import SET status = 'failed', phase = NULL, rows_done = 0, errors = CAST(:errors AS jsonb), error_count = 1, updated_at = now()
       WHERE status = 'running' AND updated_at < now() - interval '1 minute' RETURNING id
     ) DELETE FROM tier_price_import_text t USING gone WHERE t.import_id = gone.id`,
    { errors: JSON.stringify([INTERRUPTED]) }
  )
}

/** A new import that runs, or null when another one does. Imports are forgotten after 90 days. */
export const openImport = async (context: Db, kind: FileKind): Promise<string | null> => {
  await failInterruptedImports(context)
  await run(context, `DELETE FROM tier_price_import WHERE status <> 'running' AND created_at < now() - interval '90 days'`)
  const [row] = await run<{ id: string }>(
    context,
    `INSERT INTO tier_price_import (id, phase, format, names) VALUES (:id, 'uploading', :format, CAST(:names AS jsonb))
     ON CONFLICT DO NOTHING RETURNING id`,
    { id: generateEntityId("", "tpimp"), format: kind.format, names: JSON.stringify(kind.format === "magento" ? kind.names : {}) }
  )
  return row?.id ?? null
}

export const appendImportText = async (context: Db, id: string, position: number, text: string): Promise<void> => {
  await run(context, `INSERT INTO tier_price_import_text (import_id, position, text) VALUES (:id, :position, :text)`, { id, position, text })
}

/** One piece of an import's text, null after the last. */
export const readImportText = async (context: Db, id: string, position: number): Promise<string | null> => {
  const [row] = await run<{ text: string }>(context, `SELECT text FROM tier_price_import_text WHERE import_id = :id AND position = :position`, { id, position })
  return row?.text ?? null
}

/** Says where a running import stands; with nothing to say, only that it still runs. */
export const noteImport = async (context: Db, id: string, { phase, rows_total, rows_done }: ImportProgress): Promise<void> => {
  await run(
    context,
    `UPDATE tier_price_import SET phase = coalesce(:phase, phase), rows_total = coalesce(CAST(:rows_total AS integer), rows_total),
       rows_done = coalesce(CAST(:rows_done AS integer), rows_done), updated_at = now()
     WHERE id = :id AND status = 'running'`,
    { id, phase: phase ?? null, rows_total: rows_total ?? null, rows_done: rows_done ?? null }
  )
}

/** Ends a running import: nothing of it is kept but the reasons. */
export const failImport = async (context: Db, id: string, errors: ImportError[]): Promise<void> => {
  await run(
    context,
    `UPDATE tier_price_import SET status = 'failed', phase = NULL, rows_done = 0, errors = CAST(:errors AS jsonb), error_count = :count, updated_at = now()
     WHERE id = :id AND status = 'running'`,
    { id, errors: JSON.stringify(errors.slice(0, KEPT_ERRORS)), count: errors.length }
  )
  await run(context, `DELETE FROM tier_price_import_text WHERE import_id = :id`, { id })
}

/**
 * Ends a running import in the transaction that wrote its rules.
 *
 * @throws Error when it was marked as failed meanwhile, which undoes the transaction
 */
export const completeImport = async (context: Db, id: string, rule_ids: string[]): Promise<void> => {
  const done = await run(
    context,
    `UPDATE tier_price_import SET status = 'done', phase = NULL, rows_done = rows_total, rule_ids = CAST(:rule_ids AS jsonb), updated_at = now()
     WHERE id = :id AND status = 'running' RETURNING id`,
    { id, rule_ids: JSON.stringify(rule_ids) }
  )
  if (!done.length) {
    throw new Error(`tier price import ${id} was given up as interrupted; nothing is written`)
  }
  await run(context, `DELETE FROM tier_price_import_text WHERE import_id = :id`, { id })
}
