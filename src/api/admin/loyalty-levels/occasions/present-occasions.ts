/** Stored occasions as the admin API shows them. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { OCCASIONS } from "../../../../modules/occasions/key"
import type { OccasionRow, OccasionsService } from "../../../../modules/occasions/service"
import { readOccasion } from "../../../../modules/occasions/storage/occasions"

/** `broken`: null, or why the stored occasion cannot be read: it then gives nothing. */
export const presentOccasions = async (container: MedusaContainer, rows: OccasionRow[]) => {
  const counts = await container.resolve<OccasionsService>(OCCASIONS).givenCounts(rows.map(({ id }) => id))
  return rows.map((row) => {
    const { deleted_at: _deleted, active_since: _since, run_until: _until, ...shown } = row
    const occasion = readOccasion(row)
    const broken = occasion.ok ? null : occasion.refusals.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ")
    return { ...shown, broken, given_count: counts[row.id] ?? 0 }
  })
}
