import type { AdminTierPriceRule } from "../../types/tier-price-rule"
import { type BookChanges, portionsOf } from "./price-book"
import { type RuleDraft, inputOfDraft } from "./rule-draft"
import { tierPriceRules } from "./tier-price-rules-api"

/**
 * Makes the rule. A price book too large for one request is made as a draft,
 * filled, and only then given its status: half a contract never applies.
 */
export async function createRule(draft: RuleDraft, book: BookChanges): Promise<AdminTierPriceRule> {
  const input = inputOfDraft(draft)
  if (draft.kind === "scope") {
    return (await tierPriceRules.create({ ...input, items: null })).tier_price_rule
  }
  const [first, ...rest] = portionsOf(book)
  const status = rest.length > 0 ? "draft" : input.status
  const { tier_price_rule: rule } = await tierPriceRules.create({ ...input, status, items: first?.set ?? [] })
  for (const portion of rest) {
    await tierPriceRules.changeItems(rule.id, portion)
  }
  if (status === input.status) {
    return rule
  }
  return (await tierPriceRules.update(rule.id, { status: input.status })).tier_price_rule
}

/** Saves the changes of a price book portion by portion; `onSaved` hears which variants are done. */
export async function saveBook(id: string, changes: BookChanges, onSaved: (variantIds: string[]) => void) {
  for (const portion of portionsOf(changes)) {
    await tierPriceRules.changeItems(id, portion)
    onSaved([...portion.set.map(({ variant_id }) => variant_id), ...portion.delete])
  }
}
