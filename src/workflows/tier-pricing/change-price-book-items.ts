import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { priceBookItem, type PriceBookItem } from "../../modules/tier-pricing/domain/tier-price-rule"
import { TIER_PRICING } from "../../modules/tier-pricing/key"
import { editableFields } from "../../modules/tier-pricing/editable-fields"
import { refuseAll, RefusalError } from "../../shared/refusal-error"
import type { TierPricingService } from "../../modules/tier-pricing/service"
import { refusalsOf } from "../../shared/refusal"
import { parseInput, storableText, z } from "../../shared/schema"
import { problemsOf, readStoredRule } from "./steps/rule-input"

export type ChangePriceBookItemsInput = {
  rule_id: string
  /** Variants with all their new breaks. */
  set: unknown
  /** Variants to take out of the price book. */
  delete: unknown
}

const changes = z
  .strictObject({
    set: z.array(priceBookItem).max(10_000).default([]),
    delete: z.array(storableText()).max(10_000).default([]),
  })
  .superRefine(({ set, delete: gone }, context) => {
    const seen = new Set(set.map(({ variant_id }) => variant_id))
    gone.forEach((variant_id, index) => {
      if (seen.has(variant_id)) {
        const message = `names ${variant_id} a second time: set a variant or delete it, once`
        context.addIssue({ code: "custom", path: ["delete", index], message, params: { reason: "duplicate_variant" } })
      }
      seen.add(variant_id)
    })
  })

/** Reads the change against the stored price book. */
const readChangesStep = createStep("read-price-book-changes", async ({ rule_id, ...given }: ChangePriceBookItemsInput, { container }) => {
  const stored = await readStoredRule(container.resolve<TierPricingService>(TIER_PRICING), rule_id)
  if (stored.kind !== "price_book") {
    throw new RefusalError("not_a_price_book", [{ path: "id", reason: "not_a_price_book", message: `${rule_id} has a scope instead of items: change its breaks` }])
  }
  const parsed = parseInput(changes, given)
  if (!parsed.success) {
    throw new RefusalError("invalid_input", refusalsOf(parsed.error.issues))
  }
  // The rule as a whole must stay right: no amounts without a currency, no variant twice.
  if (parsed.data.set.length) {
    const { set: items } = parsed.data
    refuseAll(await problemsOf(container, { ...editableFields(stored), items }, { items }))
  }
  return new StepResponse({ rule_id, changes: parsed.data })
})

const writeChangesStep = createStep(
  "write-price-book-changes",
  async ({ rule_id, changes }: { rule_id: string; changes: { set: PriceBookItem[]; delete: string[] } }, { container }) => {
    await container.resolve<TierPricingService>(TIER_PRICING).changeItems(rule_id, changes)
    return new StepResponse(rule_id)
  }
)

export const changePriceBookItemsWorkflowId = "change-price-book-items"

/**
 * Changes single variants of a price book, all or none; the others stay as they are. You can use
 * this workflow within your own customizations.
 *
 * @example
 * await changePriceBookItemsWorkflow(container).run({ input: { rule_id: "tprule_1", delete: ["variant_2"],
 *   set: [{ variant_id: "variant_1", breaks: [{ min_quantity: 1, type: "fixed", value: 0.0039 }] }] } })
 *
 * @summary Change variants of a price book. Returns the rule's id.
 * @throws RefusalError `rule_not_found`, `not_a_price_book`, or `invalid_input` with every wrong field
 */
export const changePriceBookItemsWorkflow = createWorkflow(changePriceBookItemsWorkflowId, (input: ChangePriceBookItemsInput) => {
  return new WorkflowResponse(writeChangesStep(readChangesStep(input)))
})
