/** Reads what an admin or another system gives: new rules, or a change of a stored one. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { parseTierPriceRule, readableFields, STAND_IN_ITEM, type TierPriceRuleInput } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { editableFields } from "../../../modules/tier-pricing/editable-fields"
import { AMOUNTS_WITHOUT_CURRENCY, ruleNotFound } from "../../../modules/tier-pricing/refusals"
import { refuseAll, RefusalError } from "../../../shared/refusal-error"
import type { RuleReplacement, StoredRule, TierPriceRuleRow, TierPricingService } from "../../../modules/tier-pricing/service"
import type { Refusal } from "../../../shared/refusal"
import { isStorable } from "../../../shared/schema"
import { unknownReferences, type RuleReferences } from "./references"

/** One stored rule. @throws RefusalError `rule_not_found` */
export const readStoredRule = async (service: TierPricingService, id: string): Promise<TierPriceRuleRow> => {
  const [row] = isStorable(id) ? await service.listTierPriceRules({ id }) : []
  if (!row) {
    throw ruleNotFound(id)
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

/** A change laid over the stored rule, to be read as a whole. An item stands in for those that stay. */
export const mergeChange = (stored: TierPriceRuleRow, changes: RuleChange["changes"]): Record<string, unknown> => ({
  ...editableFields(stored),
  ...(keepsItems(stored, changes) && { items: [STAND_IN_ITEM] }),
  ...changes,
})

const keepsItems = ({ kind }: TierPriceRuleRow, { items }: RuleChange["changes"]): boolean => kind === "price_book" && items === undefined

/**
 * What a changed rule is stored as.
 *
 * @returns without `items` where those stay as they are
 * @throws RefusalError `invalid_input`
 */
export const readChangedRule = ({ row, holds_amounts }: StoredRule, changes: RuleChange["changes"]): RuleReplacement => {
  const rule = readRule(mergeChange(row, changes))
  if (!keepsItems(row, changes)) {
    return rule
  }
  refuseAll(holds_amounts && rule.currency_code === null ? [AMOUNTS_WITHOUT_CURRENCY] : [])
  const { items: _standIn, ...replacement } = rule
  return replacement
}
