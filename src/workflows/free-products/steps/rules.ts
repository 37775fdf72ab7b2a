/** Steps that store free-product rules. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { freeProductConditions, parseFreeProductRule, readableReferences, type FreeProductReferences, type FreeProductRuleInput } from "../../../modules/free-products/domain/free-product-rule"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductRuleRow, FreeProductsService } from "../../../modules/free-products/service"
import { RULE_FIELDS } from "../../../modules/free-products/storage/rules"
import type { Scope } from "../../../shared/fields"
import { RefusalError } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import { unknownAmong, type Reference } from "../../tier-pricing/steps/references"

/** A change of one rule: fields that are left out stay. */
export type FreeProductRuleChange = { id: string; changes: Record<string, unknown> }

/** @throws RefusalError `free_product_rule_not_found` */
export const readFreeProductRuleRow = async (container: MedusaContainer, id: string): Promise<FreeProductRuleRow> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const [row] = isStorable(id) ? await service.listFreeProductRules({ id }, { take: 1 }) : []
  if (!row) {
    throw new RefusalError("free_product_rule_not_found", [{ path: "id", reason: "free_product_rule_not_found", message: `there is no free-product rule ${id}` }])
  }
  return row
}

/**
 * Reads a rule from untrusted input, and looks up what it names.
 *
 * @param named the part of the rule that has to name what exists: what a change leaves as it was may be gone since
 * @throws RefusalError `invalid_input` with every wrong field; `unknown_id` where the shop does not have what the rule names
 */
const readRuleInput = async (container: MedusaContainer, input: unknown, named: unknown = input): Promise<FreeProductRuleInput> => {
  const parsed = parseFreeProductRule(input)
  const refusals = [...(parsed.ok ? [] : parsed.refusals), ...(await unknownAmong(container, referencesIn(readableReferences(named))))]
  if (!parsed.ok || refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
  return parsed.value
}

/** What a rule names, place by place, such as `reward.goods.1.variant_id` or `conditions.all.0.args.ids`. */
const referencesIn = ({ conditions, reward, repeat }: FreeProductReferences): Reference[] => [
  ...freeProductConditions.namedIds(conditions ?? null).map(({ path, entity, ids }) => ({ path: `conditions.${path}`, kind: entity, ids })),
  ...(reward ? referencesInReward(reward) : []),
  ...(repeat && "scope" in repeat ? referencesInScope("repeat.scope.ids", repeat.scope) : []),
  ...(repeat?.type === "per_amount" ? repeat.amounts.map(({ currency_code }, index) => ({ path: `repeat.amounts.${index}.currency_code`, kind: "currencies" as const, ids: [currency_code] })) : []),
]

const referencesInReward = (reward: FreeProductRuleInput["reward"]): Reference[] =>
  "scope" in reward
    ? referencesInScope("reward.scope.ids", reward.scope)
    : reward.goods.flatMap(({ variant_id, fallbacks }, index) => [
        { path: `reward.goods.${index}.variant_id`, kind: "variants" as const, ids: [variant_id] },
        { path: `reward.goods.${index}.fallbacks`, kind: "variants" as const, ids: fallbacks },
      ])

const referencesInScope = (path: string, { type, ids }: Scope): Reference[] => (type === "all" ? [] : [{ path, kind: type, ids }])

type RuleField = (typeof RULE_FIELDS)[number]

const only = (fields: readonly RuleField[], from: Record<RuleField, unknown>): Record<string, unknown> => Object.fromEntries(fields.map((field) => [field, from[field]]))

/** As Medusa's JSON columns take it. */
const columnsOf = ({ conditions, reward, repeat, limits, stacking, ...rule }: FreeProductRuleInput) => ({
  ...rule,
  conditions: conditions as Record<string, unknown> | null,
  reward: reward as Record<string, unknown>,
  repeat: repeat as Record<string, unknown>,
  limits: limits as Record<string, unknown>,
  stacking: stacking as Record<string, unknown>,
})

/** Stores a new rule; undone by deleting it. */
export const createFreeProductRuleStep = createStep(
  "create-free-product-rule",
  async ({ rule }: { rule: unknown }, { container }) => {
    const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
    const { id } = await service.createFreeProductRules(columnsOf(await readRuleInput(container, rule)))
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<FreeProductsService>(FREE_PRODUCTS).deleteFreeProductRules(id)
    }
  }
)

/** Changes a rule: the changed fields are read together with those that stay, and written alone, so that nobody's change of another field at the same moment is lost. Undone by storing them as they were. */
export const updateFreeProductRuleStep = createStep(
  "update-free-product-rule",
  async ({ id, changes }: FreeProductRuleChange, { container }) => {
    const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
    const row = await readFreeProductRuleRow(container, id)
    const rule = await readRuleInput(container, { ...only(RULE_FIELDS, row), ...changes }, changes)
    const changed = RULE_FIELDS.filter((field) => field in changes)
    if (changed.length) {
      await service.replaceRule(id, only(changed, rule))
    }
    return new StepResponse(id, { id, before: only(changed, row) })
  },
  async (changed, { container }) => {
    if (changed && Object.keys(changed.before).length) {
      await container.resolve<FreeProductsService>(FREE_PRODUCTS).replaceRule(changed.id, changed.before)
    }
  }
)

/** Deletes a rule so that it can be restored; undone by restoring it. */
export const deleteFreeProductRuleStep = createStep(
  "delete-free-product-rule",
  async (id: string, { container }) => {
    await readFreeProductRuleRow(container, id)
    await container.resolve<FreeProductsService>(FREE_PRODUCTS).softDeleteFreeProductRules([id])
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<FreeProductsService>(FREE_PRODUCTS).restoreFreeProductRules([id])
    }
  }
)
