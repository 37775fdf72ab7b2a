/** The step that changes the programme. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { changedSettings, parseReferralSettings, type ReferralSettings } from "../../../modules/referrals/domain/program"
import { REFERRALS } from "../../../modules/referrals/key"
import type { ReferralsService } from "../../../modules/referrals/service"
import { currenciesOf, targetsOf } from "../../../rewards"
import { refuseAll } from "../../../shared/refusal-error"
import { unknownAmong, type Reference } from "../../tier-pricing/steps/references"

/** Settings that change; of a group such as `friend` only what changes in it. */
export type ReferralProgramChange = { changes: Record<string, unknown> }

/** Changes the programme; undone by storing it as it was. */
export const changeReferralProgramStep = createStep(
  "change-referral-program",
  async ({ changes }: ReferralProgramChange, { container }) => {
    const service = container.resolve<ReferralsService>(REFERRALS)
    const { id: _id, revision: _revision, retired_at: _retired, updated_at: _updated, ...before } = await service.readProgram()
    await requireNamed(container, before, changes)
    const { revision } = await service.changeProgram(changes)
    return new StepResponse({ revision }, { before, changes })
  },
  async (undo, { container }) => {
    if (undo) {
      const { before, changes } = undo
      const names = Object.keys(changes)
      const service = container.resolve<ReferralsService>(REFERRALS)
      await service.changeProgram(Object.fromEntries(Object.entries(before).filter(([name]) => names.includes(name))))
    }
  }
)

/**
 * What a change leaves as it was may be gone since; what it names has to exist.
 *
 * @throws RefusalError `invalid_input` with `unknown_id` for each field
 */
const requireNamed = async (container: MedusaContainer, before: ReferralSettings, changes: Record<string, unknown>): Promise<void> => {
  const parsed = parseReferralSettings(changedSettings(before, changes))
  const named = parsed.ok ? namedIn(parsed.value).filter(({ path }) => path.split(".")[0] in changes) : []
  refuseAll(await unknownAmong(container, named))
}

const namedIn = ({ advocates, friend, advocate, minimum_order }: ReferralSettings): Reference[] => {
  const rewards = [
    ...amountsOf("friend.discount.amounts", friend.discount?.type === "fixed" ? friend.discount.amounts : null),
    ...amountsOf("friend.discount.maximum", friend.discount?.type === "percentage" ? friend.discount.maximum : null),
    ...amountsOf("friend.minimum_spend", friend.minimum_spend),
    ...amountsOf("minimum_order", minimum_order),
    ...advocateNames(advocate),
  ]
  return [
    { path: "advocates.customer_group_ids", kind: "customer_groups", ids: advocates.customer_group_ids },
    { path: "advocates.level_ids", kind: "levels", ids: advocates.level_ids },
    ...rewards.map(({ path, entity, ids }) => ({ path, kind: entity, ids })),
  ]
}

const advocateNames = (advocate: ReferralSettings["advocate"]) => {
  if (advocate.kind === "points") {
    return amountsOf("advocate.amount.points_per_unit", advocate.amount.type === "share" ? advocate.amount.points_per_unit : null)
  }
  const { amount, minimum_spend, scope } = advocate
  return [
    ...amountsOf("advocate.amount.discount.amounts", amount.type === "fixed" && amount.discount.type === "fixed" ? amount.discount.amounts : null),
    ...amountsOf("advocate.amount.maximum", amount.type === "share" ? amount.maximum : null),
    ...amountsOf("advocate.minimum_spend", minimum_spend),
    ...targetsOf(scope).map((reference) => ({ ...reference, path: `advocate.${reference.path}` })),
  ]
}

const amountsOf = (path: string, amounts: Record<string, string> | null) => currenciesOf(path, amounts ?? {})
