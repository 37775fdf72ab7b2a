import { model } from "@medusajs/framework/utils"

/**
 * One import of a file. The text of the file lies in `tier_price_import_text` until the import ends.
 * A running import that has not been heard of for a minute was interrupted: it is marked as failed
 * when it is next looked at, and has written nothing.
 */
export const TierPriceImport = model.define(
  { name: "tier_price_import", tableName: "tier_price_import" },
  {
    id: model.id({ prefix: "tpimp" }).primaryKey(),
    status: model.enum(["running", "done", "failed"]).default("running"),
    /** What a running import is doing: `uploading`, `reading`, `checking`, `writing`. */
    phase: model.text().nullable(),
    format: model.enum(["native", "magento"]),
    /** What the names in a Magento file are in this shop. */
    names: model.json(),
    /** Rows below the header; 0 until the file has been read. */
    rows_total: model.number().default(0),
    /** Rows written so far. They hold once all are written. */
    rows_done: model.number().default(0),
    /** The first errors of a failed import. */
    errors: model.json(),
    error_count: model.number().default(0),
    rule_ids: model.json(),
  }
)
