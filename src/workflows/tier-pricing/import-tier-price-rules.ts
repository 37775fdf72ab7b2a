import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { runImportStep } from "./steps/run-import"

export type ImportTierPriceRulesInput = {
  /** The import whose text is kept (see `startImport`). */
  import_id: string
}

export const importTierPriceRulesWorkflowId = "import-tier-price-rules"

/**
 * Imports a kept file of tier prices in the background: the caller gets its answer at once, and the
 * work goes on whoever stays connected. All or nothing: its rules hold once all of them are written.
 * When the process dies the import has written nothing and is marked as failed.
 *
 * @summary Import tier prices from a CSV file.
 */
export const importTierPriceRulesWorkflow = createWorkflow({ name: importTierPriceRulesWorkflowId }, ({ import_id }: ImportTierPriceRulesInput) => {
  return new WorkflowResponse(runImportStep(import_id))
})
