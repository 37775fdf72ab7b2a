/** Steps that store earning rules. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { earningConditions, parseEarningRule, readableReferences, type EarningRuleInput, type EarningRuleReferences } from "../../../modules/reward-points/domain/earning-rule"
import { REWARD_POINTS } from "../../../modules/reward-points/key"
import type { EarningRuleRow, RewardPointsService } from "../../../modules/reward-points/service"
import type { Refusal } from "../../../shared/refusal"
import { RefusalError } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import { unknownAmong } from "../../tier-pricing/steps/references"

/** A change of one rule: fields that are left out stay. */
export type EarningRuleChange = { id: string; changes: Record<string, unknown> }

const FIELDS = ["name", "description", "status", "priority", "starts_at", "ends_at", "conditions", "scope", "currency_code", "grant", "stacking", "caps"] as const

const ruleNotFound = (id: string): RefusalError =>
  new RefusalError("earning_rule_not_found", [{ path: "id", reason: "earning_rule_not_found", message: `there is no earning rule ${id}` }])

/** @throws RefusalError `earning_rule_not_found` */
export const readEarningRuleRow = async (container: MedusaContainer, id: string): Promise<EarningRuleRow> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const [row] = isStorable(id) ? await service.listRewardPointsEarningRules({ id }, { take: 1 }) : []
  if (!row) {
    throw ruleNotFound(id)
  }
  return row
}

/**
 * @param named the part of the rule that has to name what exists: what a change leaves as it was may be gone since
 * @throws RefusalError `invalid_input` with every wrong field; `unknown_id` where the shop does not have what the rule names
 */
const readRule = async (container: MedusaContainer, input: unknown, named: unknown = input): Promise<EarningRuleInput> => {
  const parsed = parseEarningRule(input)
  const refusals = [...(parsed.ok ? [] : parsed.refusals), ...(await unknownReferences(container, readableReferences(named)))]
  if (!parsed.ok || refusals.length) {
    throw new RefusalError("invalid_input", refusals)
  }
  return parsed.value
}

/** A refusal for each place of a rule that names what does not exist, such as `conditions.all.1.args.ids`. */
const unknownReferences = (container: MedusaContainer, { scope, currency_code, conditions }: EarningRuleReferences): Promise<Refusal[]> =>
  unknownAmong(container, [
    ...(!scope || scope.type === "all" ? [] : [{ path: "scope.ids", kind: scope.type, ids: scope.ids }]),
    ...(currency_code ? [{ path: "currency_code", kind: "currencies" as const, ids: [currency_code] }] : []),
    ...earningConditions.namedIds(conditions ?? null).map(({ path, entity, ids }) => ({ path: `conditions.${path}`, kind: entity, ids })),
  ])

/** As Medusa's JSON columns take it. */
const columnsOf = ({ conditions, scope, grant, caps, ...rule }: EarningRuleInput) => ({
  ...rule,
  conditions: conditions as Record<string, unknown> | null,
  scope: scope as Record<string, unknown>,
  grant: grant as Record<string, unknown>,
  caps: caps as Record<string, unknown>,
})

/** Stores a new rule; undone by deleting it. */
export const createEarningRuleStep = createStep(
  "create-points-earning-rule",
  async ({ rule }: { rule: unknown }, { container }) => {
    const service = container.resolve<RewardPointsService>(REWARD_POINTS)
    const { id } = await service.createRewardPointsEarningRules(columnsOf(await readRule(container, rule)))
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<RewardPointsService>(REWARD_POINTS).deleteRewardPointsEarningRules(id)
    }
  }
)

/** Changes a rule; undone by storing it as it was. */
export const updateEarningRuleStep = createStep(
  "update-points-earning-rule",
  async ({ id, changes }: EarningRuleChange, { container }) => {
    const service = container.resolve<RewardPointsService>(REWARD_POINTS)
    const row = await readEarningRuleRow(container, id)
    const before = Object.fromEntries(FIELDS.map((field) => [field, row[field]]))
    const rule = await readRule(container, { ...before, ...changes }, changes)
    await service.replaceEarningRule(id, rule)
    return new StepResponse(id, { id, ...before })
  },
  async (before, { container }) => {
    if (before) {
      const { id, ...rule } = before
      await container.resolve<RewardPointsService>(REWARD_POINTS).replaceEarningRule(id, rule)
    }
  }
)

/** Deletes a rule so that it can be restored; undone by restoring it. */
export const deleteEarningRuleStep = createStep(
  "delete-points-earning-rule",
  async (id: string, { container }) => {
    await readEarningRuleRow(container, id)
    await container.resolve<RewardPointsService>(REWARD_POINTS).softDeleteRewardPointsEarningRules([id])
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<RewardPointsService>(REWARD_POINTS).restoreRewardPointsEarningRules([id])
    }
  }
)
