/** Reads what an admin or another system gives: new rules, or a change of a stored one. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { parseTierPriceRule, readableFields, STAND_IN_ITEM, type TierPriceRuleInput } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { editableFields } from "../../../modules/tier-pricing/editable-fields"
import { AMOUNTS_WITHOUT_CURRENCY, RefusalError } from "../../../modules/tier-pricing/refusals"
import type { RuleReplacement, TierPriceRuleRow, TierPricingService } from "../../../modules/tier-pricing/service"
import type { Refusal } from "../../../shared/refusal"
import { isStorable } from "../../../shared/schema"
import { unknownReferences, type RuleReferences } from "./references"

/** One stored rule. @throws RefusalError `rule_not_found` */
export const readStoredRule = async (service: TierPricingService, id: string): Promise<TierPriceRuleRow> => {
  const [row] = isStorable(id) ? await service.listTierPriceRules({ id }) : []
  if (!row) {
    throw new RefusalError("rule_not_found", [{ path: "id", reason: "rule_not_found", message: `there is no tier price rule ${id}` }])
  }
  return row
}

/**
 * Everything that is wrong with a new rule: in itself, and in what it names.
 *
 * @param rule as it is to be stored
 * @param named the part of it that has to name what exists; all of it by default
 */
export const problemsOf = async (container: MedusaContainer, rule: unknown, named: RuleReferences = readableFields(rule)): Promise<Refusal[]> => {
  const parsed = parseTierPriceRule(rule)
  return [...(parsed.ok ? [] : parsed.refusals), ...(await unknownReferences(container, named))]
}

/** @throws RefusalError `invalid_input` where there are refusals */
export const refuseAll = (refusals: Refusal[]): void => {
  if (refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
}

/** Reads a rule. @throws RefusalError `invalid_input` with every refusal */
export const readRule = (input: unknown): TierPriceRuleInput => {
  const parsed = parseTierPriceRule(input)
  if (!parsed.ok) {
    throw new RefusalError("invalid_input", parsed.refusals)
  }
  return parsed.value
}

/** The fields of a rule to change; the others stay. */
export type RuleChange = { id: string; changes: Record<string, unknown> }

/** A change laid over the stored rule, to be read as a whole. `keepsItems`: an item stands in for those that stay. */
export const mergeChange = async (service: TierPricingService, { id, changes }: RuleChange): Promise<{ merged: Record<string, unknown>; keepsItems: boolean }> => {
  const stored = await readStoredRule(service, id)
  const keepsItems = stored.kind === "price_book" && changes.items === undefined
  return { merged: { ...editableFields(stored), ...(keepsItems && { items: [STAND_IN_ITEM] }), ...changes }, keepsItems }
}

/**
 * What a changed rule is stored as.
 *
 * @returns without `items` where those stay as they are
 * @throws RefusalError `rule_not_found` or `invalid_input`
 */
export const readChangedRule = async (service: TierPricingService, change: RuleChange): Promise<RuleReplacement> => {
  const { merged, keepsItems } = await mergeChange(service, change)
  const rule = readRule(merged)
  if (!keepsItems) {
    return rule
  }
  if (rule.currency_code === null && (await service.findBooksOfAmounts([change.id])).length) {
    throw new RefusalError("invalid_input", [AMOUNTS_WITHOUT_CURRENCY])
  }
  const { items: _standIn, ...replacement } = rule
  return replacement
}
