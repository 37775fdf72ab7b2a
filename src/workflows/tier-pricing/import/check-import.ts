/** Reads a file and says what it would change, or everything that is wrong with it. */
import { generateEntityId } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { assembleRule, Format, ImportedRule, KnownNames, MAGENTO_FORMAT, NATIVE_FORMAT } from "../../../modules/tier-pricing/domain/csv/assemble-rules"
import { cellError, type ImportError } from "../../../shared/csv/import-error"
import { magentoRows } from "../../../modules/tier-pricing/domain/csv/magento-rows"
import { nativeRows } from "../../../modules/tier-pricing/domain/csv/native-rows"
import type { RuleDraft } from "../../../modules/tier-pricing/domain/csv/rule-draft"
import { TIER_PRICING } from "../../../modules/tier-pricing/key"
import type { TierPricingService } from "../../../modules/tier-pricing/service"
import { identityKey } from "../../../modules/tier-pricing/storage/find-same-rules"
import type { FileKind } from "../../../modules/tier-pricing/storage/imports"
import type { RuleUnderId } from "../../../modules/tier-pricing/storage/write-rule-batch"
import { readCsv, type TextPieces } from "./csv-records"
import { resolveNames } from "./resolve-names"
import { turnTaking } from "../../../runtime/turn-taking"

/** What a file holds. Only without errors may `rules` be stored. */
export type CheckedImport = {
  /** Rows below the header. */
  rows: number
  rules: RuleUnderId[]
  /** How many of the rules replace a stored one. */
  replaced: number
  /** Different variants in price books. */
  variants: number
  /** All of them, in the order of their rows. */
  errors: ImportError[]
}

/** @param onRead is told the number of rows once all are read */
export const checkImport = async (
  container: MedusaContainer,
  kind: FileKind,
  pieces: TextPieces,
  onRead: (rows: number) => Promise<void> = async () => undefined
): Promise<CheckedImport> => {
  const errors: ImportError[] = []
  const report = (error: ImportError) => void errors.push(error)
  const table = kind.format === "magento" ? magentoRows(kind.names, report) : nativeRows(report)
  await readCsv(pieces, table.read, report)
  const rows = table.finish()
  const drafts = table.takeDrafts()
  await onRead(rows)
  const known = await resolveNames(container, drafts)
  const { rules, variants } = await assemble(drafts, known, kind.format === "magento" ? MAGENTO_FORMAT : NATIVE_FORMAT, report)
  const planned = await findTargets(container, rules, report)
  return { rows, variants, errors: errors.sort((a, b) => a.row - b.row), ...planned }
}

const assemble = async (drafts: RuleDraft[], known: KnownNames, format: Format, report: (error: ImportError) => void) => {
  const rules: ImportedRule[] = []
  const variants = new Set<string>()
  const letOthersIn = turnTaking()
  for (const draft of drafts) {
    const reading = assembleRule(draft, known, format)
    let step = reading.next()
    while (!step.done) {
      await letOthersIn()
      step = reading.next()
    }
    step.value.errors.forEach(report)
    if (step.value.rule) {
      rules.push(step.value.rule)
      step.value.rule.items?.forEach(({ variant_id }) => variants.add(variant_id))
    }
    // What the rows said is not needed any more: half the memory of a large file.
    Object.assign(draft, { breaks: [], cells: {} })
    await letOthersIn()
  }
  return { rules, variants: variants.size }
}

/**
 * Gives each rule the id under which it is stored: its own, that of the one stored rule with the
 * same name, audience, regions and currency, or a new one.
 */
const findTargets = async (
  container: MedusaContainer,
  rules: ImportedRule[],
  report: (error: ImportError) => void
): Promise<Pick<CheckedImport, "rules" | "replaced">> => {
  const service = container.resolve<TierPricingService>(TIER_PRICING)
  const unnamed = rules.filter(({ id }) => id === null)
  const same = await service.findSameRules(unnamed)
  const sameAs = new Map(unnamed.map((rule, index) => [rule, same[index]]))
  const stored = new Set(await service.findStoredIds(rules.flatMap(({ id }) => id ?? [])))
  const taken = new Map<string, number>()
  let replaced = 0
  const targets: RuleUnderId[] = []
  const letOthersIn = turnTaking()
  for (const rule of rules) {
    const { row } = rule
    const candidates = sameAs.get(rule) ?? []
    if (candidates.length > 1) {
      report(cellError(row, "name", rule.name, "ambiguous_rule", `is the name of ${candidates.length} rules for this audience, regions and currency: say which by its id`))
    }
    const id = rule.id ?? candidates[0]
    const key = id ?? identityKey(rule)
    const twin = taken.get(key)
    if (twin !== undefined) {
      report(cellError(row, "name", rule.name, "duplicate_rule", `is the same rule as in row ${twin}`))
    }
    taken.set(key, row)
    replaced += candidates.length || (id && stored.has(id)) ? 1 : 0
    // Not copied: there may be a hundred thousand.
    targets.push(Object.assign(rule, { id: id ?? generateEntityId("", "tprule") }))
    await letOthersIn()
  }
  return { rules: targets, replaced }
}
