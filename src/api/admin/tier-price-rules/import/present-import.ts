import type { MedusaContainer } from "@medusajs/framework/types"
import { TIER_PRICING } from "../../../../modules/tier-pricing/key"
import { RefusalError } from "../../../../shared/refusal-error"
import type { TierPriceImportRow, TierPricingService } from "../../../../modules/tier-pricing/service"

/** An import as the admin API shows it. `error_count` counts all errors, `errors` are the first of them. */
export type PresentedImport = Pick<
  TierPriceImportRow,
  "id" | "status" | "phase" | "rows_total" | "rows_done" | "errors" | "error_count" | "rule_ids" | "created_at"
>

/** @throws RefusalError `import_not_found` */
export const readPresentedImport = async (container: MedusaContainer, import_id: string): Promise<PresentedImport> => {
  const row = await container.resolve<TierPricingService>(TIER_PRICING).readImport(import_id)
  if (!row) {
    throw new RefusalError("import_not_found", [{ path: "id", reason: "import_not_found", message: `there is no import ${import_id}` }])
  }
  const { id, status, phase, rows_total, rows_done, errors, error_count, rule_ids, created_at } = row
  return { id, status, phase, rows_total, rows_done, errors, error_count, rule_ids, created_at }
}
