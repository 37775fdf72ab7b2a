import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { MagentoNames } from "../../../modules/tier-pricing/domain/csv/magento-rows"
import type { ImportError } from "../../../shared/csv/import-error"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPriceImportRow, TierPricingService } from "../../../modules/tier-pricing/service"
import type { FileKind } from "../../../modules/tier-pricing/storage/imports"
import { z } from "../../../shared/schema"
import { checkImport } from "../import/check-import"
import { keptText } from "../import/file-text"
import { turnTaking } from "../../../runtime/turn-taking"
import { ensureMembers } from "../members/keep-members"

/** How often a running import says that it still runs, in milliseconds. It is given up after a minute of silence. */
const HEARTBEAT = 10_000

const STOPPED: ImportError = {
  row: 0,
  column: null,
  reason: "internal_error",
  value: null,
  message: "the import stopped because of an error in the server, which is in its log; nothing was changed",
}

/**
 * Checks a kept file and, when nothing is wrong with it, writes all its rules in one transaction.
 * Safe to run again: an import that has ended is left alone.
 */
export const runImportStep = createStep({ name: "run-tier-price-import", async: true }, async (import_id: string, { container }) => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  const record = await service.readImport(import_id)
  if (record?.status !== "running") {
    return new StepResponse(record?.status ?? "failed")
  }
  const heartbeat = setInterval(() => void service.noteImport(import_id).catch(() => undefined), HEARTBEAT)
  try {
    return new StepResponse(await importFile(container, service, record))
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`tier price import ${import_id} failed`, asError(error))
    await service.failImport(import_id, [STOPPED])
    return new StepResponse("failed" as const)
  } finally {
    clearInterval(heartbeat)
  }
})

const importFile = async (container: MedusaContainer, service: TierPricingService, record: TierPriceImportRow): Promise<"done" | "failed"> => {
  const { id } = record
  await service.noteImport(id, { phase: "reading" })
  const { rules, errors } = await checkImport(container, kindOf(record), keptText(container, id), (rows_total) =>
    service.noteImport(id, { phase: "checking", rows_total })
  )
  if (errors.length) {
    await service.failImport(id, errors)
    return "failed"
  }
  await ensureMembers(container)
  await service.noteImport(id, { phase: "writing" })
  await service.writeImport(id, rules, turnTaking())
  return "done"
}

const magentoNames: z.ZodType<MagentoNames> = z.object({
  websites: z.record(z.string(), z.object({ currency_code: z.string(), region_ids: z.array(z.string()).optional() })),
  customer_groups: z.record(z.string(), z.string()),
})

const kindOf = ({ format, names }: TierPriceImportRow): FileKind =>
  format === "magento" ? { format, names: magentoNames.parse(names) } : { format }

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
