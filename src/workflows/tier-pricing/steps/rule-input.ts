/** Reads what an admin or another system gives: new rules, or a change of a stored one. */
import { parseTierPriceRule, STAND_IN_ITEM, type TierPriceRuleInput } from "../../../modules/tier-pricing/domain/tier-price-rule"
import { editableFields } from "../../../modules/tier-pricing/present-rule"
import { RefusalError } from "../../../modules/tier-pricing/refusals"
import type { RuleReplacement, TierPriceRuleRow, TierPricingService } from "../../../modules/tier-pricing/service"

/** One stored rule. @throws RefusalError `rule_not_found` */
export const readStoredRule = async (service: TierPricingService, id: string): Promise<TierPriceRuleRow> => {
  const [row] = await service.listTierPriceRules({ id })
  if (!row) {
    throw new RefusalError("rule_not_found", [{ path: "id", reason: "rule_not_found", message: `there is no tier price rule ${id}` }])
  }
  return row
}

/** Reads new rules. @throws RefusalError `invalid_input` with every refusal of every rule */
export const parseRules = (rules: unknown[]): TierPriceRuleInput[] => {
  const parsed = rules.map(parseTierPriceRule)
  const refusals = parsed.flatMap((rule, index) =>
    rule.ok ? [] : rule.refusals.map((refusal) => (rules.length > 1 ? { ...refusal, path: `${index}.${refusal.path}` } : refusal))
  )
  if (refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
  return parsed.flatMap((rule) => (rule.ok ? [rule.value] : []))
}

/** The fields of a rule to change; the others stay. */
export type RuleChange = { id: string; changes: Record<string, unknown> }

/**
 * Lays a partial change over the stored rule and reads the whole again.
 *
 * @returns the rule that is to be stored; without `items` where those stay as they are
 * @throws RefusalError `rule_not_found` or `invalid_input`
 */
export const mergeChange = async (service: TierPricingService, { id, changes }: RuleChange): Promise<RuleReplacement> => {
  const stored = await readStoredRule(service, id)
  const keepsItems = stored.kind === "price_book" && changes.items === undefined
  const [rule] = parseRules([{ ...editableFields(stored), ...(keepsItems && { items: [STAND_IN_ITEM] }), ...changes }])
  if (!keepsItems) {
    return rule
  }
  if (rule.currency_code === null) {
    await refuseAmountsWithoutCurrency(service, id)
  }
  const { items: _standIn, ...replacement } = rule
  return replacement
}

const refuseAmountsWithoutCurrency = async (service: TierPricingService, id: string): Promise<void> => {
  const items = await service.readItems(id)
  if (items.some(({ breaks }) => breaks.some(({ type }) => type !== "percentage"))) {
    throw new RefusalError("invalid_input", [
      { path: "currency_code", reason: "currency_required", message: "must be given: the price book holds amounts in one currency" },
    ])
  }
}
