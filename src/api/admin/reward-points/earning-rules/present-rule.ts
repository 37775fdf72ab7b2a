/** Stored earning rules as the admin API shows them. */
import type { EarningRuleRow } from "../../../../modules/reward-points/service"
import { readRule } from "../../../../modules/reward-points/storage/earning-rules"
import type { Refusal } from "../../../../shared/refusal"

export type PresentedEarningRule = Omit<EarningRuleRow, "deleted_at"> & { /** Null, or why the stored rule cannot be read: it then gives nothing. */ broken: Refusal[] | null }

export const presentEarningRule = (row: EarningRuleRow): PresentedEarningRule => {
  const { deleted_at: _deleted, ...shown } = row
  const rule = readRule(row)
  return { ...shown, broken: rule.ok ? null : rule.refusals }
}
