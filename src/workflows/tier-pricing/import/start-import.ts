import type { MedusaContainer } from "@medusajs/framework/types"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import { RefusalError } from "../../../shared/refusal-error"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import type { FileKind } from "../../../modules/tier-pricing/storage/imports"
import { importTierPriceRulesWorkflow } from "../import-tier-price-rules"
import type { TextPieces } from "./csv-records"
import { keepText } from "./file-text"

/**
 * Keeps a file and starts its import. Returns the id of the import, which goes on by itself.
 *
 * @throws RefusalError `import_running` while another import runs, `invalid_input` for a file that is no text
 */
export const startImport = async (container: MedusaContainer, kind: FileKind, pieces: TextPieces): Promise<string> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  const import_id = await service.openImport(kind)
  if (!import_id) {
    throw new RefusalError("import_running", [{ path: "", reason: "import_running", message: "another import of tier prices is running: wait until it is done" }])
  }
  try {
    await keepText(container, import_id, pieces)
    await importTierPriceRulesWorkflow(container).run({ input: { import_id } })
  } catch (error) {
    await service.failImport(import_id, [{ row: 0, column: null, reason: "upload_failed", value: null, message: "the file did not arrive as a whole; nothing was changed" }])
    throw error
  }
  return import_id
}
