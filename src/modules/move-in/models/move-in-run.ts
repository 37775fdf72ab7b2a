import { model } from "@medusajs/framework/utils"

/**
 * One run of the move-in, dry or for real, with its report. Who runs holds an advisory lock of the database: a run that
 * says `running` while nobody holds it was interrupted.
 */
export const MoveInRun = model.define(
  { name: "move_in_run", tableName: "move_in_run" },
  {
    id: model.id({ prefix: "movein" }).primaryKey(),
    /** Under which name the shop remembers what it has moved from there. */
    origin: model.text(),
    from: model.enum(["magento2", "shopware6"]),
    mode: model.enum(["dry_run", "apply"]),
    what: model.json(),
    status: model.enum(["running", "done", "failed"]).default("running"),
    progress: model.json().nullable(),
    failure: model.json().nullable(),
    report: model.json().nullable(),
    ended_at: model.dateTime().nullable(),
  }
)
